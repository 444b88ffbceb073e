"""A library whose searches queue: as many at once as there are processors to do them."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from typing import Final

from agent.quote.shelf import Shelf
from store.filters import Filters
from store.ports import Embedder
from store.types import Document, Hit, Passage, Sentence

AT_ONCE: Final = max(os.cpu_count() or 1, 2)
"""More at once are no faster, and each thread that searches keeps memory of its own in the engines:
150 rows at 32 jobs took 299 MB at most with 34 at once, 280 MB with two, on two processors."""


class Queueing:
    """A shelf in front of another one, for many threads."""

    def __init__(self, shelf: Shelf, *, at_once: int = AT_ONCE) -> None:
        self._shelf = shelf
        self._door = threading.Semaphore(at_once)

    @property
    def fingerprint(self) -> str:
        """Return the shelf's."""
        return self._shelf.fingerprint

    @property
    def embedder(self) -> Embedder:
        """Return the shelf's."""
        return self._shelf.embedder

    def documents(self, filters: Filters | None = None) -> Sequence[Document]:
        """Return the shelf's."""
        return self._shelf.documents(filters)

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the shelf's hits, once it is this search's turn."""
        with self._door:
            return self._shelf.search(query, k=k, filters=filters)

    def sentences(self, version: str) -> Sequence[Sentence]:
        """Return the shelf's."""
        return self._shelf.sentences(version)

    def text(self, version: str) -> str:
        """Return the shelf's."""
        return self._shelf.text(version)

    def passage_sentences(self, passage: Passage) -> Sequence[Sentence]:
        """Return the shelf's."""
        return self._shelf.passage_sentences(passage)
