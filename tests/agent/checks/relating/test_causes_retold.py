"""Causes in far paraphrases: told by other words, turned round, or put in another's place."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.relating import cause
from tests.agent.checks.build import FACT, evidence

SOUND: Final = (
    # A rule on an event; what an act results in; a compound; harm that is done.
    ("The gate will shut when the quay limit is met.", "Meeting the limit will trigger closure."),
    (
        "The bridge joins both towns, ending the need for a ferry.",
        "The ferry is needed no longer because both towns are joined by the bridge.",
    ),
    ("Members want trade-driven growth.", "Members want growth driven by trade."),
    (
        "Floods show the harm that weak dikes can do without upkeep.",
        "Floods show the damage that weak dikes can cause if upkeep is lacking.",
    ),
    # Words have a speaker, no cause.
    (
        "My father would say, be the one you claim to be.",
        "Be the one you claim to be, in words that the mayor attributes to her father.",
    ),
    # A cause that is a thing; what somebody believes.
    (
        "Storms have become the main cause of loss for the fleet.",
        "The notice says that storms have become the main cause of loss for the fleet.",
    ),
    (
        "We believe this route can lead to a revival of trade.",
        "A speaker quoted in the release on ports believes that the route can lead to a revival.",
    ),
    ("She has led the yard since 2019.", "She has been the yard's head since the year 2019."),
    # The same cause in other words; a cleft sentence.
    (
        "Fees rose because ferries use more fuel to cross in storms.",
        "Fees rose because ferries need more fuel when they cross in storms.",
    ),
    (
        "A strong harbour will promote trade and safety on the coast.",
        "What a strong harbour will promote is trade and safety on the coast.",
    ),
)
WRONG: Final = (
    (
        "A strong harbour will promote trade and safety on the coast.",
        "Trade and safety on the coast will further a strong harbour.",
    ),
    (
        "New cranes could influence the fees of the port.",
        "The fees of the port could bring about new cranes.",
    ),
    (
        "Fees rose because ferries use fuel to cross in storms.",
        "Fees rose because ferries sell berths to rival captains.",
    ),
    (
        "Captains need no pilot because pilots board only large tankers in winter.",
        "Captains need no pilot, since the channel was dredged and lit at night.",
    ),
    ("The levy was raised in May and the yard closed.", "The levy caused the yard to close."),
)


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_the_same_cause_passes(quote: str, text: str) -> None:
    """It may be told by a verb, a condition or a compound."""
    assert cause.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_another_cause_is_found(quote: str, text: str) -> None:
    """Turned round, replaced, or added."""
    assert cause.check(text, FACT, [evidence(quote)])
