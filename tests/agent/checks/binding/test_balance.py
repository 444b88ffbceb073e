"""Force is compared on the whole scale, however far the wording: invented twins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.checks.binding import force
from agent.checks.binding.balance import find_unbalanced
from agent.checks.binding.carriers import read_scale
from tests.agent.checks.build import FACT, evidence

TWINS = json.loads((Path(__file__).parent / "scale.json").read_text(encoding="utf-8"))
"""Sources, each with other wordings of it that are sound, and wordings of another force."""
SOUND = [(each["source"], text) for each in TWINS for text in each["sound"]]
WRONG = [(each["source"], text) for each in TWINS for text in each["wrong"]]
# Words of force that answer for one another, tell a case, or stand in a name.
ANSWERED = (
    (
        "The mill may refuse the grain, which must then be returned.",
        "Grain that the mill may refuse must be sent back.",
    ),
    (
        "The keeper shall consider whether the lock should be changed.",
        "Whether the lock should be changed is something the keeper shall consider.",
    ),
    (
        "The lock shall be reversible by the keeper.",
        "It must be possible for the keeper to reverse the lock.",
    ),
    (
        "Entry shall be limited to members and their guests.",
        "Members and their guests may enter; entry is closed to others.",
    ),
    (
        "The valve will potentially save a tenth of the water.",
        "The valve could potentially save a tenth of the water.",
    ),
    (
        "The Harbour Order will help boats reach the quay.",
        "Under the Harbour Order boats will get help to reach the quay.",
    ),
)


@pytest.mark.parametrize(("source", "text"), SOUND)
def test_the_same_force_in_other_words_is_no_fault(source: str, text: str) -> None:
    """Verbs, nouns, adjectives and periphrases of one rung stand for one another."""
    assert find_unbalanced(text, [source]) == ([], [])


@pytest.mark.parametrize(("source", "text"), WRONG)
def test_another_force_is_found_in_whatever_words(source: str, text: str) -> None:
    """A force told on another rung is found, though no word of it is shared."""
    assert force.check(text, FACT, [evidence(source)]) != []


@pytest.mark.parametrize(("source", "text"), ANSWERED)
def test_a_word_of_force_that_the_other_side_answers_is_no_fault(source: str, text: str) -> None:
    """Only what is left over on both sides is compared."""
    assert find_unbalanced(text, [source]) == ([], [])


def test_a_question_tells_no_force() -> None:
    """What a heading asks is no duty."""
    asked = "Must the gate be closed at night?"
    assert find_unbalanced("The gate may be closed at night.", [asked]) == ([], [])


def test_another_cited_sentence_answers_too() -> None:
    """A permission that one of two cited sentences gives lowers none of the other's duties."""
    quotes = ["A guest must show a pass at the gate.", "A guest may show a pass on a phone."]
    assert find_unbalanced("A guest may show a pass on a phone.", quotes) == ([], [])


def test_the_longest_wording_tells_the_rung() -> None:
    """Who obliges may stand within the words of force; a name holds none."""
    read = read_scale("Under the Order Book, pilots are instructed by the port office to wait.")
    assert [each.words for each in read] == ["are instructed by the port office to"]


def test_a_noun_that_the_source_has_lowers_nothing() -> None:
    """What is recommended may have to be followed: the noun names it on both sides."""
    cited = [evidence("The warden shall consider the recommendations of the panel each May.")]
    text = "Each May the panel's recommendations must be considered by the warden."
    assert force.check(text, FACT, cited) == []
    text = "Each May the panel's recommendations may be considered by the warden."
    assert force.check(text, FACT, cited) != []


def test_a_power_given_may_be_told_with_may() -> None:
    """Who is empowered to act may act; who must act is not told so."""
    cited = [evidence("The bishop is empowered to appoint wardens by a sealed letter.")]
    assert force.check("The bishop may appoint wardens by a sealed letter.", FACT, cited) == []
    assert force.check("The bishop must appoint wardens by a sealed letter.", FACT, cited) != []


def test_the_auxiliary_of_a_duty_answers_for_it_alone() -> None:
    """The auxiliary "must" tells "shall"; the order in "must compel" has an answer to find."""
    source = "The two offices shall encourage growers to form clubs."
    assert find_unbalanced("Both offices must encourage growers to form clubs.", [source])[0] == []
    assert find_unbalanced("Both offices must compel growers to form clubs.", [source])[0] != []
