"""The seams of the store: what an embedder, a vector index, a word index and a passage store do.

Every outside service stands behind one of these; each has a double beside its real adapter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from store.types import Passage, Region

Vectors = NDArray[np.float32]
"""Shape (n, dimensions); each row has length 1."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage id with one side's score, higher is better."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where a passage stands: its document version, its ordinal there, and its region."""

    version: str
    ordinal: int
    region: Region


class Embedder(Protocol):
    """Turns text into vectors of length 1.

    `name` goes into the library and must change whenever the vectors would.
    """

    @property
    def name(self) -> str:
        """Return the name that the library remembers."""
        ...

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Return how many tokens of a text are read."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text, in the order given; text beyond `max_tokens` is ignored."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text in the embedder's own tokens, special tokens included."""
        ...


class VectorIndex(Protocol):
    """Nearest neighbours by cosine."""

    def search(
        self, vector: Vectors, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` nearest passages to one vector of shape (dimensions,), best first.

        `versions` keeps the search inside those document versions.
        """
        ...


class LexicalIndex(Protocol):
    """Best matches by words (BM25), and by pairs of neighbouring words."""

    def search(self, query: str, *, k: int, versions: frozenset[str] | None = None) -> list[Scored]:
        """Return the `k` best passages for plain text, best first; no query syntax is obeyed."""
        ...

    def search_pairs(
        self, query: str, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` best passages by words that stand side by side in the question.

        BM25 again, with pairs of neighbouring words (stop words left out) in place of words.
        """
        ...


class PassageStore(Protocol):
    """Where passages and their neighbours are looked up."""

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Return those of the passages that exist, by id."""
        ...

    def positions(self, ids: Iterable[str]) -> Mapping[str, Position]:
        """Return where those of the passages stand that exist, without reading their text."""
        ...

    def neighbours(self, passage: Passage, *, before: int, after: int) -> list[Passage]:
        """Return the passages around one, of the same document version, in reading order."""
        ...
