"""Read files in child processes with limits, so that no file can take the run down.

A pool keeps a few servers (`store.readers.server`), each of which forks a fresh process for each
document: the price of spawning an interpreter and importing the parsers is paid once, and no
document sees what another left behind. A file that crashes, hangs or hogs is that file's error.
"""

from __future__ import annotations

import json
import queue
import signal
import threading
from typing import TYPE_CHECKING, Self

from store import errors
from store.errors import Damaged, LimitReached, ReadError
from store.readers.limits import Limits
from store.readers.process import Job, Outcome, Server, ServerLost
from store.readers.tasks import READ
from store.readers.walk import load
from store.readers.wire import decode

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from store.types import Reading

_OUT_OF_MEMORY = 71
_MEGABYTE = 1024 * 1024
# How a process ends that the system or an allocator stopped, rather than a bug of a parser.
_STOPPED = {signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}
_PRELOADED = (
    "store.readers.tasks",
    "store.readers.assemble",
    "store.readers.pdf",
    "store.readers.docx",
    "store.readers.html",
    "store.readers.markdown",
    "store.readers.plain",
    "pypdf",
    "pypdfium2",
    "lxml.etree",
    "lxml.html",
    "charset_normalizer",
    "markdown_it",
    # Imported by their libraries on first use: yaml alone would cost each child 12 ms.
    "yaml",
    "pypdf.filters",
    "encodings.cp437",
    "encodings.utf_16_be",
)


class ReaderPool:
    """Readers in child processes, at most `workers` at a time; safe to call from many threads.

    `preload` names further modules that the servers import once, for tasks that need them.
    """

    def __init__(
        self, *, workers: int = 2, limits: Limits | None = None, preload: tuple[str, ...] = ()
    ) -> None:
        self._limits = limits or Limits()
        self._idle: queue.LifoQueue[Server] = queue.LifoQueue()
        self._servers = [Server(preload=_PRELOADED + preload) for _ in range(max(1, workers))]
        self._lock = threading.Lock()
        for server in self._servers:
            self._idle.put(server)

    def read(self, path: Path, *, data: bytes | None = None) -> Reading:
        """Return the reading of a file; `data` are its bytes where the caller has them already.

        Raises:
            ReadError: the file cannot be read; its subclass and message say why.
        """
        return decode(self.run(READ, path.name, load(path) if data is None else data))

    def run(self, task: str, name: str, data: bytes) -> object:
        """Return what the task ("module:function") makes of `data` in a child.

        Raises:
            ReadError: the task raised it, or the child died, hung or hit a limit.
        """
        job = Job(task=task, name=name, data=data, limits=self._limits)
        server = self._idle.get()
        try:
            return _open_answer(_run_with_retry(server, job), self._limits)
        finally:
            self._idle.put(server)

    def warm(self) -> None:
        """Start the servers now, while the caller does something else."""
        for server in self._servers:
            server.start()

    def close(self) -> None:
        """Stop every server and whatever still runs under it."""
        with self._lock:
            for server in self._servers:
                server.stop()

    def __enter__(self) -> Self:
        """Return the pool; servers start with their first file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop every server."""
        self.close()


def _run_with_retry(server: Server, job: Job) -> Outcome:
    """Run the job, once more if the server was found dead: that is no fault of this file."""
    try:
        return server.run(job)
    except ServerLost:
        pass
    try:
        return server.run(job)
    except ServerLost as error:
        raise Damaged(f"its reading process was lost twice ({error})") from error


def _open_answer(outcome: Outcome, limits: Limits) -> object:
    if outcome.timed_out:
        raise LimitReached(f"reading it took more than {limits.wall_seconds:.0f} s")
    if outcome.overflowed:
        megabytes = limits.output_bytes // _MEGABYTE
        raise LimitReached(f"it holds more than {megabytes} MB of text")
    if outcome.signal == signal.SIGXCPU:
        raise LimitReached(f"reading it took more than {limits.cpu_seconds} s of processor time")
    if outcome.exit_code == _OUT_OF_MEMORY or outcome.signal in _STOPPED:
        megabytes = limits.memory_bytes // _MEGABYTE
        raise LimitReached(f"reading it needs more than {megabytes} MB of memory")
    if outcome.signal is not None:
        raise Damaged(f"the reader crashed on it ({signal.Signals(outcome.signal).name})")
    if outcome.exit_code:
        raise Damaged(f"the reader ended without an answer (code {outcome.exit_code})")
    return _parse_answer(outcome.answer)


def _parse_answer(answer: bytes) -> object:
    try:
        message = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise Damaged("the reading child sent no proper answer") from error
    if not isinstance(message, dict):
        raise Damaged("the reading child sent no proper answer")
    if "error" in message:
        kind = getattr(errors, str(message["error"]), None)
        text = str(message.get("message", ""))
        if isinstance(kind, type) and issubclass(kind, ReadError):
            raise kind(text)
        raise ReadError(text)
    if "value" not in message:
        raise Damaged("the reading child sent no proper answer")
    return message["value"]
