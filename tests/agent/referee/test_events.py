"""A date belongs to what happened on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.referee import events
from agent.types import Kind
from store.types import Region
from tests.agent.referee.test_quotations import show

REPLACES = "This note replaces Note 7, which was withdrawn on 30 April 2025."


def find(text: str, *quotes: str) -> list[str]:
    """Return the dates that the evidence gives to another act."""
    evidence = [show(quote, 1000 * place) for place, quote in enumerate(quotes)]
    return [each.words for each in events.check(text, Kind.FACT, evidence)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The note was published on 30 April 2025.", REPLACES),
        ("The text was signed on 8 October 2025.", "Compute Summit, Aldhaven, 8 October 2025"),
        ("It took effect on 9 July 2025.", "It was signed on 9 July 2025."),
    ],
)
def test_the_date_of_another_act_is_found(text: str, quote: str) -> None:
    """The source dates something else."""
    assert len(find(text, quote)) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Note 7 was withdrawn on 30 April 2025.", REPLACES),
        ("The note was issued on 1 May 2025.", "Published 1 May 2025"),
        ("The speech of 8 October 2025 was long.", "Compute Summit, Aldhaven, 8 October 2025"),
        ("It took effect on 9 July 2025.", "The committee met often in 2025."),
    ],
)
def test_the_date_of_the_same_act_passes(text: str, quote: str) -> None:
    """So does one that the source does not have at all: that is for the check of dates."""
    assert find(text, quote) == []


def test_a_signature_dates_the_signing() -> None:
    """Nobody writes "signed" under a name and a date."""
    signed = [replace(show("Brae, 9 July 2025"), region=Region.SIGNATURE)]
    assert events.check("It was signed on 9 July 2025.", Kind.FACT, signed) == []
