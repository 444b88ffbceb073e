"""Shares of which every case went the same way."""

from __future__ import annotations

import pytest

from evals.benchmark.shares import estimate_share


def test_ten_hits_of_ten_sources_leave_room_for_misses() -> None:
    """0.025 ** (1 / 10): the exact interval of ten hits in ten trials."""
    found = estimate_share([True] * 10, [str(n) for n in range(10)])
    assert (found.mean, found.high) == (1, 1)
    assert found.low == pytest.approx(0.6915, abs=0.0001)


def test_ten_hits_of_one_source_say_next_to_nothing() -> None:
    assert estimate_share([True] * 10, ["a"] * 10).low == pytest.approx(0.025)


def test_no_hit_is_the_same_from_the_other_side() -> None:
    found = estimate_share([False] * 10, [str(n) for n in range(10)])
    assert (found.low, found.mean) == (0, 0)
    assert found.high == pytest.approx(0.3085, abs=0.0001)


def test_mixed_cases_are_drawn() -> None:
    found = estimate_share([True, False] * 10, [str(n) for n in range(20)])
    assert 0.2 < found.low < 0.5 < found.high < 0.8


def test_one_mixed_source_says_nothing_of_others() -> None:
    found = estimate_share([True, False], ["a", "a"])
    assert (found.low, found.mean, found.high) == (0, 0.5, 1)
