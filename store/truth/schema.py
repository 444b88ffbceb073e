"""The tables of the truth, and how an older file becomes a newer one.

One row of `versions` for each version of a document, known by the SHA-256 of its bytes; a version
is current while a row of `locations` points to it. Text is kept once; sentences and passages are
offsets into it. 1.5 million words with their vectors take about 40 MB.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from store.errors import LibraryDamaged, LibraryNewer

APPLICATION_ID: Final = 0x42726966
"""'Brif': tells a library from any other SQLite file."""

_FIRST: Final = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- AUTOINCREMENT: a key is never used twice, so that what is cached by key cannot be another's.
CREATE TABLE versions (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    version TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    title TEXT NOT NULL,
    media_type TEXT NOT NULL,
    origin TEXT NOT NULL,
    added TEXT NOT NULL,
    pages INTEGER,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    card TEXT NOT NULL,
    notes TEXT NOT NULL,
    standing TEXT,
    standing_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX versions_by_document ON versions (document);

-- Paths are bytes: a file name need not be valid text.
CREATE TABLE locations (
    path BLOB PRIMARY KEY,
    owner INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX locations_by_owner ON locations (owner);

-- blocks, places and the file's own metadata are read whole or not at all: JSON, deflated.
CREATE TABLE texts (
    owner INTEGER PRIMARY KEY REFERENCES versions (key) ON DELETE CASCADE,
    text TEXT NOT NULL,
    reading BLOB NOT NULL
);

CREATE TABLE headings (
    owner INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (owner, ordinal)
) WITHOUT ROWID;

CREATE TABLE sentences (
    owner INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    region TEXT NOT NULL,
    role TEXT,
    heading INTEGER NOT NULL,
    number TEXT,
    page INTEGER,
    lead INTEGER,
    PRIMARY KEY (owner, ordinal)
) WITHOUT ROWID;

-- `prefix` is what stands before the passage's text in its indexed form.
CREATE TABLE passages (
    owner INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    region TEXT NOT NULL,
    heading INTEGER NOT NULL,
    page INTEGER,
    prefix TEXT NOT NULL,
    embedding BLOB NOT NULL REFERENCES embeddings (key),
    PRIMARY KEY (owner, ordinal)
) WITHOUT ROWID;
CREATE INDEX passages_by_embedding ON passages (embedding);

-- key: first 16 bytes of SHA-256 over the embedder's name and the indexed text; vector: float16.
CREATE TABLE embeddings (
    key BLOB PRIMARY KEY,
    vector BLOB NOT NULL
);

-- Files that could not be read, so that the same bytes are not tried at every run.
CREATE TABLE refusals (
    version TEXT NOT NULL,
    suffix TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    error TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (version, suffix)
) WITHOUT ROWID;
"""

_STEPS: Final = (_FIRST,)
"""Step n makes schema n + 1 out of schema n. Never edit a step that was released: add one."""

SCHEMA: Final = len(_STEPS)


def read_schema(connection: sqlite3.Connection, *, name: str) -> int:
    """Return the schema number of an open library file.

    Raises:
        LibraryDamaged: it is an SQLite file, but none of ours.
        LibraryNewer: a later version of this program made it.
    """
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    if ours != APPLICATION_ID or number < 1:
        raise LibraryDamaged(
            f"{name!r} is no library of this program; name another folder with --library"
        )
    if number > SCHEMA:
        raise LibraryNewer(
            f"the library {name!r} has format {number}, this program knows up to {SCHEMA}; "
            "use the later version of the program that made it"
        )
    return int(number)


def migrate(connection: sqlite3.Connection, *, schema: int) -> None:
    """Bring an open file from `schema` (0: empty) to the present one, in one transaction."""
    if schema == SCHEMA:
        return
    steps = "\n".join(_STEPS[schema:])
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{steps}\n"
        f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {SCHEMA};\nCOMMIT;"
    )
