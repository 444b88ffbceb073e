"""Go through the rows of a run, so many at once, each for itself, until none is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

from agent.batch.errors import RunHalted
from agent.batch.failing import FAILURES_IN_A_ROW, explain, find_permanent, rule
from agent.batch.files import Files
from agent.batch.given import restore_row
from agent.batch.ledger import LEASE_SECONDS, Ledger
from agent.batch.meter import Meter
from agent.batch.news import Began, Ended, Noted, Tell, silence
from agent.batch.owner import is_gone
from agent.batch.pace import NoMoreRequests, Pace
from agent.batch.purse import Purse
from agent.batch.types import At, Claim, Result, Row, State, ignore
from agent.model.types import ChatModel
from store.errors import BriefingError

AHEAD: Final = 2
"""Rows that are prepared while all turns are taken: a request then goes out the moment another
ends. Searching and writing the prompt take a tenth of a second, a model's answer ten."""

_LOOK_SECONDS: Final = 0.25
_WATCH_SECONDS: Final = 2.0
"""How soon the rows of a process that died are taken over: one look-up in the ledger each time."""

_Written = TypeVar("_Written")

_RENEWALS: Final = 3
_PATIENCE_SECONDS: Final = 2.0
"""What threads get to end by themselves when a run is stopped for good."""


class Work(Protocol):
    """What is done with a row: `agent.batch.work.Work`, or a double."""

    @property
    def model(self) -> ChatModel | None:
        """Who is asked; None where nobody is."""
        ...

    def do(self, row: Row, meter: Meter) -> Result:
        """Return what comes of a row.

        Raises:
            BriefingError: nothing does; what that means is decided by its class.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Why a run ended before its rows did: a person's wish, or what made going on useless.

    `abandoned`: work that was under way was left; threads may still be at it.
    """

    error: BriefingError | None = None
    abandoned: bool = False


