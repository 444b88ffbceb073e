"""Nearest neighbours by cosine: a Chroma folder, and an exact double in memory.

Chroma is a disposable cache of the vectors in the catalogue: it keeps no text, is written once,
and is never opened by two processes (each works on a copy of its own, see
`store.index.generations`).
Only here a distance exists; it leaves as a score.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from store.errors import IndexDamaged
from store.ports import Scored, Vectors
from store.standing_in import standing_in

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

COLLECTION: Final = "passages"

MAX_ROWS: Final = 5_000
"""Rows in one upsert; Chroma's own limit (5,461 with our SQLite) is asked and kept as well."""

_SEARCH_BREADTH: Final = 1_000
_BUILD_BREADTH: Final = 100
_LINKS: Final = 16
"""hnsw:ef_search, ef_construction and M. Over 18,409 passages this finds .998 of the true 300
nearest in 2.4 ms; ef_search 200 finds .978 in 2.0 ms, and an ef_construction of 200 takes half as
long again to build (5.7 s) for .007 more."""

_SURPLUS: Final = 3
"""A filter that keeps most of the library is applied to three times as many neighbours here,
which takes 2 ms; as a list of 390 versions Chroma takes 25 ms for the same."""

_MOST: Final = 0.5

_EXPORTER: Final = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"


@dataclass(frozen=True, slots=True)
class Row:
    """A passage's id, document version and vector of shape (dimensions,)."""

    passage: str
    version: str
    vector: Vectors


def build(folder: Path, rows: Iterable[Sequence[Row]], *, count: int) -> None:
    """Write a new index of `count` rows into an empty folder, and close it."""
    batches = max(1, -(-count // MAX_ROWS))
    size = max(1, -(-count // batches))
    # Chroma persists after an upsert once this many rows wait; what it does not persist stays in
    # its log and is replayed at every open (1,000 rows: .2 s). So the last batch must suffice.
    threshold = max(2, count - (batches - 1) * size)
    client = _open_client(folder)
    try:
        collection = client.create_collection(
            COLLECTION,
            embedding_function=None,
            configuration={
                "hnsw": {
                    "space": "cosine",
                    "ef_construction": _BUILD_BREADTH,
                    "ef_search": _SEARCH_BREADTH,
                    "max_neighbors": _LINKS,
                    "sync_threshold": threshold,
                    "batch_size": min(100, threshold),
                }
            },
        )
        for batch in _regroup(rows, min(size, client.get_max_batch_size())):
            collection.upsert(
                ids=[row.passage for row in batch],
                embeddings=np.stack([row.vector for row in batch]),
                metadatas=[{"version": row.version} for row in batch],
            )
    finally:
        _close(client)


def open(folder: Path) -> ChromaVectors:  # noqa: A001 - the verb of the house: build, open
    """Return the index in `folder`, which no other process may open.

    Raises:
        IndexDamaged: there is none, or it cannot be read; the catalogue can rebuild it.
    """
    preload()
    from chromadb.errors import ChromaError

    try:
        client = _open_client(folder)
        collection = client.get_collection(COLLECTION, embedding_function=None)
        return ChromaVectors(client, collection)
    except (ChromaError, ValueError, OSError) as error:
        raise IndexDamaged(
            f"the vector index in {str(folder)!r} cannot be opened ({error}); it can be rebuilt"
        ) from error


def preload() -> None:
    """Import Chroma: .4 s that can pass while something else is done.

    By itself it imports its exporter of traces first thing, and gRPC with it: 12 MB of every
    process that searches. Here it has it once it makes one; in a folder of ours it never does.
    """
    stand_in = ModuleType(_EXPORTER)
    vars(stand_in)["OTLPSpanExporter"] = _make_exporter
    with standing_in(_EXPORTER, stand_in):
        import chromadb  # noqa: F401 - for its side effect


def _make_exporter(**settings: object) -> object:
    return importlib.import_module(_EXPORTER).OTLPSpanExporter(**settings)


def _open_client(folder: Path) -> ClientAPI:
    preload()
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))


def _close(client: ClientAPI) -> None:
    # On every client of chromadb >= 1.4, and on none of its declared interfaces.
    cast("Client", client).close()


def _regroup(rows: Iterable[Sequence[Row]], size: int) -> Iterable[list[Row]]:
    waiting: list[Row] = []
    for some in rows:
        waiting += some
        while len(waiting) >= size:
            yield waiting[:size]
            waiting = waiting[size:]
    if waiting:
        yield waiting


class ChromaVectors:
    """Cosine neighbours in a folder written by `build`."""

    def __init__(self, client: ClientAPI, collection: Collection) -> None:
        self._client = client
        self._collection = collection
        self._count = collection.count()
        self._versions: dict[str, str] | None = None

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Let go of the files."""
        _close(self._client)

    def ids(self) -> list[str]:
        """Return every passage id, sorted."""
        return sorted(self._collection.get(include=[])["ids"])

    def search(
        self, vector: Vectors, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` nearest passages to one vector of shape (dimensions,), best first."""
        if k < 1 or not self._count or (versions is not None and not versions):
            return []
        if versions is None:
            return self._query(vector, k)
        held = self._held()
        inside = sum(version in versions for version in held.values())
        if inside >= _MOST * self._count:
            kept = [
                hit for hit in self._query(vector, _SURPLUS * k) if held[hit.passage] in versions
            ]
            if len(kept) >= min(k, inside):
                return kept[:k]
        return self._query(vector, k, {"version": {"$in": sorted(versions)}})

    def nearest(self, vectors: Vectors) -> list[str]:
        """Return for each row of (n, dimensions) the id of its nearest passage."""
        found = self._collection.query(query_embeddings=vectors, n_results=1, include=[])
        return [ids[0] if ids else "" for ids in found["ids"]]

    def _query(self, vector: Vectors, k: int, where: Any = None) -> list[Scored]:  # noqa: ANN401 - Chroma's own
        found = self._collection.query(
            query_embeddings=vector.reshape(1, -1),
            n_results=min(k, self._count),
            where=where,
            include=["distances"],
        )
        distances = found["distances"]
        assert distances is not None
        return _sort(
            Scored(passage=name, score=1.0 - float(distance))
            for name, distance in zip(found["ids"][0], distances[0], strict=True)
        )

    def _held(self) -> dict[str, str]:
        if self._versions is None:
            found = self._collection.get(include=["metadatas"])
            assert found["metadatas"] is not None
            self._versions = {
                name: str(metadata["version"])
                for name, metadata in zip(found["ids"], found["metadatas"], strict=True)
            }
        return self._versions


class MemoryVectors:
    """The double: exact cosine over a matrix, for tests and small collections."""

    def __init__(self, rows: Iterable[Row]) -> None:
        kept = list(rows)
        self._ids = [row.passage for row in kept]
        self._versions = [row.version for row in kept]
        self._matrix = np.stack([row.vector for row in kept]) if kept else np.zeros((0, 1))

    def __len__(self) -> int:
        return len(self._ids)

    def search(
        self, vector: Vectors, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` nearest passages to one vector of shape (dimensions,), best first."""
        if not self._ids:
            return []
        scores = self._matrix @ vector
        return _sort(
            Scored(passage=name, score=float(score))
            for name, version, score in zip(self._ids, self._versions, scores, strict=True)
            if versions is None or version in versions
        )[: max(0, k)]


def _sort(hits: Iterable[Scored]) -> list[Scored]:
    # Ties in a fixed order: the same question gets the same answer from every copy.
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage))
