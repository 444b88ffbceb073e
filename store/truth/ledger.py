"""Writing to the truth of a library: every call is one durable transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from store.truth import rows
from store.truth.catalog import Catalog
from store.truth.record import Location, Record, Refusal, Vector, embedding_key, show_path
from store.types import Status

DOCUMENT_ID_LENGTH: Final = 12
"""48 bits: two of 10,000 documents share one with a chance of 2e-7, and are told apart then."""


class Ledger:
    """The one writer of a catalogue. Its holder has the library's lock."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def store(
        self,
        records: Iterable[Record],
        *,
        locations: Iterable[Location],
        vectors: Iterable[Vector],
        pipeline: str,
        embedder: str,
    ) -> None:
        """Acknowledge records: with their vectors and the paths they stand at, or not at all.

        A version that is there already is written anew: it was read by another pipeline.
        """
        with self._catalog.transaction() as connection:
            _insert_vectors(connection, vectors)
            for record in records:
                _insert(connection, record, pipeline=pipeline, embedder=embedder)
            _locate(connection, locations)
            _settle(connection)
            _grow(connection)

    def locate(self, locations: Iterable[Location], *, gone: Iterable[bytes] = ()) -> None:
        """Note where known bytes stand now, and which paths no longer hold them."""
        with self._catalog.transaction() as connection:
            _locate(connection, locations)
            connection.executemany("DELETE FROM locations WHERE path = ?", [(p,) for p in gone])
            _settle(connection)

    def forget(self, paths: Iterable[bytes]) -> None:
        """Forget paths, and the documents (all their versions) that stand at no other path."""
        with self._catalog.transaction() as connection:
            for path in paths:
                found = connection.execute(
                    "SELECT document FROM versions JOIN locations ON owner = key WHERE path = ?",
                    [path],
                ).fetchall()
                connection.execute("DELETE FROM locations WHERE path = ?", [path])
                for (document,) in found:
                    _delete_unless_located(connection, document)
            _drop_unused_vectors(connection)
            _grow(connection)

    def remove(self, documents: Iterable[str]) -> None:
        """Delete documents with all their versions, wherever they stand."""
        with self._catalog.transaction() as connection:
            connection.executemany(
                "DELETE FROM versions WHERE document = ?", [(name,) for name in documents]
            )
            _drop_unused_vectors(connection)
            _grow(connection)

    def refuse(self, refusals: Iterable[Refusal], *, pipeline: str) -> None:
        """Note bytes that could not be read."""
        with self._catalog.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?, ?)",
                [
                    (item.version, item.suffix, pipeline, item.error, item.reason)
                    for item in refusals
                ],
            )

    def pardon(self) -> None:
        """Forget which bytes could not be read, so that they are tried again."""
        with self._catalog.transaction() as connection:
            connection.execute("DELETE FROM refusals")

    def judge(self, standings: Mapping[str, tuple[Status, str]]) -> None:
        """Note by version what other documents say of it; whom nobody mentions is current."""
        rulings = [
            (str(status), reason, version)
            for version, (status, reason) in standings.items()
            if status in {Status.SUPERSEDED, Status.WITHDRAWN}
        ]
        with self._catalog.transaction() as connection:
            connection.execute("UPDATE versions SET standing = NULL, standing_reason = ''")
            connection.executemany(
                "UPDATE versions SET standing = ?, standing_reason = ? WHERE version = ?", rulings
            )

    def compact(self) -> bool:
        """Leave no trace of deleted rows in the file or its log; return if that was possible.

        It is not while another process is in the middle of a look-up. Needs room for a second
        copy of the file for a moment.
        """
        self._catalog.all("VACUUM")
        return self._catalog.fold()


def new_document_id(version: str, taken: Iterable[str]) -> str:
    """Return the id of a document that begins with `version`: the same on every machine."""
    used = set(taken)
    name = version[:DOCUMENT_ID_LENGTH]
    while name in used:
        name = hashlib.sha256(f"{version}/{name}".encode()).hexdigest()[:DOCUMENT_ID_LENGTH]
    return name


