"""A reason, a belief or a wish is not told as an act; a reason told as it stands is none."""

from __future__ import annotations

import pytest

from agent.checks.binding.told import find_told
from store.types import Role
from tests.agent.checks.build import evidence


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Whereas: As regards quarries, the exclusion is justified by the nature of the stone.",
         "As to quarries, the exclusion is warranted by the nature of the stone."),
        ("Whereas: In such a case, no permit separate from the first is required.",
         "In that event, there is no need of a second permit."),
    ],
)  # fmt: skip
def test_a_recital_that_only_gives_a_reason_may_be_told_as_it_stands(quote: str, told: str) -> None:
    """Its own words hold no stance that the statement could drop."""
    assert find_told(told, (quote,), (evidence(quote, role=Role.RECITAL),)) == []


def test_a_recital_with_a_voice_is_not_told_as_an_act() -> None:
    """What the parties stress is no act of theirs."""
    quote = "Stressing that tolls must be fair,"
    told = "The pact makes tolls fair."
    assert find_told(told, (quote,), (evidence(quote, role=Role.RECITAL),)) != []
