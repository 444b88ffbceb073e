"""Small libraries in memory, for the tests of finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.embed.double import HashEmbedder
from store.finding.ranking import Weights
from store.finding.search import Searcher
from store.index.lexical_double import MemoryLexical
from store.index.vectors import MemoryVectors, Row
from store.text.passages_double import MemoryPassages
from store.types import Document, Passage, Region


def make_passage(
    document: str, ordinal: int, text: str, *, title: str = "", region: Region = Region.BODY
) -> Passage:
    """Return a passage with no more about it than finding needs."""
    return Passage(
        id=f"{document}-{ordinal:03}",
        document=document,
        version=f"v-{document}",
        ordinal=ordinal,
        first=ordinal,
        last=ordinal,
        start=0,
        end=len(text),
        text=text,
        indexed=f"{title}\n{text}" if title else text,
        region=region,
    )


def make_library(texts: Mapping[str, Sequence[str]]) -> list[Passage]:
    """Return the passages of documents given as lists of texts."""
    return [
        make_passage(document, ordinal, text)
        for document, parts in texts.items()
        for ordinal, text in enumerate(parts)
    ]


def make_searcher(passages: Sequence[Passage], *, weights: Weights | None = None) -> Searcher:
    """Return a searcher over exact doubles."""
    embedder = HashEmbedder()
    vectors = embedder.embed([passage.indexed for passage in passages])
    return Searcher(
        passages=MemoryPassages(passages),
        lexical=MemoryLexical(passages),
        vectors=MemoryVectors(
            Row(passage=passage.id, version=passage.version, vector=vector)
            for passage, vector in zip(passages, vectors, strict=True)
        ),
        embedder=embedder,
        documents=lambda versions: {version: make_document(version) for version in versions},
        weights=weights,
    )


def make_document(version: str) -> Document:
    """Return the document of a version, as `make_passage` names it."""
    return Document(
        id=version.removeprefix("v-"),
        version=version,
        title=version,
        media_type="text/plain",
        origin=f"/{version}.txt",
        added="2026-01-01T00:00:00Z",
    )


def ids(hits: Iterable[object]) -> list[str]:
    """Return the passage ids of hits, in their order."""
    return [hit.passage.id for hit in hits]  # type: ignore[attr-defined]
