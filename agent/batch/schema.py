"""The SQLite file of a run: its tables, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from agent.batch.errors import OtherRun
from store.truth.sqlite import connect

FILE: Final = "run.db"
VERSION: Final = 1
APPLICATION: Final = 0x62726266
"""What marks the file as a run's: "brbf". Source: sqlite.org/pragma.html, application_id."""

_BUSY_MILLISECONDS: Final = 30_000
"""Several processes share a run, and each of their commits waits for the disk."""

TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE rows (
        key INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'pending'
            CHECK (state IN ('pending', 'running', 'waiting', 'done', 'failed')),
        attempts INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        owner TEXT,
        lease_until REAL NOT NULL DEFAULT 0,
        not_before REAL NOT NULL DEFAULT 0,
        outcome TEXT,
        statements INTEGER NOT NULL DEFAULT 0,
        withheld INTEGER NOT NULL DEFAULT 0,
        blank INTEGER NOT NULL DEFAULT 0,
        error TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '',
        fingerprint TEXT NOT NULL DEFAULT '',
        seconds REAL NOT NULL DEFAULT 0,
        calls INTEGER NOT NULL DEFAULT 0,
        input_tokens INTEGER NOT NULL DEFAULT 0,
        output_tokens INTEGER NOT NULL DEFAULT 0,
        model_seconds REAL NOT NULL DEFAULT 0,
        cost_usd REAL NOT NULL DEFAULT 0,
        unpriced INTEGER NOT NULL DEFAULT 0,
        CHECK ((state = 'running') = (owner IS NOT NULL))
    )""",
    "CREATE INDEX rows_by_state ON rows (state, place)",
    """CREATE TABLE outputs (
        row INTEGER NOT NULL REFERENCES rows (key) ON DELETE CASCADE,
        format TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        packed BLOB NOT NULL,
        PRIMARY KEY (row, format)
    )""",
)


def open_file(folder: Path) -> sqlite3.Connection:
    """Open the run's file in `folder`, made empty where it is missing."""
    path = folder / FILE
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    connection = connect(path, write=True)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, inside the caller's transaction."""
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def has_tables(connection: sqlite3.Connection, folder: Path) -> bool:
    """Return whether a run was begun in the file.

    Raises:
        OtherRun: the file is no run's, or one of a later version of this program.
    """
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if not tables:
        return False
    ((mark,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if mark != APPLICATION or version != VERSION:
        raise OtherRun(
            f"{str(folder / FILE)!r} is no run of this version of the program; name another folder"
        )
    return True
