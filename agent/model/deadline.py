"""Our own deadlines by the wall clock, for the first token, the next one, and the whole call.

A vendor's read timeout starts anew with every byte, also with a comment that only keeps the
connection alive: a server that sends nothing else holds a call for ever.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from agent.errors import ModelStalled
from agent.model.failed import Failed

CONNECT_SECONDS = 5.0
FIRST_TOKEN_SECONDS = 60.0
GAP_SECONDS = 30.0
WHOLE_SECONDS = 300.0
# An abandoned request ends within milliseconds once its socket is shut.
JOIN_SECONDS = 1.0

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Seconds by the wall clock; `whole_seconds` holds for all attempts and waits of a call.

    A gap is measured between pieces of an answer, thoughts included; comments and empty pieces
    do not count.
    """

    connect_seconds: float = CONNECT_SECONDS
    first_token_seconds: float = FIRST_TOKEN_SECONDS
    gap_seconds: float = GAP_SECONDS
    whole_seconds: float = WHOLE_SECONDS

    def scaled_to(self, whole_seconds: float) -> Deadlines:
        """Return them for a call of another length.

        A longer call has longer parts, since a slow machine is slow in all of them; a shorter one
        keeps its parts, which the whole then cuts.
        """
        factor = max(whole_seconds / self.whole_seconds, 1.0)
        return replace(
            self,
            connect_seconds=self.connect_seconds * factor,
            first_token_seconds=self.first_token_seconds * factor,
            gap_seconds=self.gap_seconds * factor,
            whole_seconds=whole_seconds,
        )


class Watch:
    """Which deadline is next, for one attempt; a plain function of the times that it is told."""

    def __init__(self, deadlines: Deadlines, *, started: float, ends: float) -> None:
        self._deadlines = deadlines
        self._started = started
        self._ends = ends
        self._heard: float | None = None

    def hear(self, at: float) -> None:
        """Note a piece of the answer."""
        self._heard = at

    def left(self, now: float) -> float:
        """Return the seconds until the next deadline; none or fewer: it has passed."""
        return self._next()[0] - now

    def say(self) -> str:
        """Return which deadline is next."""
        return self._next()[1]

    def _next(self) -> tuple[float, str]:
        if self._heard is None:
            limit = self._deadlines.first_token_seconds
            part = (self._started + limit, f"no first token within {limit:g} s")
        else:
            limit = self._deadlines.gap_seconds
            part = (self._heard + limit, f"no further token within {limit:g} s")
        whole = (self._ends, f"no complete answer within {self._deadlines.whole_seconds:g} s")
        return min(part, whole)


class Line:
    """A request in the hands of another thread, which can be made to let go of it."""

    def __init__(self) -> None:
        self._given_up = threading.Event()
        self._lock = threading.Lock()
        self._cuts: list[Callable[[], object]] = []

    @property
    def given_up(self) -> bool:
        """Return whether nobody waits for the answer any more."""
        return self._given_up.is_set()

    def on_hang_up(self, cut: Callable[[], object]) -> None:
        """Call this when the answer is no longer wanted; at once if that is so already."""
        with self._lock:
            self._cuts.append(cut)
        if self.given_up:
            self.hang_up()

    def hang_up(self) -> None:
        """Give up: what blocks the other thread is cut."""
        self._given_up.set()
        with self._lock:
            cuts, self._cuts = self._cuts, []
        for cut in cuts:
            with contextlib.suppress(OSError):
                cut()


@dataclass(frozen=True, slots=True)
class _Heard(Generic[Item]):
    item: Item
    at: float


@dataclass(frozen=True, slots=True)
class _Over:
    error: BaseException | None


def follow(
    work: Callable[[Callable[[Item], None], Line], None],
    watch: Watch,
    *,
    counts: Callable[[Item], bool],
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Item]:
    """Yield what `work` hands over, from another thread, until it ends or a deadline passes.

    However this generator ends, the work is made to end too.

    Args:
        work: takes the function to hand items to, and the line that may be hung up.
        watch: the deadlines.
        counts: whether an item is a piece of the answer.
        clock: gives monotonic seconds.

    Raises:
        Failed: a deadline passed (`ModelStalled`), or whatever the work raised.
    """
    arrived: queue.SimpleQueue[_Heard[Item] | _Over] = queue.SimpleQueue()
    line = Line()

    def run() -> None:
        error: BaseException | None = None
        try:
            work(lambda item: arrived.put(_Heard(item, clock())), line)
        except BaseException as raised:  # noqa: BLE001 - carried to the caller, never swallowed
            error = raised
        arrived.put(_Over(error))

    thread = threading.Thread(target=run, name="model-request", daemon=True)
    thread.start()
    try:
        while True:
            try:
                event = arrived.get(timeout=max(watch.left(clock()), 0.0))
            except queue.Empty:
                hint = "The server is slow or stuck; --timeout gives it longer."
                raise Failed(ModelStalled, watch.say(), hint=hint, reached=True) from None
            if isinstance(event, _Over):
                if event.error is not None:
                    raise event.error
                return
            if counts(event.item):
                watch.hear(event.at)
            yield event.item
    finally:
        line.hang_up()
        thread.join(JOIN_SECONDS)
