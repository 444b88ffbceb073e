"""Words and phrases that writers exchange pass in a near copy; others in their place do not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from agent.checks.overlap.check import check
from agent.checks.overlap.lists import are_opposed
from agent.checks.overlap.thesaurus import find_base, find_exchanged, tells_phrase
from tests.agent.checks.build import FACT, evidence

GROUPS = [
    line.split()
    for line in (files("agent.checks.overlap") / "exchanged.txt")
    .read_text(encoding="utf-8")
    .splitlines()
]

# The source, then the words that are exchanged: what it has, a sound one, and a wrong one.
ONE_FOR_ONE = (
    (
        "In May the harbour guild announced 40 crowns for the training of young pilots.",
        "announced",
        "made public",
        "withheld",
    ),
    (
        "If the ferry line hires a crew, the line shall incorporate its rota into its own plan.",
        "incorporate",
        "build",
        "exclude",
    ),
    (
        "The approval of a new mooring involves two visits to the quay.",
        "involves",
        "entails",
        "replaces",
    ),
    (
        "The guild will press on with its work on the lamps of the outer pier.",
        "press on",
        "go ahead",
        "dispense",
    ),
    (
        "The claim should not be exercised against wardens in the exercise of their office.",
        "exercised",
        "invoked",
        "published",
    ),
    (
        "The order would have saddled the building of quays with pages of forms.",
        "saddled",
        "burdened",
        "decorated",
    ),
    (
        "The wharf fund holds 50 billion crowns for the dredging of the channel.",
        "billion",
        "bn",
        "barrels",
    ),
    (
        "She was awarded the silver oar for her part in the rescue of the crew.",
        "was awarded",
        "received",
        "stole",
    ),
    (
        "The pilots have stood shoulder to shoulder for a century on the outer pier.",
        "shoulder to shoulder",
        "side by side",
        "knee deep",
    ),
    (
        "The council has influenced the layout of the quay and its cranes.",
        "influenced",
        "shaped",
        "photographed",
    ),
    (
        "The new lamp posts enable the docking of large boats at night.",
        "enable the docking of large boats",
        "make the docking of large boats possible",
        "make the docking of large boats lucrative",
    ),
    (
        "The wardens must take the state of the tide into account when they open the lock.",
        "take the state of the tide into account",
        "consider the state of the tide",
        "photograph the state of the tide",
    ),
)

FIRST_SOUND = (
    # A level is told by another word of its kind, though its figure stands on both sides.
    (
        "The pilots have worked for literally more than 100 years on the outer pier.",
        "The pilots have worked for literally over 100 years on the outer pier.",
    ),
    (
        "The appeal is filed at the harbour office within 30 days after notification of the fine.",
        "The appeal is filed at the harbour office within 30 days of notification of the fine.",
    ),
    # Two words that have changed their class as well as their places are not put in.
    (
        "Other methods of secure vessel identification may be used to open a berth.",
        "Other methods of identifying vessels securely may be used to open a berth.",
    ),
)
THEN_WRONG = (
    (
        "The pilots have worked for literally more than 100 years on the outer pier.",
        "The pilots have worked for literally under 100 years on the outer pier.",
    ),
    (
        "The appeal is filed at the harbour office within 30 days after notification of the fine.",
        "The appeal is filed at the harbour office within 30 days before notification of the fine.",
    ),
    # What two words may both stand for does not make them stand for one another: "end".
    (
        "The ministry completed the programme for the small quays after two years.",
        "The ministry stopped the programme for the small quays after two years.",
    ),
    # Words of one field, and yet another thing, another act or another reach.
    (
        "The nets deter seals from entering the northern channel at night.",
        "The nets prevent seals from entering the northern channel at night.",
    ),
    (
        "The report compares the northern quays with those of the south.",
        "The report contrasts the northern quays with those of the south.",
    ),
    (
        "The warden regretted the late arrival of the northern ferry.",
        "The warden apologised for the late arrival of the northern ferry.",
    ),
    (
        "The institute studies the safety of new cranes before their release.",
        "The institute studies the security of new cranes before their release.",
    ),
    (
        "The paper describes marine pollution in the northern harbours.",
        "The paper describes water pollution in the northern harbours.",
    ),
    # "Was awarded" is told by "received", "awarded" is not: the other side has the prize.
    (
        "The harbour board awarded the silver oar for the rescue of the crew.",
        "The harbour board received the silver oar for the rescue of the crew.",
    ),
)


@pytest.mark.parametrize(("quote", "there", "told", "_wrong"), ONE_FOR_ONE)
def test_what_writers_exchange_passes(quote: str, there: str, told: str, _wrong: str) -> None:
    assert there in quote
    assert check(quote.replace(there, told, 1), FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "there", "_told", "wrong"), ONE_FOR_ONE)
def test_another_word_in_its_place_is_found(quote: str, there: str, _told: str, wrong: str) -> None:
    assert check(quote.replace(there, wrong, 1), FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "told"), FIRST_SOUND)
def test_the_same_in_another_turn_passes(quote: str, told: str) -> None:
    assert check(told, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "told"), THEN_WRONG)
def test_its_wrong_twin_is_found(quote: str, told: str) -> None:
    assert check(told, FACT, [evidence(quote)]) != []


def test_what_stands_for_a_phrase_does_not_stand_for_another_word() -> None:
    """Both "adopt" and "accept" tell "take up"; neither tells the other."""
    taken = frozenset(map(find_base, ("taken", "up")))
    assert tells_phrase("adopt", frozenset({"adopt"}), taken)
    assert tells_phrase("accept", frozenset({"accept"}), taken)
    assert not tells_phrase("adopt", frozenset({"adopt"}), frozenset({"accept"}))
    assert "accept" not in find_exchanged("adopt")


def test_part_of_a_phrase_tells_nothing() -> None:
    assert not tells_phrase("public", frozenset({"public"}), frozenset({"announc"}))
    assert tells_phrase("public", frozenset({"make", "public"}), frozenset({"announc"}))


def test_every_form_of_a_word_is_of_its_group() -> None:
    """The stem of "receive" is not that of "received", nor that of "set" that of "setting"."""
    assert "obtain" in find_exchanged("receiv") & find_exchanged("rece")
    assert "establish" in find_exchanged("set") & find_exchanged("sett")


def test_no_group_has_a_word_and_its_opposite() -> None:
    """Phrases apart: "make known" and "unknown" are no terms of one group either."""
    opposed = [
        (one, other)
        for group in GROUPS
        for one in group
        for other in group
        if "_" not in one + other and are_opposed(one, other)
    ]
    assert opposed == []


def test_every_line_is_a_group_without_repetition() -> None:
    assert [group for group in GROUPS if len(group) < 2 or len(set(group)) < len(group)] == []
