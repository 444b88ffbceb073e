"""SQLite as this project opens it, and its errors in our words."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from store.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryReadOnly,
)

BUSY_SECONDS: Final = 5.0
"""How long a statement waits for another's commit; commits here take milliseconds."""

_SYNCHRONOUS: Final = "FULL"
"""NORMAL may lose the last commits of a WAL at a power cut. Source: sqlite.org/pragma.html."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_WRITE: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_ROOM_SQLITE: Final = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open an existing SQLite file; with `write`, durably and with deleted text overwritten.

    A reader works without any right to write: where SQLite cannot make its side files, an idle
    file is opened as one that does not change.
    """
    if write:
        connection = _open(path, "rw")
        connection.execute(f"PRAGMA synchronous = {_SYNCHRONOUS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        return connection
    connection = _open(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not _cannot_make_side_files(error, path):
            raise
        return _open(path, "ro&immutable=1")
    return connection


def _open(path: Path, mode: str) -> sqlite3.Connection:
    # isolation_level None: transactions are ours, begun and ended in one place.
    return sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _cannot_make_side_files(error: sqlite3.OperationalError, path: Path) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or not os.access(path, os.R_OK):
        return False
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what SQLite and the file system raise inside into the library's errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, name) from error
    except OSError as error:
        known = translate_os(error, name)
        if known is None:
            raise
        raise known from error


def translate(error: sqlite3.Error, name: str) -> LibraryError:
    """Return the library's error for one of SQLite's."""
    code = str(getattr(error, "sqlite_errorname", "") or "")
    if code in _NO_ROOM_SQLITE or "disk is full" in str(error):
        return disk_full(name)
    if code.startswith("SQLITE_READONLY"):
        return read_only(name)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy(f"another process holds the library {name!r}; try again in a moment")
    if code.startswith("SQLITE_CANTOPEN"):
        return LibraryReadOnly(
            f"the library {name!r} cannot be opened by this user: {error}; "
            "check the rights on its folder and files"
        )
    return LibraryDamaged(
        f"the library {name!r} is damaged ({error}); restore library.db from a backup, "
        "or remove the folder and add the documents again"
    )


def translate_os(error: OSError, name: str) -> LibraryError | None:
    """Return the library's error for one of the file system's, None where it is none of ours."""
    if error.errno in _NO_ROOM:
        return disk_full(name)
    if error.errno in _NO_WRITE:
        return read_only(name)
    return None


def disk_full(name: str) -> DiskFull:
    """Return the error for a device without room."""
    return DiskFull(
        f"no room left on the device of the library {name!r}; free some and run the same command "
        "again: what was finished is kept"
    )


def read_only(name: str) -> LibraryReadOnly:
    """Return the error for a folder that cannot be written."""
    return LibraryReadOnly(
        f"the library {name!r} cannot be written by this user; check the rights on its folder, or "
        "name another one with --library"
    )
