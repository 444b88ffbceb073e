"""What the composer needs of a library, and what it remembers while it answers one question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Protocol

from agent.types import Evidence
from store.filters import Filters
from store.ports import Embedder
from store.types import Document, Hit, Passage, Sentence


class Shelf(Protocol):
    """A library to answer from: `store.library.Library`, or the one in memory."""

    @property
    def fingerprint(self) -> str:
        """What the library holds, as one hash."""
        ...

    @property
    def embedder(self) -> Embedder:
        """What the library was embedded with."""
        ...

    def documents(self, filters: Filters | None = None) -> Sequence[Document]:
        """Return the documents that the filters leave."""
        ...

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the best passages, best first."""
        ...

    def sentences(self, version: str) -> Sequence[Sentence]:
        """Return one document's sentences in order."""
        ...

    def text(self, version: str) -> str:
        """Return one document's canonical text."""
        ...

    def passage_sentences(self, passage: Passage) -> Sequence[Sentence]:
        """Return the sentences of a passage in order."""
        ...


@dataclass(slots=True)
class Desk:
    """The library as one question sees it: each document is fetched once."""

    shelf: Shelf
    filters: Filters
    clock: Callable[[], float] = perf_counter
    search_seconds: float = 0.0
    _documents: tuple[Document, ...] | None = None
    _sentences: dict[str, Sequence[Sentence]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict, repr=False)

    def narrow(self, documents: Sequence[Document]) -> Desk:
        """Return a desk with only these documents on it; what was fetched serves both."""
        only = tuple(each.version for each in documents)
        return Desk(
            shelf=self.shelf,
            filters=replace(self.filters, documents=only),
            clock=self.clock,
            _documents=tuple(documents),
            _sentences=self._sentences,
            _texts=self._texts,
        )

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that the filters leave."""
        if self._documents is None:
            self._documents = tuple(self.shelf.documents(self.filters))
        return self._documents

    def sentences(self, document: Document) -> Sequence[Sentence]:
        """Return a document's sentences in order."""
        if document.version not in self._sentences:
            self._sentences[document.version] = self.shelf.sentences(document.version)
        return self._sentences[document.version]

    def text(self, document: Document) -> str:
        """Return a document's canonical text."""
        if document.version not in self._texts:
            self._texts[document.version] = self.shelf.text(document.version)
        return self._texts[document.version]

    def search(self, query: str, *, k: int, filters: Filters | None = None) -> list[Hit]:
        """Return the best passages, best first, and count the time it took."""
        started = self.clock()
        hits = self.shelf.search(query, k=k, filters=filters or self.filters)
        self.search_seconds += self.clock() - started
        return hits

    def show(self, document: Document, sentence: Sentence) -> Evidence:
        """Return the sentence as evidence, with the words that lead into a list item."""
        every = () if sentence.lead is None else self.sentences(document)
        return as_evidence(document, sentence, every)


def as_evidence(document: Document, sentence: Sentence, sentences: Sequence[Sentence]) -> Evidence:
    """Return a sentence as evidence, with the words that lead into a list item.

    `sentences` are all of the document, in order; they are looked at for a list item alone.
    """
    return Evidence(
        document=document,
        ordinal=sentence.ordinal,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        region=sentence.region,
        role=sentence.role,
        page=sentence.page,
        number=sentence.number,
        heading_path=sentence.heading_path,
        lead=None if sentence.lead is None else sentences[sentence.lead].text,
    )


_EXTENSION = re.compile(r"\.\w{1,5}$")


def label(document: Document) -> str:
    """Return the name to call a document by in our own sentences."""
    title = " ".join(document.title.split()).strip("*_ ")
    return title if len(title) <= 90 else title[:87].rstrip() + "…"


def file_words(document: Document) -> str:
    """Return the words of the file's name and of the folder it lies in."""
    name = "/".join(document.origin.rsplit("/", 2)[-2:])
    return re.sub(r"[\W_]+", " ", _EXTENSION.sub("", name))
