"""Contraries of one thing, and denials that no word of the source can have become."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.denying import contrary, directions
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

SOUND: Final = (
    # Both sides are told apart, each in its place.
    (
        "Logs of public berths are open, those of private berths are not.",
        "The logs of public berths are open, while those of private berths are closed.",
    ),
    # One of the two is denied.
    ("The harbour register is not public.", "The harbour register is confidential."),
    ("The quay fees remain the same.", "The quay fees do not differ."),
    ("The two lifts are not the same machine.", "The two lifts are different machines."),
    # Another word of the same side.
    ("Fast ferries serve the outer islands.", "Quick ferries serve the outer islands."),
    # The contrary is said of another thing.
    (
        "Old ferries serve the outer islands.",
        "Ferries serve the outer islands, where a new pier stands.",
    ),
    # A prefix on both sides, or a denial for it.
    ("Unpaid berth fees are written off.", "Berth fees that are not paid are written off."),
    # A name holds one of them.
    ("Crews leave the Joining Waters office in May.", "The Joining Waters office is left in May."),
    # The exemption is not the only one.
    ("Ports have other lifts besides these two.", "These two lifts are not the only ones."),
    # Open until a day.
    ("Bids for the pier are open until 4 May.", "Bids for the pier close on 4 May."),
)
WRONG: Final = (
    (
        "Harbour masters treat the inspection records of foreign crews as confidential.",
        "The inspection records of foreign crews are treated as public by harbour masters.",
    ),
    (
        "The council strengthens the dikes along the northern shore.",
        "Along the northern shore the dikes are weakened by the council.",
    ),
    (
        "The pilots consider tide tables and wind when they plan a crossing.",
        "Tide tables and wind are left out of account by pilots when they plan a crossing.",
    ),
    (
        "The order concerns personal belongings of ferry passengers.",
        "It is the non-personal belongings of ferry passengers that the order concerns.",
    ),
    (
        "The plan removes unnecessary checks of small boats.",
        "Necessary checks of small boats are removed by the plan.",
    ),
    # A denial too many, though the source denies something else.
    (
        "The harbour office is asking towns for maps, though it should not pay for them.",
        "The harbour office is not asking towns for maps.",
    ),
    (
        "Pilots will guide large ships through the strait without charge.",
        "Pilots will not guide large ships through the strait without charge.",
    ),
    # A prefix denies as well as "not".
    (
        "The new crane lets the yard repair large ferries.",
        "With the new crane it is impossible for the yard to repair large ferries.",
    ),
    (
        "Captains can read the chart and adapt it to their own routes.",
        "Captains are unable to read the chart and adapt it to their own routes.",
    ),
)


def found(text: str, quote: str) -> list[Finding]:
    """Return what both checks of contraries find."""
    given = [evidence(quote)]
    return [*contrary.check(text, FACT, given), *directions.check(text, FACT, given)]


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_two_sides_may_be_told_apart(quote: str, text: str) -> None:
    """Nothing is turned round."""
    assert found(text, quote) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_the_contrary_is_found(quote: str, text: str) -> None:
    """The statement says the contrary of the source, or denies what the source affirms."""
    assert found(text, quote) != []
