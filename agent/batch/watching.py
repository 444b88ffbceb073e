"""Wait for a person's replies to come into a folder."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Final

_LOOK_SECONDS: Final = 1.0


Replies = frozenset[tuple[str, int, int]]
"""Names of files with their sizes and times of change."""


def watch(folder: Path, seen: Replies, *, until: float, stop: threading.Event) -> bool:
    """Return True once a reply in the folder is new or changed, False when the time is over.

    Args:
        folder: where replies are saved.
        seen: what was there before they were last looked for.
        until: monotonic seconds.
        stop: set by whoever wants the waiting to end.
    """
    while list_replies(folder) == seen:
        left = until - time.monotonic()
        if left <= 0 or stop.is_set():
            return False
        stop.wait(min(_LOOK_SECONDS, left))
    return not stop.is_set()


def list_replies(folder: Path) -> Replies:
    """Return the replies in the folder as they are now."""
    found: set[tuple[str, int, int]] = set()
    for path in folder.glob("*.reply*"):
        try:
            status = path.stat()
        except FileNotFoundError:
            # Editors write a draft beside the reply, and take it away again.
            continue
        found.add((path.name, status.st_size, status.st_mtime_ns))
    return frozenset(found)