def _insert(
    connection: sqlite3.Connection, record: Record, *, pipeline: str, embedder: str
) -> None:
    text = record.reading.text
    spans = [(item.start, item.end, item.text) for item in record.sentences]
    spans += [(item.start, item.end, item.text) for item in record.passages]
    # What will be read back must be what was found; nothing else may be acknowledged.
    if any(text[start:end] != words for start, end, words in spans):
        raise AssertionError(f"{record.document.origin!r}: offsets do not give the text back")
    kept = connection.execute(
        "SELECT path, size, mtime_ns FROM locations JOIN versions ON key = owner WHERE version = ?",
        [record.document.version],
    ).fetchall()
    connection.execute("DELETE FROM versions WHERE version = ?", [record.document.version])
    key = connection.execute(
        "INSERT INTO versions (version, document, pipeline, title, media_type, origin, added, "
        "pages, characters, words, card, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows.from_document(record, pipeline=pipeline),
    ).lastrowid
    connection.executemany(
        "INSERT INTO locations VALUES (?, ?, ?, ?)", [(path, key, *rest) for path, *rest in kept]
    )
    connection.execute(
        "INSERT INTO texts VALUES (?, ?, ?)", [key, text, rows.pack_reading(record.reading)]
    )
    headings = rows.list_headings(record)
    connection.executemany(
        "INSERT INTO headings VALUES (?, ?, ?)",
        [
            (key, ordinal, json.dumps(path, ensure_ascii=False))
            for path, ordinal in headings.items()
        ],
    )
    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, *rows.from_sentence(sentence, heading=headings[sentence.heading_path]))
            for sentence in record.sentences
        ],
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                key,
                *rows.from_passage(
                    passage,
                    heading=headings[passage.heading_path],
                    embedding=embedding_key(embedder, passage.indexed),
                ),
            )
            for passage in record.passages
        ],
    )


def _insert_vectors(connection: sqlite3.Connection, vectors: Iterable[Vector]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
        [(item.key, rows.pack_vector(item.vector)) for item in vectors],
    )


def _locate(connection: sqlite3.Connection, locations: Iterable[Location]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO locations SELECT ?, key, ?, ? FROM versions WHERE version = ?",
        [(item.path, item.size, item.mtime_ns, item.version) for item in locations],
    )


def _settle(connection: sqlite3.Connection) -> None:
    """Give each version that stands somewhere a document of its own, and a path that holds it.

    Two versions of one document stand at two paths when a copy of an earlier version turns up:
    the later arrival keeps the document, the earlier version becomes its own.
    """
    shared = connection.execute(
        "SELECT key, version, document FROM versions AS one WHERE EXISTS "
        "(SELECT 1 FROM locations WHERE owner = one.key) AND EXISTS "
        "(SELECT 1 FROM versions AS other JOIN locations ON owner = other.key "
        "WHERE other.document = one.document AND other.key > one.key) ORDER BY key"
    ).fetchall()
    for key, version, document in shared:
        taken = [document, *_all_ids(connection)]
        connection.execute(
            "UPDATE versions SET document = ? WHERE key = ?",
            [new_document_id(version, taken), key],
        )
    strayed = connection.execute(
        "SELECT key, min(path) FROM versions JOIN locations ON owner = key GROUP BY key "
        "HAVING sum(path = CAST(origin AS BLOB)) = 0"
    ).fetchall()
    connection.executemany(
        "UPDATE versions SET origin = ? WHERE key = ?",
        [(show_path(path), key) for key, path in strayed],
    )


def _all_ids(connection: sqlite3.Connection) -> Sequence[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT document FROM versions")]


def _delete_unless_located(connection: sqlite3.Connection, document: str) -> None:
    standing = connection.execute(
        "SELECT 1 FROM locations JOIN versions ON key = owner WHERE document = ?", [document]
    ).fetchone()
    if not standing:
        connection.execute("DELETE FROM versions WHERE document = ?", [document])


def _drop_unused_vectors(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM embeddings WHERE key NOT IN (SELECT embedding FROM passages)")


def _grow(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")
