"""The three systems of the comparison, over one set of temporary indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from store.finding.ranking import Weights
from store.finding.search import Searcher
from store.index import lexical, vectors
from store.ports import Embedder, LexicalIndex, VectorIndex
from store.text.passages_double import MemoryPassages
from store.types import Document, Passage


class System(StrEnum):
    """What ranks the passages."""

    WORDS = "words"
    VECTORS = "vectors"
    OURS = "ours"


ROWS_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Indexes of one library, and the systems that search them."""

    words: LexicalIndex
    near: VectorIndex
    embedder: Embedder
    searcher: Searcher

    def rank(self, system: System, query: str, *, k: int, scope: str | None = None) -> list[str]:
        """Return the ids of the `k` best passages, best first.

        Copies stay apart: the sets mark one of several equal passages as right.
        """
        versions = None if scope is None else frozenset({scope})
        if system is System.WORDS:
            return [hit.passage for hit in self.words.search(query, k=k, versions=versions)]
        if system is System.VECTORS:
            vector = self.embedder.embed([query])[0]
            return [hit.passage for hit in self.near.search(vector, k=k, versions=versions)]
        hits = self.searcher.search(query, k=k, versions=versions, collapse=False)
        return [hit.passage.id for hit in hits]


@contextmanager
def open_bench(
    passages: Sequence[Passage],
    embedder: Embedder,
    *,
    weights: Weights | None = None,
    exact: bool = False,
) -> Iterator[Bench]:
    """Build both indexes of a library in a temporary folder, and remove them afterwards.

    `exact` takes nearest neighbours by brute force instead of from Chroma's graph, whose shape
    changes a little from build to build.
    """
    rows = embedder.embed([passage.indexed for passage in passages])
    with TemporaryDirectory(prefix="brief-retrieval-") as name:
        folder = Path(name)
        lexical.build(folder / "words", passages)
        named = [
            vectors.Row(passage=passage.id, version=passage.version, vector=row)
            for passage, row in zip(passages, rows, strict=True)
        ]
        with _open_vectors(folder / "vectors", named, exact=exact) as near:
            words = lexical.open(folder / "words")
            yield Bench(
                words=words,
                near=near,
                embedder=embedder,
                searcher=Searcher(
                    passages=MemoryPassages(passages),
                    lexical=words,
                    vectors=near,
                    embedder=embedder,
                    documents=lambda versions: {name: _to_document(name) for name in versions},
                    weights=weights,
                ),
            )


@contextmanager
def _open_vectors(
    folder: Path, rows: Sequence[vectors.Row], *, exact: bool
) -> Iterator[VectorIndex]:
    if exact:
        yield vectors.MemoryVectors(rows)
        return
    batches = (rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE))
    vectors.build(folder, batches, count=len(rows))
    near = vectors.open(folder)
    try:
        yield near
    finally:
        near.close()


def _to_document(version: str) -> Document:
    return Document(
        id=version,
        version=version,
        title=version,
        media_type="text/plain",
        origin=version,
        added="2026-01-01T00:00:00Z",
    )
