"""How many requests are under way at once: fewer when the server asks for it, more when it copes.

Additive increase, multiplicative decrease: a refusal for being busy halves the limit, once for all
requests that were under way together; as many answers as the limit raise it by one. A wait that
the server names holds for every request, not just for the one that was told.

Source: Chiu and Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance
in Computer Networks", 1989; RFC 9110 section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from agent.errors import ModelBusy
from agent.model.failed import Failed
from store.errors import BriefingError

BUSY_STATUSES: Final = frozenset({429, 503, 529})
"""Too many requests, unavailable, overloaded. Other failures say nothing about the load."""

LONGEST_PAUSE_SECONDS: Final = 900.0
"""A server that asks for more has closed for now: the run ends, and says when to come back."""

_LOOK_SECONDS: Final = 0.5
_DECREASE: Final = 0.5


class NoMoreRequests(BriefingError):
    """The run is being stopped; this row is to be had again."""


class Pace:
    """The turns of all requests of a run."""

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.under_way = 0
        self.refusals = 0
        self.too_long = 0.0
        self._clock = clock
        self._limit = float(most)
        self._shrinks = 0
        self._not_before = 0.0
        self._stopped = False
        self._turn = threading.Condition()

    @property
    def limit(self) -> int:
        """Return how many requests may be under way now."""
        return max(int(self._limit), 1)

    @property
    def pause_seconds(self) -> float:
        """Return the seconds until any request may be sent; 0 where one may be now."""
        return max(self._not_before - self._clock(), 0.0)

    def take(self) -> int:
        """Wait for a turn.

        Raises:
            NoMoreRequests: the run is being stopped.
        """
        with self._turn:
            while not self._stopped:
                pause = self.pause_seconds
                if not pause and self.under_way < self.limit:
                    self.under_way += 1
                    return self._shrinks
                self._turn.wait(min(pause or _LOOK_SECONDS, _LOOK_SECONDS))
            raise NoMoreRequests("the run is being stopped")

    def give_back(self, number: int, failed: Failed | None) -> None:
        """Let the next request go, and learn from how this one ended."""
        with self._turn:
            self.under_way -= 1
            if failed is None:
                self._limit = min(self._limit + 1 / self._limit, float(self.most))
            elif _is_busy(failed):
                self._slow_down(number, failed.asked_seconds)
            self._turn.notify_all()

    def stop(self) -> None:
        """Send no more requests; those under way end by themselves."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()

    def _slow_down(self, number: int, asked_seconds: float) -> None:
        self.refusals += 1
        if asked_seconds > LONGEST_PAUSE_SECONDS:
            self.too_long = max(self.too_long, asked_seconds)
        self._not_before = max(self._not_before, self._clock() + asked_seconds)
        # Those sent before the last decrease say nothing about the limit that holds since.
        if number == self._shrinks:
            self._shrinks += 1
            self._limit = max(self._limit * _DECREASE, 1.0)


def _is_busy(failed: Failed) -> bool:
    return failed.kind is ModelBusy and (failed.status in BUSY_STATUSES or failed.asked_seconds > 0)
