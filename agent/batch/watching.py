"""Wait for a person's replies to come into a folder."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Final

_LOOK_SECONDS: Final = 1.0


def watch(folder: Path, *, until: float, stop: threading.Event) -> bool:
    """Return True once a reply in the folder is new or changed, False when the time is over.

    Args:
        folder: where replies are saved.
        until: monotonic seconds.
        stop: set by whoever wants the waiting to end.
    """
    before = _list_replies(folder)
    while time.monotonic() < until and not stop.is_set():
        stop.wait(min(_LOOK_SECONDS, max(until - time.monotonic(), 0.0)))
        if _list_replies(folder) != before:
            return True
    return False


def _list_replies(folder: Path) -> set[tuple[str, int, int]]:
    found = set()
    for path in folder.glob("*.reply*"):
        status = path.stat()
        found.add((path.name, status.st_size, status.st_mtime_ns))
    return found
