"""When a run ends before its rows do: by a person's wish, or because going on is of no use."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.batch.errors import RunHalted
from agent.batch.failing import FAILURES_IN_A_ROW, explain
from agent.batch.news import Noted, Tell
from agent.batch.pace import Pace
from store.errors import BriefingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Why a run ended before its rows did: a person's wish, or what made going on useless.

    `abandoned`: work that was under way was left; threads may still be at it.
    """

    error: BriefingError | None = None
    abandoned: bool = False


class Brake:
    """Stops a run, and keeps why; safe for all of its threads.

    `draining` is set once no further row is begun, `abandoned` once what is under way is left, too.
    """

    def __init__(self, pace: Pace, tell: Tell) -> None:
        self.draining = threading.Event()
        self.abandoned = threading.Event()
        self._pace = pace
        self._tell = tell
        self._lock = threading.Lock()
        self._failures = 0
        self._error: BriefingError | None = None

    def drain(self) -> None:
        """Begin no further row; those under way come to their end."""
        self.draining.set()

    def abandon(self) -> None:
        """Leave what is under way, too."""
        self.draining.set()
        self._pace.stop()
        self.abandoned.set()

    def halt(self, error: BriefingError, *, at_once: bool = True) -> None:
        """Begin no further row because of an error; `at_once`: send no further request either."""
        with self._lock:
            first = self._error is None
            self._error = self._error or error
        if at_once:
            self._pace.stop()
        self.draining.set()
        if first:
            self._tell(Noted(text=explain(error)))

    def halt_on(self, error: Exception) -> None:
        """Begin no further row because of what was raised outside any row's own work."""
        if not isinstance(error, BriefingError):
            error = RunHalted(f"the run had to stop: {explain(error)}")
        self.halt(error)

    def note_success(self) -> None:
        """A row was done: what failed before it is no sign that nothing works."""
        with self._lock:
            self._failures = 0

    def note_failure(self, error: BriefingError) -> None:
        """Stop where nothing works any more, or the server has closed for longer.

        Args:
            error: one that may pass, and that a row failed by.
        """
        with self._lock:
            # While the server has us wait, rows that were under way fail together: that is not
            # what an endpoint that is down looks like.
            self._failures += not self._pace.pause_seconds
            failures = self._failures
        if self._pace.too_long:
            until = datetime.now().astimezone() + timedelta(seconds=self._pace.too_long)
            self.halt(
                RunHalted(
                    f"the server asks to wait {self._pace.too_long:.0f} s; run the same command "
                    f"again after {until:%Y-%m-%d %H:%M}"
                )
            )
        elif failures >= FAILURES_IN_A_ROW:
            self.halt(
                RunHalted(
                    f"{failures} rows failed one after the other, the last one so: "
                    f"{explain(error)} Run the same command again later: what is done is kept"
                )
            )

    def find_reason(self) -> Stopped | None:
        """Return why rows may be left; None where nothing stopped the run."""
        if self._error is None and not self.draining.is_set():
            return None
        return Stopped(error=self._error, abandoned=self.abandoned.is_set())
