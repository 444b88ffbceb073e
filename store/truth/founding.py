"""Making the file of truth of a new library."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.truth.catalog import FILE
from store.truth.durable import sync_folder
from store.truth.record import Made
from store.truth.schema import migrate
from store.truth.sqlite import translated


def create_catalog(folder: Path, made: Made) -> None:
    """Make the file of truth in `folder`, whole or not at all."""
    path = folder / FILE
    draft = path.with_name(FILE + ".new")
    with translated(str(folder)):
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            migrate(connection, schema=0)
            connection.executemany("INSERT INTO meta VALUES (?, ?)", _describe(made))
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        finally:
            connection.close()
        draft.replace(path)
        sync_folder(folder)


def _describe(made: Made) -> list[tuple[str, str]]:
    return [
        ("embedder", made.embedder),
        ("dimensions", str(made.dimensions)),
        ("spec", made.spec or ""),
        ("base_url", made.base_url or ""),
        ("created", made.created),
        ("revision", "0"),
    ]
