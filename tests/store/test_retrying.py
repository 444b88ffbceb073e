"""What clients of endpoints share: which failures pass, and how long a server asked to wait."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.retrying import is_passing, is_spent, read_retry_after


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529, 599])
def test_these_statuses_pass(status: int) -> None:
    """The same request may succeed later."""
    assert is_passing(status)


@pytest.mark.parametrize("status", [200, 301, 400, 401, 402, 403, 404, 410, 422])
def test_these_statuses_do_not_pass(status: int) -> None:
    """The same request never succeeds."""
    assert not is_passing(status)


def test_a_spent_account_is_told_by_its_codes() -> None:
    """It is sent as 429, like a limit that passes."""
    assert is_spent([None, "insufficient_quota"])
    assert is_spent(["billing_hard_limit_reached"])
    assert not is_spent(["rate_limit_exceeded", None])


@given(text=st.text(max_size=20))
def test_any_header_gives_a_wait_of_at_least_nothing(text: str) -> None:
    """Whatever a server writes there."""
    seconds = read_retry_after({"retry-after": text})
    assert seconds >= 0.0
    assert not math.isnan(seconds)


def test_milliseconds_come_before_seconds() -> None:
    """They are more exact."""
    assert read_retry_after({"retry-after": "2", "retry-after-ms": "1500"}) == 1.5
