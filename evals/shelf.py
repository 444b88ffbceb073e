"""A library in memory: the same reading, cutting and finding, nothing kept on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.card import describe
from store.card.standing import standings
from store.embed import open_embedder
from store.filters import Filters, select
from store.finding.search import Searcher
from store.index import lexical
from store.index.vectors import MemoryVectors, Row
from store.ports import Embedder
from store.readers import parse
from store.text import passages as packing
from store.text.passages_double import MemoryPassages
from store.text.segment import segment
from store.types import Document, Hit, Passage, Reading, Sentence


@dataclass(slots=True)
class Shelf:
    """Documents, sentences and passages in dictionaries; searched as a library is."""

    embedder: Embedder
    fingerprint: str
    _texts: dict[str, str] = field(repr=False)
    _documents: dict[str, Document]
    _sentences: dict[str, list[Sentence]]
    _searcher: Searcher = field(repr=False)

    def documents(self, filters: Filters | None = None) -> list[Document]:
        """Return the documents that the filters leave."""
        return select(list(self._documents.values()), filters or Filters())

    def sentences(self, version: str) -> Sequence[Sentence]:
        """Return one document's sentences in order."""
        return self._sentences[version]

    def text(self, version: str) -> str:
        """Return one document's canonical text."""
        return self._texts[version]

    def passage_sentences(self, passage: Passage) -> Sequence[Sentence]:
        """Return the sentences of a passage in order."""
        return self._sentences[passage.version][passage.first : passage.last + 1]

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the best passages of the documents that the filters leave."""
        versions = frozenset(each.version for each in self.documents(filters))
        return self._searcher.search(query, k=k, versions=versions)


def read_folder(folder: Path, *, embedder: Embedder | None = None) -> Shelf:
    """Return every readable file under a folder as a library."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    readings = [(str(path), parse(path.read_bytes(), path.name)) for path in files]
    return build(readings, embedder=embedder)


def build(readings: Iterable[tuple[str, Reading]], *, embedder: Embedder | None = None) -> Shelf:
    """Return readings, each with where it came from, as a library."""
    model = embedder or open_embedder()
    documents: dict[str, Document] = {}
    texts: dict[str, str] = {}
    sentences: dict[str, list[Sentence]] = {}
    packed: list[Passage] = []
    for origin, reading in readings:
        document, cut = describe_reading(origin, reading)
        documents[document.version] = document
        texts[document.version] = reading.text
        sentences[document.version] = cut
        packed += packing.build(
            cut,
            reading,
            title=document.title,
            count_tokens=model.count_tokens,
            max_tokens=model.max_tokens,
        )
    for version, (status, reason) in standings(list(documents.values())).items():
        documents[version] = replace(documents[version], status=status, status_reason=reason)
    searcher = Searcher(
        passages=MemoryPassages(packed),
        lexical=lexical.hold(packed),
        vectors=_index(packed, model),
        embedder=model,
        documents=lambda versions: {each: documents[each] for each in versions},
    )
    fingerprint = hashlib.sha256("".join(sorted(documents)).encode()).hexdigest()
    return Shelf(
        embedder=model,
        fingerprint=fingerprint,
        _texts=texts,
        _documents=documents,
        _sentences=sentences,
        _searcher=searcher,
    )


def describe_reading(origin: str, reading: Reading) -> tuple[Document, list[Sentence]]:
    """Return a reading as a document with its card, and its sentences."""
    document = _describe(origin, reading)
    cut = segment(reading, document=document.id, version=document.version)
    return _with_card(document, reading, cut), cut


def _index(packed: Sequence[Passage], model: Embedder) -> MemoryVectors:
    vectors = model.embed([each.indexed for each in packed])
    return MemoryVectors(
        Row(passage=each.id, version=each.version, vector=vector)
        for each, vector in zip(packed, vectors, strict=True)
    )


def _describe(origin: str, reading: Reading) -> Document:
    version = hashlib.sha256(f"{origin}\n{reading.text}".encode()).hexdigest()
    return Document(
        id=hashlib.sha256(origin.encode()).hexdigest()[:16],
        version=version,
        title=reading.title or Path(origin).stem,
        media_type=reading.media_type,
        origin=origin,
        added="2026-01-01T00:00:00Z",
        pages=reading.pages,
        characters=len(reading.text),
        words=len(reading.text.split()),
        notes=reading.notes,
    )


def _with_card(document: Document, reading: Reading, sentences: Sequence[Sentence]) -> Document:
    card = describe(reading, sentences)
    return replace(document, card=card, title=card.title.value if card.title else document.title)
