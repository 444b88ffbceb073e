"""A search leaves the sections what they need of a run's limits."""

from __future__ import annotations

import pytest

from agent.briefing.bounds import BOUNDS, Bounds
from agent.model.budget import Budget


def test_without_limits_the_bounds_are_its_own() -> None:
    assert BOUNDS.within(None) == BOUNDS
    assert BOUNDS.within(Budget()) == BOUNDS
    assert BOUNDS.within(Budget(max_cost_usd=1.0)) == BOUNDS


@pytest.mark.parametrize(("calls", "requests"), [(100, 5), (16, 4), (8, 2)])
def test_a_quarter_of_the_calls_is_for_the_search(calls: int, requests: int) -> None:
    bounds = BOUNDS.within(Budget(max_calls=calls))
    assert bounds is not None
    assert bounds.requests == requests


@pytest.mark.parametrize("calls", [0, 1, 7])
def test_with_few_calls_there_is_no_search(calls: int) -> None:
    assert BOUNDS.within(Budget(max_calls=calls)) is None


def test_a_quarter_of_the_tokens_is_for_the_search() -> None:
    assert BOUNDS.within(Budget(max_tokens=60_000)) == Bounds(tokens=15_000)
    assert BOUNDS.within(Budget(max_tokens=1_000_000)) == BOUNDS
