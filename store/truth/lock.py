"""One writer at a time: a lock that the kernel frees when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from store.errors import LibraryBusy
from store.truth.sqlite import translated

FILE: Final = "LOCK"

PATIENCE_SECONDS: Final = 1.0
"""A writer that is just leaving is waited for; a working one is reported within two seconds."""

_PAUSE_SECONDS: Final = 0.05


@contextmanager
def writing(folder: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the library in `folder` for writing.

    Raises:
        LibraryBusy: another process holds it.
    """
    with translated(str(folder)):
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if not _seize(descriptor, patience_seconds):
            holder = os.pread(descriptor, 100, 0).decode("ascii", "replace").strip()
            raise LibraryBusy(
                f"another process{f' ({holder})' if holder else ''} is writing to the library "
                f"{str(folder)!r}; wait until it is done, or use another --library"
            )
        # For the other's message only; the lock itself is the kernel's.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"pid {os.getpid()}".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _seize(descriptor: int, patience_seconds: float) -> bool:
    deadline = time.monotonic() + patience_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE_SECONDS)
        else:
            return True
