"""One server process and the pipes to it: start, run a job under a deadline, kill, restart."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from store.readers.limits import Limits

# Importing every parser takes 0.5 s on an idle core, and was seen to take 6 s on a busy one.
_START_SECONDS = 60.0
# A killed grandchild is reaped at once; the server then answers within milliseconds.
_REAP_SECONDS = 10.0
_CHUNK = 1 << 16
_ROOT = Path(__file__).resolve().parents[2]
# `-I` keeps the current folder and the environment out, so a checkout must be named; appended,
# it can hide no module of the standard library.
_BOOT = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from store.readers.server import main; main(int(sys.argv[2]), sys.argv[3])"
)


class ServerLost(Exception):
    """The server process is gone or no longer makes sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document for a child, and what to do with it."""

    task: str
    name: str
    data: bytes = field(repr=False)
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the child ended, and what it sent before."""

    answer: bytes = field(repr=False)
    exit_code: int = 0
    signal: int | None = None
    timed_out: bool = False
    overflowed: bool = False
    cpu_seconds: float = 0.0
    peak_bytes: int = 0


class Server:
    """A server process, started on first use; one job at a time."""

    def __init__(self, *, preload: tuple[str, ...]) -> None:
        self._preload = preload
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._ready = False

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process unless it runs already; it need not be ready yet."""
        if self._process is not None:
            return
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-c",
                    _BOOT,
                    str(_ROOT),
                    str(theirs.fileno()),
                    ",".join(self._preload),
                ],
                env={},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        self._channel = ours
        self._ready = False

    def stop(self) -> None:
        """Kill the process and what runs under it."""
        if self._channel is not None:
            self._channel.close()
            self._channel = None
        if self._process is not None:
            # The grandchild has a session of its own and dies with its parent, or at its limits.
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()
            self._process = None

    def run(self, job: Job) -> Outcome:
        """Run one job to its end, or kill it at its deadline.

        Raises:
            ServerLost: the server died; nothing is known about the job.
        """
        self.start()
        try:
            self._await_ready()
            return self._run(job)
        except (OSError, struct.error, ValueError) as error:
            self.stop()
            raise ServerLost(str(error)) from error
        except BaseException:
            # Interrupted in the middle of a job: what comes next on the socket is not known.
            self.stop()
            raise

    def _await_ready(self) -> None:
        if not self._ready:
            if self._receive(6, seconds=_START_SECONDS) != b"ready\n":
                raise ServerLost("it did not start")
            self._ready = True

    def _run(self, job: Job) -> Outcome:
        assert self._channel is not None
        source, feed = os.pipe()
        drain, sink = os.pipe()
        with _Exchange(feed=feed, drain=drain, job=job) as exchange:
            try:
                header = {"task": job.task, "name": job.name, "limits": asdict(job.limits)}
                message = json.dumps(header).encode()
                socket.send_fds(self._channel, [message], [source, sink])
            finally:
                os.close(source)
                os.close(sink)
            child = int(struct.unpack("!q", self._receive(8, seconds=_REAP_SECONDS))[0])
            exchange.run()
        if exchange.timed_out or exchange.overflowed:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(child, signal.SIGKILL)
        size = struct.unpack("!q", self._receive(8, seconds=_REAP_SECONDS))[0]
        report = json.loads(self._receive(size, seconds=_REAP_SECONDS))
        code = os.waitstatus_to_exitcode(report["status"])
        return Outcome(
            answer=bytes(exchange.answer),
            exit_code=max(code, 0),
            signal=-code if code < 0 else None,
            timed_out=exchange.timed_out,
            overflowed=exchange.overflowed,
            cpu_seconds=report["cpu_seconds"],
            peak_bytes=report["peak_bytes"],
        )

    def _receive(self, count: int, *, seconds: float) -> bytes:
        assert self._channel is not None
        self._channel.settimeout(seconds)
        parts = bytearray()
        while len(parts) < count:
            part = self._channel.recv(count - len(parts))
            if not part:
                raise ServerLost("it closed the connection")
            parts += part
        return bytes(parts)


class _Exchange:
    """Feed the document in and drain the answer, until the child closes its end or time is up."""

    def __init__(self, *, feed: int, drain: int, job: Job) -> None:
        self._feed: int | None = feed
        self._drain = drain
        self._left = memoryview(job.data)
        self._deadline = time.monotonic() + job.limits.wall_seconds
        self._cap = job.limits.output_bytes
        self.answer = bytearray()
        self.timed_out = False
        self.overflowed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop_feeding()
        os.close(self._drain)

    def run(self) -> None:
        """Return when the child has closed its end, or too late, or with too much."""
        assert self._feed is not None
        os.set_blocking(self._feed, False)
        os.set_blocking(self._drain, False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._drain, selectors.EVENT_READ)
            selector.register(self._feed, selectors.EVENT_WRITE)
            while True:
                seconds = self._deadline - time.monotonic()
                if seconds <= 0:
                    self.timed_out = True
                    return
                for key, _ in selector.select(seconds):
                    if key.fd == self._feed:
                        self._give(selector, key.fd)
                    elif not self._take():
                        return

    def _give(self, selector: selectors.BaseSelector, feed: int) -> None:
        try:
            if self._left:
                self._left = self._left[os.write(feed, self._left[:_CHUNK]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            # The child went away before it had read everything; its end will say why.
            self._left = self._left[:0]
        if not self._left:
            selector.unregister(feed)
            self._stop_feeding()

    def _stop_feeding(self) -> None:
        if self._feed is not None:
            os.close(self._feed)
            self._feed = None

    def _take(self) -> bool:
        try:
            part = os.read(self._drain, _CHUNK)
        except BlockingIOError:
            return True
        self.answer += part
        if len(self.answer) > self._cap:
            self.overflowed = True
            return False
        return bool(part)
