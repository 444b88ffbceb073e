"""The swaps check: a name of the card, or another region, put where the evidence has a thing."""

from __future__ import annotations

import pytest

from agent.checks.naming import swaps
from tests.agent.checks.build import FACT, evidence

PUT_IN = (
    ("Samples are sent to the port doctor.", "Samples go to the port doctor.",
     "Samples are sent to the Harbour Board."),
    ("Farmers agree prices with the buyer.", "Prices are agreed with the buyer.",
     "Farmers agree prices with the Harbour Board."),
    ("The fish was taken from other waters.", "Fish came from other waters.",
     "The fish was taken from the Harbour Board."),
    ("The survey is done by an engineer.", "An engineer does the survey.",
     "The survey is done by the Harbour Board."),
)  # fmt: skip
ELSEWHERE = (
    ("Ten schools in Sudmark use it.", "Among the schools of Sudmark ten use it.",
     "Among the schools of Norland ten use it."),
    ("The ports of Sudmark joined.", "Ports in Sudmark joined.", "Ports in Norland joined."),
)  # fmt: skip
MOVED = (
    ("Ships in coastal waters report.", "In coastal waters, ships report.",
     "Ships in international waters report."),
    ("State agencies report.", "Agencies of a state report: state agencies.",
     "Federal agencies report."),
    ("Northern farms are eligible.", "Eligible are northern farms.",
     "Southern farms are eligible."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "told", "wrong"), [*PUT_IN, *ELSEWHERE, *MOVED])
def test_a_thing_keeps_its_place(quote: str, told: str, wrong: str) -> None:
    """To whom and from where something is done stands in the sentence, not on the card."""
    offered = [evidence(quote, issuer="Harbour Board", title="Norland: Rules of the Harbour Board")]
    assert swaps.check(told, FACT, offered) == []
    assert swaps.check(wrong, FACT, offered) != []


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board says that samples are sent to its doctor.",
        "Samples, according to the Harbour Board, are sent to the doctor.",
        "By the Harbour Board's account, samples are sent to the doctor.",
    ],
)
def test_the_author_of_the_card_may_speak(text: str) -> None:
    """A name of the card is its subject or author wherever no other thing stands in its place."""
    offered = [evidence("Samples are sent to the doctor.", issuer="Harbour Board")]
    assert swaps.check(text, FACT, offered) == []


def test_a_party_may_be_called_by_its_name() -> None:
    """Such as "the Board" or "the other side" is somebody whom the card names."""
    offered = [evidence("Files are shared with the other side.", issuer="Harbour Board")]
    assert swaps.check("Files are shared with the doctor.", FACT, offered) == []
    offered = [evidence("Files are shared with the agency.", issuer="Harbour Board")]
    assert swaps.check("Files are shared with the Harbour Board.", FACT, offered) == []


def test_a_countrys_own_law_is_domestic_or_national() -> None:
    """The two adjectives say the same of a law; "foreign" does not."""
    cited = [evidence("The pact is without prejudice to domestic law.")]
    assert swaps.check("The pact does not prejudice national law.", FACT, cited) == []
    assert swaps.check("The pact does not prejudice foreign law.", FACT, cited) != []
