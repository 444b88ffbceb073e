"""A library whose searches are remembered: the same questions are asked again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.quote.shelf import Shelf
from store.filters import Filters
from store.ports import Embedder
from store.types import Document, Hit, Passage, Sentence


@dataclass(slots=True)
class Remembering:
    """A library that searches once for each query: it is not the search that is tried."""

    shelf: Shelf
    _found: dict[tuple[str, int, Filters | None], list[Hit]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Return the library's."""
        return self.shelf.fingerprint

    @property
    def embedder(self) -> Embedder:
        """Return the library's."""
        return self.shelf.embedder

    def documents(self, filters: Filters | None = None) -> Sequence[Document]:
        """Return the library's."""
        return self.shelf.documents(filters)

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return what the library found the first time."""
        key = (query, k, filters)
        if key not in self._found:
            self._found[key] = self.shelf.search(query, k=k, filters=filters)
        return self._found[key]

    def sentences(self, version: str) -> Sequence[Sentence]:
        """Return the library's."""
        return self.shelf.sentences(version)

    def text(self, version: str) -> str:
        """Return the library's."""
        return self.shelf.text(version)

    def passage_sentences(self, passage: Passage) -> Sequence[Sentence]:
        """Return the library's."""
        return self.shelf.passage_sentences(passage)
