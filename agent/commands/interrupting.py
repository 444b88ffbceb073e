"""What Ctrl-C and SIGTERM do to a run: the first finishes what is under way, the second leaves."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Final, Protocol, Self

from agent.commands.command import Terminal

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_BY_SIGNAL: Final = 128
"""What a shell adds to the number of a signal."""


class Stoppable(Protocol):
    """Something that can be asked to stop, and told to."""

    def drain(self) -> None:
        """Begin nothing further."""
        ...

    def abandon(self) -> None:
        """Leave what is under way, too."""
        ...


class Signals:
    """Stops a run by signals for as long as it is entered."""

    def __init__(self, run: Stoppable, terminal: Terminal) -> None:
        self._run = run
        self._terminal = terminal
        self._heard = 0
        self._before: dict[signal.Signals, Any] = {}
        self.code = 0

    def __enter__(self) -> Self:
        """Listen, where this is the main thread: no other may."""
        if threading.current_thread() is threading.main_thread():
            for each in SIGNALS:
                self._before[each] = signal.signal(each, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Listen no more."""
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def _hear(self, number: int, _: FrameType | None) -> None:
        self._heard += 1
        self.code = _BY_SIGNAL + number
        if self._heard == 1:
            self._run.drain()
            self._terminal.note("brief: finishing the rows under way; once more stops at once\n")
        else:
            self._run.abandon()
