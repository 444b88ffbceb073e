"""Files and names that survive a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(path.name + ".tmp")
    with draft.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def hand_over(path: Path, raw: bytes, *, over: bool) -> None:
    """Write a file for a user, whole or not at all; `over`: in the place of one that is there.

    Raises:
        FileExistsError: there is one, and `over` was not given.
        OSError: it cannot be written; what was there is as it was.
    """
    draft = path.with_name(f".brief-{secrets.token_hex(8)}.part")
    # Not `mkstemp`: what it makes is for the owner alone, and stays so under its last name.
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if over:
            draft.replace(path)
        else:
            # Unlike a rename, a link fails where another file has come in between.
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
