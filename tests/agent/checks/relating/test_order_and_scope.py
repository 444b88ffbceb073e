"""Order and scope in far paraphrases: what was moved, joined or put in another's place."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.relating import order, scope
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

SOUND: Final = (
    # "Wait until" is "not until"; "not until after" is "after"; "are following" orders nothing.
    (
        "The dredging should not start until the survey has been filed.",
        "The dredging should wait until the survey has been filed.",
    ),
    (
        "The port cannot pay for a tow until after it has been made.",
        "The port has to wait until a tow is made before it pays.",
    ),
    ("Rivals are still only following.", "Only following is what rivals still do."),
    ("Crews report when leaving the berth.", "Crews report as they leave the berth."),
    (
        "She led the yard and most recently joined the harbour board.",
        "She led the yard before she joined the harbour board.",
    ),
    # A verb joined; a list whose parts are told anew; an adjective of a thing of the source.
    (
        "The board has knowledge of new risks and understands the link to trade.",
        "The board knows of new risks and grasps how they are linked to trade.",
    ),
    ("Ports keep rules and requirements.", "Ports keep requirements and rules."),
    ("It funds docks, cranes, and sheds.", "It funds docks and storage sheds."),
    ("It serves towns on the coast.", "It serves towns and coastal settlements on the coast."),
    ("Our domestic yards will build it.", "Danish yards will build it."),
    ("It runs federal and local ports.", "Local and federal ports are run by it."),
    ("Sea and river trade are free.", "Maritime and river trade are free."),
    # A party named by its sort, or by another word of its sort.
    ("Civil servants must file notes.", "Officials must file notes."),
    ("We will help traders.", "The agency will help merchants."),
    ("The PLA hosts the data of traders.", "The provider hosts the data of merchants."),
)
WRONG: Final = (
    ("Crews report when leaving the berth.", "Crews report after leaving the berth."),
    (
        "The rules in force at the time of the landing apply.",
        "The rules that come into force after the landing apply.",
    ),
    ("Captains sign before relying on the chart.", "Captains sign after relying on that chart."),
    (
        "She led the yard and most recently joined the harbour board.",
        "She joined the harbour board before she led the yard.",
    ),
    # A second thing, and an adjective that adds some.
    (
        "Enable anglers to report spills, leaks, or wrecks to rangers.",
        "Spills, leaks and wrecks can be reported to rangers by anglers and hoteliers.",
    ),
    ("It is open to coastal towns.", "It is open to coastal and inland towns."),
    (
        "The dock is for training and drills, not for trade.",
        "Training, drills and live repairs are what the dock is for.",
    ),
    (
        "The charter binds federal ports.",
        "Federal, regional and local ports are bound by the charter.",
    ),
    ("It needs a coastal permit.", "It needs an inland or coastal permit."),
    # A party of another sort.
    (
        "Grants help regular citizens to claim what they are due.",
        "Grants help small companies to claim what they are due.",
    ),
    ("The PLA may limit the number of passes.", "The number of passes may be set by pupils."),
    ("Nurses may enter the harbour clinic.", "Farmers may enter the harbour clinic."),
)


def found(text: str, quote: str) -> list[Finding]:
    """Return what both checks find."""
    given = [evidence(quote)]
    return [*order.check(text, FACT, given), *scope.check(text, FACT, given)]


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_an_honest_retelling_passes(quote: str, text: str) -> None:
    """The same order, the same things, the same parties."""
    assert found(text, quote) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_another_order_or_scope_is_found(quote: str, text: str) -> None:
    """One event moved, one thing or party too many."""
    assert found(text, quote)