class Run:
    """One process's part in a run.

    Args:
        ledger: the rows.
        files: where the outputs go.
        work: what is done with a row.
        pace: the turns of requests; its `most` is how many rows are under way at once.
        purse: the budget of the run; None without a model.
        drift: the library may change between rows.
        tell: is told of each row.
        at: called before each step that must survive the end of the process.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        ledger: Ledger,
        files: Files,
        work: Work,
        pace: Pace,
        *,
        purse: Purse | None = None,
        drift: bool = False,
        tell: Tell = silence,
        at: At = ignore,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger = ledger
        self._files = files
        self._work = work
        self._pace = pace
        self._purse = purse
        self._drift = drift
        self._tell = tell
        self._at = at
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._error: BriefingError | None = None
        self._draining = threading.Event()
        self._abandoned = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def stopping(self) -> threading.Event:
        """Is set once no further row is begun."""
        return self._draining

    def drain(self) -> None:
        """Begin no further row; those under way come to their end."""
        self._draining.set()

    def abandon(self) -> None:
        """Leave what is under way, too."""
        self._draining.set()
        self._pace.stop()
        self._abandoned.set()

    def go(self) -> Stopped | None:
        """Do the rows that can be had; return why some may be left, None where none is."""
        ahead = AHEAD if self._work.model is not None else 0
        self._threads = [
            threading.Thread(target=self._work_on, name=f"row-{number}", daemon=True)
            for number in range(self._pace.most + ahead)
        ]
        for thread in self._threads:
            thread.start()
        looked = renewed = self._clock()
        while self.busy:
            if self._abandoned.wait(_LOOK_SECONDS):
                break
            now = self._clock()
            if now - looked >= _WATCH_SECONDS:
                looked = now
                renew = now - renewed >= LEASE_SECONDS / _RENEWALS
                renewed = now if renew else renewed
                self._look_after(renew=renew)
        abandoned = self._abandoned.is_set()
        if abandoned:
            self._leave()
        if self._error is None and not self._draining.is_set():
            return None
        return Stopped(error=self._error, abandoned=abandoned)

    @property
    def busy(self) -> bool:
        """Whether threads are still at work."""
        return any(thread.is_alive() for thread in self._threads)

    def _look_after(self, *, renew: bool) -> None:
        """Hold on to our rows, take those of processes that are gone, count what others spent."""
        try:
            if renew:
                self._ledger.renew()
            self._ledger.free(lambda owner: is_gone(self._ledger.folder, owner))
            if self._purse is not None:
                self._purse.look()
        except BriefingError as error:
            self._halt(error)
        except OSError as error:
            # Threads are at work: the library and the ledger must not be closed under them.
            self._halt(RunHalted(f"the run had to stop: {explain(error)}"))

    def _leave(self) -> None:
        ends = self._clock() + _PATIENCE_SECONDS
        for thread in self._threads:
            thread.join(max(ends - self._clock(), 0.0))
        try:
            self._ledger.let_go()
        except BriefingError as error:
            self._error = self._error or error

    def _work_on(self) -> None:
        try:
            while not self._draining.is_set():
                claim = self._ledger.claim()
                if claim is not None:
                    self._do(claim)
                elif not self._may_come():
                    return
        except BriefingError as error:
            self._halt(error)
        except Exception as error:  # noqa: BLE001 - a thread's end would go unseen
            self._halt(RunHalted(f"the run had to stop: {explain(error)}"))

    def _may_come(self) -> bool:
        """Wait a little; return whether a row may be to be had later."""
        counts = self._ledger.count()
        if not counts.pending and not counts.running:
            return False
        self._draining.wait(_LOOK_SECONDS)
        return True

    def _do(self, claim: Claim) -> None:
        row = restore_row(claim.id, claim.content)
        self._tell(Began(row=row.id, title=row.title))
        meter, began = Meter(), self._clock()
        try:
            result = self._work.do(row, meter)
        except Exception as error:  # noqa: BLE001 - one row's failure is a marked row
            self._put_back(claim, row.title, error, meter, self._clock() - began)
            return
        self._at("replied")
        self._finish(claim, row.title, result, meter, self._clock() - began)

    def _finish(
        self, claim: Claim, title: str, result: Result, meter: Meter, seconds: float
    ) -> None:
        done = self._enter(
            meter,
            lambda: self._ledger.finish(claim, result, usage=meter.usage, seconds=seconds),
        )
        if done:
            self._files.write(claim.name, result.outputs)
            with self._lock:
                self._failures = 0
        self._tell(
            Ended(
                row=claim.id,
                title=title,
                state=State.DONE if done else State.PENDING,
                seconds=seconds,
                usage=meter.usage,
                outcome=result.outcome,
                statements=result.statements,
                withheld=result.withheld,
                error="" if done else "another process has the row by now",
            )
        )
        permanent = find_permanent(meter.failures)
        if permanent is not None:
            self._halt(permanent)

    def _put_back(
        self, claim: Claim, title: str, error: Exception, meter: Meter, seconds: float
    ) -> None:
        ruling = rule(error, claim.failures, drift=self._drift)
        said = "" if isinstance(error, NoMoreRequests) else explain(error)
        if ruling.stops and isinstance(error, BriefingError):
            # First of all: the other threads are about to send their requests.
            self._halt(error, at_once=ruling.at_once)
        self._enter(
            meter,
            lambda: self._ledger.put_back(
                claim,
                ruling.state,
                error=said,
                kind=type(error).__name__,
                usage=meter.usage,
                seconds=seconds,
                counts=ruling.counts,
                pause_seconds=ruling.pause_seconds,
            ),
        )
        self._tell(
            Ended(
                row=claim.id,
                title=title,
                state=ruling.state,
                seconds=seconds,
                usage=meter.usage,
                error=said,
            )
        )
        if ruling.counts and isinstance(error, BriefingError):
            self._note_failure(error)

    def _note_failure(self, error: BriefingError) -> None:
        """Stop where nothing works any more, or the server has closed for longer."""
        with self._lock:
            # While the server has us wait, rows that were under way fail together: that is not
            # what an endpoint that is down looks like.
            self._failures += not self._pace.pause_seconds
            failures = self._failures
        if self._pace.too_long:
            until = datetime.now().astimezone() + timedelta(seconds=self._pace.too_long)
            self._halt(
                RunHalted(
                    f"the server asks to wait {self._pace.too_long:.0f} s; run the same command "
                    f"again after {until:%Y-%m-%d %H:%M}"
                )
            )
        elif failures >= FAILURES_IN_A_ROW:
            self._halt(
                RunHalted(
                    f"{failures} rows failed one after the other, the last one so: "
                    f"{explain(error)} Run the same command again later: what is done is kept"
                )
            )

    def _enter(self, meter: Meter, write: Callable[[], _Written]) -> _Written:
        """Enter in the ledger what a row came to, with what it cost."""
        return write() if self._purse is None else self._purse.enter(meter.usage, write)

    def _halt(self, error: BriefingError, *, at_once: bool = True) -> None:
        """Begin no further row because of an error; `at_once`: send no further request either."""
        with self._lock:
            first = self._error is None
            self._error = self._error or error
        if at_once:
            self._pace.stop()
        self._draining.set()
        if first:
            self._tell(Noted(text=explain(error)))
