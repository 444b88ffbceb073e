"""The double of the word index: BM25 over a dictionary, for tests and small collections."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from store.finding.words import REPEAT_POWER, STOP_WORDS, make_pairs, question_words
from store.ports import Scored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.types import Passage


class MemoryLexical:
    """Does what `store.index.lexical.TantivyLexical` does, in memory and in plain Python.

    Its stemming takes only plurals and the commonest verb endings off, so its scores are near
    tantivy's, never equal.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        kept = list(passages)
        versions = {passage.id: passage.version for passage in kept}
        texts = {passage.id: _split(passage.indexed) for passage in kept}
        self._words = _Field(texts, versions)
        self._pairs = _Field({name: make_pairs(text) for name, text in texts.items()}, versions)

    def search(self, query: str, *, k: int, versions: frozenset[str] | None = None) -> list[Scored]:
        """Return the `k` best passages for plain text, best first; no query syntax is obeyed."""
        return self._words.search(_split(question_words(query)), k, versions)

    def search_pairs(
        self, query: str, *, k: int, versions: frozenset[str] | None = None
    ) -> list[Scored]:
        """Return the `k` best passages by words that stand side by side in the question."""
        return self._pairs.search(make_pairs(_split(question_words(query))), k, versions)


class _Field:
    """BM25 in Lucene's form.

    Source: Robertson and Zaragoza 2009, with Lucene's idf ln(1 + (N - n + .5) / (n + .5)).
    """

    _K1: Final = 1.2
    _B: Final = 0.75

    def __init__(self, texts: dict[str, list[str]], versions: dict[str, str]) -> None:
        self._versions = versions
        self._counts = {name: Counter(text) for name, text in texts.items()}
        self._lengths = {name: len(text) for name, text in texts.items()}
        self._spread = Counter(term for counts in self._counts.values() for term in counts)
        self._mean = sum(self._lengths.values()) / max(1, len(texts)) or 1.0

    def search(self, terms: list[str], k: int, versions: frozenset[str] | None) -> list[Scored]:
        asked = Counter(terms)
        found = [
            Scored(passage=name, score=self._score(name, asked))
            for name, counts in self._counts.items()
            if (versions is None or self._versions[name] in versions)
            and not asked.keys().isdisjoint(counts)
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.passage))[: max(0, k)]

    def _score(self, name: str, asked: Counter[str]) -> float:
        counts, length = self._counts[name], self._lengths[name] / self._mean
        norm = self._K1 * (1 - self._B + self._B * length)
        total = 0.0
        for term, times in asked.items():
            count, spread = counts[term], self._spread[term]
            rarity = math.log(1 + (len(self._counts) - spread + 0.5) / (spread + 0.5))
            total += times**REPEAT_POWER * rarity * count * (self._K1 + 1) / (count + norm)
        return total


_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"(?:ations?|ings?|ed|ies|es|s|y|e)$")


def _split(text: str) -> list[str]:
    words = (match[0].lower() for match in _WORD.finditer(text))
    return [
        _ENDING.sub("", word) if len(word) > 4 else word for word in words if word not in STOP_WORDS
    ]
