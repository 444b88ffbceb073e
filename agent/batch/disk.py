"""What the run's folder refuses, in our words: no room, no right to write, a damaged ledger."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from agent.batch.errors import OtherRun, OutputFull, OutputReadOnly, RunHalted
from store.errors import BriefingError

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_WRITE: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_ROOM_SQLITE: Final = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")


@contextmanager
def halting(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise inside into errors of a run.

    Raises:
        OutputFull, OutputReadOnly, OtherRun, RunHalted: as named.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, folder) from error
    except OSError as error:
        known = _translate_os(error, folder)
        if known is None:
            raise
        raise known from error


def _translate(error: sqlite3.Error, folder: Path) -> BriefingError:
    code = str(getattr(error, "sqlite_errorname", "") or "")
    if code in _NO_ROOM_SQLITE or "disk is full" in str(error):
        return _full(folder)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return _read_only(folder)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return RunHalted(
            f"another process holds the run in {str(folder)!r}; the same command goes on from here"
        )
    return OtherRun(
        f"{str(folder)!r} holds a run.db that is damaged or no run's ({error}); name another folder"
    )


def _translate_os(error: OSError, folder: Path) -> RunHalted | None:
    if error.errno in _NO_ROOM:
        return _full(folder)
    if error.errno in _NO_WRITE:
        return _read_only(folder)
    return None


def _full(folder: Path) -> OutputFull:
    return OutputFull(
        f"no room left on the device of {str(folder)!r}; free some and run the same command again: "
        "what was finished is kept, and nothing is asked twice"
    )


def _read_only(folder: Path) -> OutputReadOnly:
    return OutputReadOnly(
        f"{str(folder)!r} cannot be written; check its rights and its device, and run the same "
        "command again: what was finished is kept"
    )
