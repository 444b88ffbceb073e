"""Denials, prefixes and contraries beside another denial: each is compared in its own clause."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.denying import contrary, directions, polarity
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

SOUND: Final = (
    # What costs nothing, and what does.
    ("Berths in the old harbour are free of charge.", "Berths in the old harbour cost nothing."),
    (
        "Berths in the old harbour are free of charge.",
        "Berths in the old harbour are provided at no cost.",
    ),
    (
        "Moorings are available against payment of a fee.",
        "Moorings are available for a fee.",
    ),
    ("The port council decides by consensus.", "The port council decides by common accord."),
    # Failing, and not doing.
    (
        "A pilot who fails to report a wreck pays a fine of not more than 300 crowns.",
        "A pilot who does not report a wreck pays a fine of at most 300 crowns.",
    ),
    ("The yard failed to repair the lock.", "The yard did not manage to repair the lock."),
    # A prefix that tells the denial of the source.
    ("The chart has no binding force.", "The chart is a non-binding document."),
    ("The agreement is not legally binding.", "It is a legally non-binding agreement."),
    # A verb that denies, with and without another word for it.
    ("The old buoys were replaced by lamps.", "Lamps superseded the old buoys."),
    (
        "Lamps add to the buoys, but do not replace them.",
        "Lamps add to buoys without replacing them.",
    ),
    (
        "Service to the island was not suspended.",
        "There was no suspension of service to the island.",
    ),
    # Both predicates, each with its own denial.
    (
        "The council did not take a vote and will return to the dredging plan in spring.",
        "The council will return to the dredging plan in spring; it did not take a vote.",
    ),
)
WRONG: Final = (
    (
        "Berths in the old harbour are free of charge.",
        "Berths in the old harbour are subject to a fee.",
    ),
    ("Charts are handed to visiting crews at no cost.", "Visiting crews get charts for a fee."),
    ("The port council decides by consensus.", "The port council decides by majority vote."),
    (
        "A pilot who fails to report a wreck pays a fine of not more than 300 crowns.",
        "A pilot who reports a wreck pays a fine of at most 300 crowns.",
    ),
    (
        "A skipper who fails to light the deck is liable to lose the berth.",
        "A skipper who manages to light the deck is liable to lose the berth.",
    ),
    # The denial is of the sharing, which is told as well.
    (
        "A harbour office must not share medical records with insurers, except in emergencies.",
        "A harbour office may share non-medical records with insurers in emergencies.",
    ),
    # Another word of that stem stands elsewhere.
    (
        "No vote was held at the legal hearing on the legal status of the breakwater.",
        "At the legal hearing, the illegal status of the breakwater was left open.",
    ),
    # What denies by its meaning is denied, in another word.
    ("The old buoys were replaced by lamps.", "The old buoys were not superseded by lamps."),
    (
        "A fourth crossing was stopped because the owner withdrew the ship.",
        "A fourth crossing was not halted on account of the withdrawal of the ship by its owner.",
    ),
    (
        "Access to the slipway was suspended once after a collision.",
        "A collision was not followed by a single suspension of access to the slipway.",
    ),
    # The other predicate was denied.
    (
        "The council did not take a vote and will return to the dredging plan in spring.",
        "The notes say that the council will not return to the dredging plan in spring.",
    ),
    # The word of the source that denies is told again beside the denial.
    (
        "Soundings may be published once the secrecy period agreed between the ports has ended.",
        "Soundings may appear as soon as the secrecy period the ports have not agreed is over.",
    ),
)


def found(text: str, quote: str) -> list[Finding]:
    """Return what the checks of denials and contraries find."""
    given = [evidence(quote)]
    return [
        finding
        for check in (polarity.check, contrary.check, directions.check)
        for finding in check(text, FACT, given)
    ]


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_the_same_in_other_words_is_no_denial(quote: str, text: str) -> None:
    """Nothing is lost, added or turned round."""
    assert found(text, quote) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_one_that_is_turned_is_found(quote: str, text: str) -> None:
    """Another denial in the source does not excuse this one."""
    assert found(text, quote) != []
