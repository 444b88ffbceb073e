"""What every client of an endpoint shares: which failures pass, how long to wait, when to stop.

A client's own SDK never retries: it would repeat a spent quota, and two owners multiply.

Source: RFC 9110 section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import email.utils
import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tenacity

RETRYABLE_STATUSES = frozenset({408, 409, 429})
FIRST_SERVER_ERROR = 500
# A spent quota is sent as 429 but does not come back by waiting.
SPENT_CODES = ("insufficient_quota", "billing_")
WAIT_START_SECONDS = 1.0
WAIT_MOST_SECONDS = 60.0
MOST_ATTEMPTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """What one call may take: requests, and seconds by the wall clock, waits included."""

    attempts: int = MOST_ATTEMPTS
    deadline_seconds: float = 300.0


def is_passing(status: int) -> bool:
    """Return whether an HTTP status says that the same request may succeed later."""
    return status in RETRYABLE_STATUSES or status >= FIRST_SERVER_ERROR


def is_spent(codes: Iterable[object]) -> bool:
    """Return whether one of an error's codes says that the account has nothing left."""
    return any(str(code or "").startswith(SPENT_CODES) for code in codes)


def read_retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that a server asked to wait; 0 when it did not say, or not clearly."""
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        text = headers.get(name)
        if text is None:
            continue
        try:
            seconds = float(text) / divisor
        except ValueError:
            seconds = _seconds_until(text)
        if not math.isnan(seconds):
            return max(seconds, 0.0)
    return 0.0


def make_retrying(
    patience: Patience,
    *,
    is_worth_it: Callable[[BaseException], bool],
    asked_seconds: Callable[[BaseException | None], float],
    sleep: Callable[[float], None],
    clock: Callable[[], float],
) -> tenacity.Retrying:
    """Return the loop: full jitter, never earlier than asked, never beyond the patience.

    The last failure is raised as it is.

    Args:
        patience: begins to run out now.
        is_worth_it: whether another request may help after this failure.
        asked_seconds: what the server asked to wait.
        sleep: takes seconds.
        clock: gives monotonic seconds.

    Source: full jitter, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
    """
    import tenacity

    ends = clock() + patience.deadline_seconds
    backoff = tenacity.wait_random_exponential(
        multiplier=WAIT_START_SECONDS, max=WAIT_MOST_SECONDS, min=WAIT_START_SECONDS
    )

    def wait(state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(asked_seconds(error), backoff(state))

    def stop(state: tenacity.RetryCallState) -> bool:
        return state.attempt_number >= patience.attempts or clock() + state.upcoming_sleep >= ends

    return tenacity.Retrying(
        retry=tenacity.retry_if_exception(is_worth_it),
        wait=wait,
        stop=stop,
        sleep=sleep,
        reraise=True,
    )


def _seconds_until(date: str) -> float:
    try:
        parsed = email.utils.parsedate_to_datetime(date)
        return parsed.timestamp() - time.time()
    except (TypeError, ValueError, OverflowError):
        return math.nan
