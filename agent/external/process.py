"""One process of a user's command: lines in, lines out under a deadline, nothing left behind."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Final

from agent.external.lines import shorten

LONGEST_LINE: Final = 1 << 20
"""Bytes; an answer has some two hundred."""

_GRACE_SECONDS: Final = 1.0
"""Between the end of its input and the kill: a script that reads to the end needs milliseconds."""

_LISTEN_SECONDS: Final = 1.0
"""For the last words of a process that has ended: they are in the pipe already."""

_CHUNK: Final = 1 << 16
_LAST_BYTES: Final = 4_096


class Ended(Exception):
    """The process is gone, or no longer makes sense; the message goes on from its name."""


class Process:
    """A process in a group of its own, so that whatever it starts ends with it."""

    def __init__(self, words: Sequence[str]) -> None:
        """Start it.

        Raises:
            OSError: it cannot be started.
        """
        self._process = subprocess.Popen(
            list(words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A script in Python would hold its answers back until its buffer is full.
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._feed = self._process.stdin.fileno()
        self._drain = self._process.stdout.fileno()
        os.set_blocking(self._feed, False)
        os.set_blocking(self._drain, False)
        self._read = bytearray()
        self._last = bytearray()
        self._listener = threading.Thread(target=self._listen, name="checker-errors", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """The process id, which is its group's, too."""
        return self._process.pid

    def exchange(self, lines: bytes, *, ends: float) -> Iterator[bytes]:
        """Hand the lines in and yield those that come out, until nobody asks or time is up.

        Args:
            lines: what to write.
            ends: monotonic seconds.

        Raises:
            Ended: the process ended, or wrote a line without end.
        """
        left = memoryview(lines)
        with selectors.DefaultSelector() as selector:
            selector.register(self._drain, selectors.EVENT_READ)
            selector.register(self._feed, selectors.EVENT_WRITE)
            while (seconds := ends - time.monotonic()) > 0:
                for key, _ in selector.select(seconds):
                    if key.fd == self._drain:
                        yield from self._take()
                    else:
                        left = self._give(left)
                        if not left:
                            selector.unregister(self._feed)

    def lament(self) -> str:
        """Return the last line that the process wrote to its errors, as the end of a sentence."""
        lines = bytes(self._last).decode("utf-8", "replace").strip().splitlines()
        return f"; its last words: {shorten(lines[-1])}" if lines else ""

    def close(self) -> None:
        """End its input, then itself and its group; a second time does nothing."""
        if self._process.returncode is not None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._await_end(_GRACE_SECONDS)
        # Not yet reaped, its number is still its own: the group that is killed is ours.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._listener.join(_LISTEN_SECONDS)

    def _take(self) -> Iterator[bytes]:
        try:
            piece = os.read(self._drain, _CHUNK)
        except BlockingIOError:
            return
        if not piece:
            raise Ended(self._tell_end())
        self._read += piece
        *lines, rest = self._read.split(b"\n")
        self._read = bytearray(rest)
        if len(rest) > LONGEST_LINE:
            raise Ended(f"wrote a line of more than {LONGEST_LINE:,} bytes")
        yield from map(bytes, lines)

    def _give(self, left: memoryview) -> memoryview:
        try:
            return left[os.write(self._feed, left[:_CHUNK]) :]
        except BlockingIOError:
            return left
        except BrokenPipeError:
            # It reads no more; what it has said may still come, and its end will say why.
            return left[:0]

    def _tell_end(self) -> str:
        if not self._await_end(_LISTEN_SECONDS):
            return f"closed its output{self.lament()}"
        status = os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT)
        self._listener.join(_LISTEN_SECONDS)
        exited = status is not None and status.si_code == os.CLD_EXITED
        code = status.si_status if status is not None else 0
        return f"ended with {'code' if exited else 'signal'} {code}{self.lament()}"

    def _await_end(self, seconds: float) -> bool:
        """Say whether it ends in this time; it is not reaped."""
        ends = time.monotonic() + seconds
        flags = os.WEXITED | os.WNOWAIT | os.WNOHANG
        while os.waitid(os.P_PID, self._process.pid, flags) is None:
            if time.monotonic() >= ends:
                return False
            time.sleep(0.01)
        return True

    def _listen(self) -> None:
        """Keep the last of its errors; unread, they would fill the pipe and stop it."""
        assert self._process.stderr is not None
        with self._process.stderr as errors, contextlib.suppress(OSError, ValueError):
            while piece := os.read(errors.fileno(), _CHUNK):
                self._last = bytearray((self._last + piece)[-_LAST_BYTES:])
