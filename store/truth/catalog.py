"""The truth of a library in one SQLite file: how it is made, opened and read.

Writing is `store.truth.ledger`. Keys are never used twice, so that nothing cached by key can
belong to another version.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from store.errors import LibraryDamaged, LibraryMissing, LibraryReadOnly
from store.ports import Position
from store.truth import rows
from store.truth.record import Location, Made, Refusal
from store.truth.schema import SCHEMA, migrate, read_schema
from store.truth.sqlite import connect, translated
from store.types import Document, Passage, Reading, Region, Sentence, Status

FILE: Final = "library.db"

_AT_ONCE: Final = 500
"""Values in one IN list: SQLite's oldest limit for variables is 999."""

_CACHED_TEXTS: Final = 64
"""Texts kept decoded: one search looks into some twenty documents, of 21 kB on average."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every sentence and passage of one version needs."""

    document: str
    version: str
    text: str
    headings: rows.Headings


class Catalog:
    """Documents, sentences and passages, looked up. Safe to use from several threads."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection
        self._lock = threading.RLock()
        self._frame = lru_cache(maxsize=_CACHED_TEXTS)(self._load_frame)

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Catalog:
        """Open the file of truth in `folder`, migrating an older one where it may be written.

        Raises:
            LibraryMissing, LibraryDamaged, LibraryNewer, LibraryReadOnly, LibraryBusy: as named.
        """
        path = folder / FILE
        name = str(folder)
        with translated(name):
            if not path.exists():
                raise LibraryMissing(
                    f"there is no library in {name!r}; `brief add PATH` makes one there, "
                    "or name another folder with --library"
                )
            if write and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
                raise LibraryReadOnly(
                    f"the library {name!r} cannot be written by this user; check the rights on "
                    "its folder, or name another one with --library"
                )
            connection = connect(path, write=write)
            try:
                schema = read_schema(connection, name=name)
                if schema < SCHEMA:
                    connection = _upgrade(path, connection, schema=schema, write=write)
            except BaseException:
                connection.close()
                raise
        return cls(folder, connection)

    def fold(self) -> bool:
        """Fold the log into the file and return if that was possible.

        It is not while another process is in the middle of a look-up.
        """
        ((busy, _, _),) = self.all("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def close(self) -> None:
        """Let go of the file."""
        with translated(str(self.folder)):
            self.connection.close()

    def refresh(self) -> None:
        """Drop what is cached; another process may have written."""
        self._frame.cache_clear()

    def all(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        with self._lock, translated(str(self.folder)):
            return self.connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do everything inside, durably, or nothing."""
        with self._lock, translated(str(self.folder)):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @property
    def made(self) -> Made:
        """How the library was made."""
        meta = dict(self.all("SELECT name, value FROM meta"))
        try:
            return Made(
                embedder=meta["embedder"],
                dimensions=int(meta["dimensions"]),
                spec=meta["spec"] or None,
                base_url=meta["base_url"] or None,
                created=meta["created"],
            )
        except (KeyError, ValueError) as error:
            raise LibraryDamaged(
                f"the library {str(self.folder)!r} does not say how it was made ({error}); "
                "restore library.db from a backup"
            ) from error

    @property
    def revision(self) -> int:
        """A number that grows with every change of the passages."""
        found = self.all("SELECT value FROM meta WHERE name = 'revision'")
        return int(found[0][0]) if found else 0

    @property
    def change(self) -> tuple[int, int]:
        """Two numbers that differ after any change, by this process or another."""
        ((seen,),) = self.all("PRAGMA data_version")
        return int(seen), self.connection.total_changes

    def documents(self, versions: Iterable[str] | None = None) -> list[Document]:
        """Return the document versions asked for (None: all), by path, earlier versions first.

        The order does not depend on which file was read first.
        """
        if versions is None:
            found = self.all(rows.SELECT_DOCUMENT)
        else:
            found = self._all_in(rows.SELECT_DOCUMENT + "WHERE versions.version IN", versions)
        arrived = [rows.to_document(row) for row in sorted(found, key=lambda row: row[0])]
        paths = {document.id: document.origin for document in arrived}
        return sorted(arrived, key=lambda document: (paths[document.id], document.id))

    def versions(self, statuses: Iterable[Status]) -> frozenset[str]:
        """Return the versions that have one of the statuses, without reading their cards."""
        found = self._all_in(
            "SELECT version FROM versions WHERE CASE "
            "WHEN EXISTS (SELECT 1 FROM locations WHERE owner = key) "
            "THEN coalesce(standing, 'current') ELSE 'replaced' END IN",
            [status.value for status in statuses],
        )
        return frozenset(row[0] for row in found)

    def locations(self) -> dict[bytes, Location]:
        """Return every known path with the bytes last seen there."""
        found = self.all(
            "SELECT path, version, size, mtime_ns FROM locations JOIN versions ON key = owner"
        )
        return {
            row[0]: Location(path=row[0], version=row[1], size=row[2], mtime_ns=row[3])
            for row in found
        }

    def pipelines(self) -> dict[str, str]:
        """Return by version the pipeline that read it."""
        return dict(self.all("SELECT version, pipeline FROM versions"))

    def document_ids(self) -> dict[str, str]:
        """Return by version the document it belongs to."""
        return dict(self.all("SELECT version, document FROM versions"))

    def refusals(self, pipeline: str) -> dict[tuple[str, str], Refusal]:
        """Return the bytes that `pipeline` could not read, by (version, suffix)."""
        found = self.all(
            "SELECT version, suffix, error, reason FROM refusals WHERE pipeline = ?", [pipeline]
        )
        return {
            (row[0], row[1]): Refusal(version=row[0], suffix=row[1], error=row[2], reason=row[3])
            for row in found
        }

    def text(self, version: str) -> str:
        """Return the canonical text of one version."""
        return self._frame(self._key(version)).text

    def reading(self, version: str) -> Reading:
        """Return the reading of one version: text, blocks, places, notes."""
        key = self._key(version)
        ((packed,),) = self.all("SELECT reading FROM texts WHERE owner = ?", [key])
        return rows.unpack_reading(packed, self._frame(key).text)

    def sentences(self, version: str, first: int = 0, last: int | None = None) -> list[Sentence]:
        """Return the sentences `first..last` (both included; None: to the end) of a version."""
        key = self._key(version)
        frame = self._frame(key)
        found = self.all(
            rows.SELECT_SENTENCE + "WHERE owner = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
            [key, first, 1 << 60 if last is None else last],
        )
        return [
            rows.to_sentence(
                row,
                document=frame.document,
                version=frame.version,
                text=frame.text,
                headings=frame.headings,
            )
            for row in found
        ]

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Return those of the passages that exist, by id."""
        found = self._all_in(rows.SELECT_PASSAGE + "WHERE id IN", ids)
        return {passage.id: passage for passage in self._to_passages(found)}

    def positions(self, ids: Iterable[str]) -> Mapping[str, Position]:
        """Return where those of the passages stand that exist, without reading their text."""
        found = self._all_in(
            "SELECT id, version, ordinal, region FROM passages JOIN versions ON key = owner "
            "WHERE id IN",
            ids,
        )
        return {
            row[0]: Position(version=row[1], ordinal=row[2], region=Region(row[3])) for row in found
        }

    def neighbours(self, passage: Passage, *, before: int, after: int) -> list[Passage]:
        """Return the passages around one, of the same document version, in reading order."""
        found = self.all(
            rows.SELECT_PASSAGE
            + "WHERE owner = ? AND ordinal != ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
            [
                self._key(passage.version),
                passage.ordinal,
                passage.ordinal - before,
                passage.ordinal + after,
            ],
        )
        return self._to_passages(found)

    def passages_of(self, version: str) -> list[Passage]:
        """Return all passages of one version in reading order."""
        found = self.all(
            rows.SELECT_PASSAGE + "WHERE owner = ? ORDER BY ordinal",
            [self._key(version)],
        )
        return self._to_passages(found)

    def known_embeddings(self, keys: Iterable[bytes]) -> set[bytes]:
        """Return those of the embedding keys whose vectors are kept."""
        return {row[0] for row in self._all_in("SELECT key FROM embeddings WHERE key IN", keys)}

    def packed_vectors(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Return by passage id the vector as it is kept."""
        query = "SELECT id, vector FROM passages JOIN embeddings ON key = embedding WHERE id IN"
        return dict(self._all_in(query, ids))

    def owners(self) -> list[tuple[int, str]]:
        """Return every version's key and version, by version: the same order everywhere."""
        return self.all("SELECT key, version FROM versions ORDER BY version")

    def _to_passages(self, found: Iterable[Sequence[Any]]) -> list[Passage]:
        passages = []
        for owner, *row in found:
            try:
                frame = self._frame(owner)
            except LibraryMissing:
                # Removed by another process between two statements: as if it had not been found.
                continue
            passages.append(
                rows.to_passage(
                    row,
                    document=frame.document,
                    version=frame.version,
                    text=frame.text,
                    headings=frame.headings,
                )
            )
        return passages

    def _key(self, version: str) -> int:
        found = self.all("SELECT key FROM versions WHERE version = ?", [version])
        if not found:
            raise LibraryMissing(
                f"the library {str(self.folder)!r} does not hold the version {version!r}; "
                "`brief sources` lists what it holds"
            )
        return int(found[0][0])

    def _load_frame(self, key: int) -> _Frame:
        found = self.all(
            "SELECT document, version, text FROM versions JOIN texts ON owner = key WHERE key = ?",
            [key],
        )
        if not found:
            raise LibraryMissing(f"a document was removed from {str(self.folder)!r} meanwhile")
        ((document, version, text),) = found
        paths = self.all("SELECT ordinal, path FROM headings WHERE owner = ?", [key])
        headings = {ordinal: tuple(json.loads(path)) for ordinal, path in paths}
        return _Frame(document, version, text, headings)

    def _all_in(self, query: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        wanted = list(values)
        found = []
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found += self.all(f"{query} ({marks})", some)
        return found


def _upgrade(
    path: Path, connection: sqlite3.Connection, *, schema: int, write: bool
) -> sqlite3.Connection:
    if not write:
        connection.close()
        if not os.access(path, os.W_OK):
            raise LibraryReadOnly(
                f"the library {str(path.parent)!r} has an older format and cannot be written; "
                "open it once as a user who may write it"
            )
        writer = connect(path, write=True)
        migrate(writer, schema=schema)
        writer.close()
        return connect(path, write=False)
    migrate(connection, schema=schema)
    return connection
