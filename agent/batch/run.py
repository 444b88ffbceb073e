"""Go through the rows of a run, so many at once, each for itself, until none is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final, Protocol, TypeVar

from agent.batch.failing import explain, find_permanent, rule
from agent.batch.files import Files
from agent.batch.given import restore_row
from agent.batch.ledger import LEASE_SECONDS, Ledger
from agent.batch.meter import Meter
from agent.batch.news import Began, Ended, Tell, silence
from agent.batch.owner import is_gone
from agent.batch.pace import NoMoreRequests, Pace
from agent.batch.purse import Purse
from agent.batch.stopping import Brake, Stopped
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
        self._brake = Brake(pace, tell)
        self._threads: list[threading.Thread] = []

    @property
    def stopping(self) -> threading.Event:
        """Is set once no further row is begun."""
        return self._brake.draining

    def drain(self) -> None:
        """Begin no further row; those under way come to their end."""
        self._brake.drain()

    def abandon(self) -> None:
        """Leave what is under way, too."""
        self._brake.abandon()

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
            if self._brake.abandoned.wait(_LOOK_SECONDS):
                break
            now = self._clock()
            if now - looked >= _WATCH_SECONDS:
                looked = now
                renew = now - renewed >= LEASE_SECONDS / _RENEWALS
                renewed = now if renew else renewed
                self._look_after(renew=renew)
        if self._brake.abandoned.is_set():
            self._leave()
        return self._brake.find_reason()

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
        except (BriefingError, OSError) as error:
            # Threads are at work: the library and the ledger must not be closed under them.
            self._brake.halt_on(error)

    def _leave(self) -> None:
        ends = self._clock() + _PATIENCE_SECONDS
        for thread in self._threads:
            thread.join(max(ends - self._clock(), 0.0))
        try:
            self._ledger.let_go()
        except BriefingError as error:
            self._brake.halt(error)

    def _work_on(self) -> None:
        try:
            while not self._brake.draining.is_set():
                claim = self._ledger.claim()
                if claim is not None:
                    self._do(claim)
                elif not self._may_come():
                    return
        except Exception as error:  # noqa: BLE001 - a thread's end would go unseen
            self._brake.halt_on(error)

    def _may_come(self) -> bool:
        """Wait a little; return whether a row may be to be had later."""
        counts = self._ledger.count()
        if not counts.pending and not counts.running:
            return False
        self._brake.draining.wait(_LOOK_SECONDS)
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
            self._brake.note_success()
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
            self._brake.halt(permanent)

    def _put_back(
        self, claim: Claim, title: str, error: Exception, meter: Meter, seconds: float
    ) -> None:
        ruling = rule(error, claim.failures, drift=self._drift)
        said = "" if isinstance(error, NoMoreRequests) else explain(error)
        if ruling.stops and isinstance(error, BriefingError):
            # First of all: the other threads are about to send their requests.
            self._brake.halt(error, at_once=ruling.at_once)
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
            self._brake.note_failure(error)

    def _enter(self, meter: Meter, write: Callable[[], _Written]) -> _Written:
        """Enter in the ledger what a row came to, with what it cost."""
        return write() if self._purse is None else self._purse.enter(meter.usage, write)
