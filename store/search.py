"""Finding: candidates from words and from vectors, one ranking, copies collapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from store.types import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from store.ports import Embedder, LexicalIndex, PassageStore, Scored, VectorIndex
    from store.types import Document

CANDIDATES: Final = 200
LEXICAL_WEIGHT: Final = 0.55


class Searcher:
    """Searches one library.

    `documents` returns documents by version, for the versions asked.
    """

    def __init__(
        self,
        *,
        passages: PassageStore,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        documents: Callable[[Iterable[str]], Mapping[str, Document]],
    ) -> None:
        self._passages = passages
        self._lexical = lexical
        self._vectors = vectors
        self._embedder = embedder
        self._documents = documents

    def search(
        self, query: str, *, k: int = 10, versions: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return the `k` best passages, best first.

        Args:
            query: plain text, any length.
            k: number wanted, >= 1; fewer come back when the library is smaller.
            versions: the document versions to search in; None for all.
        """
        if k < 1 or not query.strip() or (versions is not None and not versions):
            return []
        wanted = max(CANDIDATES, k)
        words = _by_id(self._lexical.search(query, k=wanted, versions=versions))
        vector = self._embedder.embed([query])[0]
        near = _by_id(self._vectors.search(vector, k=wanted, versions=versions))
        ids = sorted(words.keys() | near.keys())
        if not ids:
            return []
        scores = LEXICAL_WEIGHT * _scale(ids, words) + (1 - LEXICAL_WEIGHT) * _scale(ids, near)
        order = np.argsort(-scores, kind="stable")[:k]
        best = [ids[place] for place in order]
        passages = self._passages.passages(best)
        documents = self._documents({passages[name].version for name in best})
        return [
            Hit(
                passage=passages[name],
                document=documents[passages[name].version],
                score=float(scores[place]),
                lexical=words.get(name),
                similarity=near.get(name),
            )
            for place, name in zip(order, best, strict=True)
        ]


def _by_id(found: Iterable[Scored]) -> dict[str, float]:
    return {hit.passage: hit.score for hit in found}


def _scale(ids: list[str], scores: Mapping[str, float]) -> np.ndarray:
    if not scores:
        return np.zeros(len(ids))
    low, high = min(scores.values()), max(scores.values())
    spread = (high - low) or 1.0
    return np.array([(scores.get(name, low) - low) / spread for name in ids])
