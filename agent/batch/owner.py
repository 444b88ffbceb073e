"""Who works on a run: a lock that the kernel frees when the process dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

FOLDER: Final = ".owners"
_ENDING: Final = ".lock"


@contextmanager
def owning(folder: Path) -> Iterator[str]:
    """Hand out a name for this process in the run of `folder`, held as long as it lives."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    while True:
        owner = secrets.token_hex(8)
        path = place / f"{owner}{_ENDING}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        # Between the two calls another process may have taken the file for a dead one's.
        if path.exists():
            break
        os.close(descriptor)
    try:
        yield owner
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(descriptor)


def is_gone(folder: Path, owner: str) -> bool:
    """Return whether the process of that name has ended."""
    path = folder / FOLDER / f"{owner}{_ENDING}"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove the locks of processes that have ended; call it once their rows are freed."""
    for path in (folder / FOLDER).glob(f"*{_ENDING}"):
        if is_gone(folder, path.name.removesuffix(_ENDING)):
            with contextlib.suppress(OSError):
                path.unlink()
