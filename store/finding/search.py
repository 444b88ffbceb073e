"""Finding: candidates by words and by meaning, one ranking, near copies collapsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from store.finding import near_copies, ranking
from store.finding.words import MAX_CHARACTERS, question_words
from store.ports import (
    Embedder,
    LexicalIndex,
    PassageStore,
    Position,
    Scored,
    VectorIndex,
    Vectors,
)
from store.types import Document, Hit, Passage, Region

DEPTH: Final = 300
"""Passages asked of each side. From 100 to 1,000 no set moves by more than .004; 300 leaves room
for neighbours and copies, and costs 3 ms."""

_ECHO_CHARACTERS: Final = 1_500
"""The best passage is asked again up to here: passages are no longer, rows of a table may be."""

_WINDOW: Final = 20
"""Hits looked at beyond twice `k`, so that copies further down are named with their original."""

_PHRASE: Final = re.compile(r'"([^"“”]{3,200})"|“([^"“”]{3,200})”')
_WORD: Final = re.compile(r"[^\W_]+")

_PHRASE_GAIN: Final = 1.5
"""What a quoted phrase counts, as much as the best similarity. Always in front would be too much:
questions quote titles of works, and one answer of hotpotqa100 in a hundred stands elsewhere."""

Documents = Callable[[Iterable[str]], Mapping[str, Document]]


class Searcher:
    """Searches one library.

    `documents` returns, by version, the documents of the versions it is given.
    """

    def __init__(
        self,
        *,
        passages: PassageStore,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        documents: Documents,
        weights: ranking.Weights | None = None,
    ) -> None:
        self._passages = passages
        self._lexical = lexical
        self._vectors = vectors
        self._embedder = embedder
        self._documents = documents
        self._weights = weights or ranking.Weights()

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        versions: frozenset[str] | None = None,
        collapse: bool = True,
    ) -> list[Hit]:
        """Return the `k` best passages, best first.

        Args:
            query: plain text, any length; nothing in it is a command. A phrase in double quotes
                counts more where it stands word for word.
            k: number wanted, >= 1; fewer come back when the library is smaller.
            versions: the document versions to search in; None for all.
            collapse: let one hit stand for its near copies in other documents.
        """
        if k < 1 or not query.strip() or (versions is not None and not versions):
            return []
        found = self._find(query, max(DEPTH, k), versions)
        if not found.ids:
            return []
        scores = self._score(found, versions)
        ranked = self._read_best(query, found, scores, 2 * k + _WINDOW)
        leaders = _collapse(ranked) if collapse else ranked
        return self._to_hits(found, leaders[:k])

    def _score(self, found: _Found, versions: frozenset[str] | None) -> ranking.Floats:
        scores = ranking.score(found.signals, depth=found.depth, weights=self._weights)
        best = self._passages.passages([found.ids[int(np.argmax(scores))]])
        if not best:
            return scores
        (text,) = (passage.indexed[:_ECHO_CHARACTERS] for passage in best.values())
        echoes = _by_passage(self._lexical.search(text, k=found.depth, versions=versions))
        said = np.array([echoes.get(name, 0.0) for name in found.ids])
        return ranking.add_echo(scores, said, self._weights)

    def _read_best(
        self, query: str, found: _Found, scores: ranking.Floats, count: int
    ) -> list[_Ranked]:
        """Return the `count` best with their text, those with a quoted phrase lifted.

        Each quoted phrase that a passage has word for word counts.
        """
        best = [int(place) for place in np.argsort(-scores, kind="stable")[:count]]
        passages = self._passages.passages([found.ids[place] for place in best])
        phrases = _find_phrases(query)
        ranked = []
        for place in best:
            # A passage may have been removed since the index was opened.
            passage = passages.get(found.ids[place])
            if passage is not None:
                gain = _PHRASE_GAIN * _count_phrases(phrases, passage)
                ranked.append(_Ranked(passage=passage, score=float(scores[place]) + gain))
        return sorted(ranked, key=lambda one: -one.score)

    def _find(self, query: str, depth: int, versions: frozenset[str] | None) -> _Found:
        words = _by_passage(self._lexical.search(query, k=depth, versions=versions))
        pairs = _by_passage(self._lexical.search_pairs(query, k=depth, versions=versions))
        vector: Vectors = self._embedder.embed([query])[0]
        near = _by_passage(self._vectors.search(vector, k=depth, versions=versions))
        positions = self._passages.positions(words.keys() | near.keys())
        ids = tuple(sorted(positions))
        return _Found(
            ids=ids,
            depth=depth,
            words=words,
            similarity=near,
            signals=_to_signals(ids, positions, words, pairs, near, asked=_count_words(query)),
        )

    def _to_hits(self, found: _Found, leaders: Sequence[_Ranked]) -> list[Hit]:
        documents = self._documents({leader.passage.version for leader in leaders})
        return [
            Hit(
                passage=leader.passage,
                document=documents[leader.passage.version],
                score=leader.score,
                lexical=found.words.get(leader.passage.id),
                similarity=found.similarity.get(leader.passage.id),
                copies=leader.copies,
            )
            for leader in leaders
            if leader.passage.version in documents
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The candidates of one search, ids in order, with what each side said of them."""

    ids: tuple[str, ...]
    depth: int
    words: Mapping[str, float]
    similarity: Mapping[str, float]
    signals: ranking.Signals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """A passage in the ranking, and the documents whose near copies it stands for."""

    passage: Passage
    score: float
    copies: tuple[str, ...] = ()


def _by_passage(found: Iterable[Scored]) -> dict[str, float]:
    return {hit.passage: hit.score for hit in found}


def _to_signals(
    ids: Sequence[str],
    positions: Mapping[str, Position],
    words: Mapping[str, float],
    pairs: Mapping[str, float],
    similarity: Mapping[str, float],
    *,
    asked: int,
) -> ranking.Signals:
    stands = [positions[name] for name in ids]
    numbers = {version: n for n, version in enumerate(sorted({one.version for one in stands}))}
    return ranking.Signals(
        words=np.array([words.get(name, 0.0) for name in ids]),
        pairs=np.array([pairs.get(name, 0.0) for name in ids]),
        similarity=np.array([similarity.get(name, np.nan) for name in ids]),
        documents=np.array([numbers[one.version] for one in stands], dtype=np.int64),
        ordinals=np.array([one.ordinal for one in stands], dtype=np.int64),
        boilerplate=np.array([one.region is Region.BOILERPLATE for one in stands], dtype=np.bool_),
        asked=asked,
    )


def _count_words(query: str) -> int:
    return len(_WORD.findall(query[:MAX_CHARACTERS]))


def _find_phrases(query: str) -> list[str]:
    """Return what the question quotes, if more than one word, folded for comparison."""
    quoted = (_fold(one or other) for one, other in _PHRASE.findall(question_words(query)))
    return [phrase for phrase in quoted if " " in phrase.strip()]


def _count_phrases(phrases: Sequence[str], passage: Passage) -> int:
    if not phrases:
        return 0
    text = _fold(passage.indexed)
    return sum(phrase in text for phrase in phrases)


def _fold(text: str) -> str:
    """Return the words in small letters with one space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _collapse(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """Return those that are no copy of a better one; each names its copies' documents."""
    leaders = near_copies.fold(
        [near_copies.take_print(one.passage.text) for one in ranked],
        [one.passage.document for one in ranked],
    )
    followers: dict[int, list[str]] = {}
    for place, leader in enumerate(leaders):
        if place != leader:
            followers.setdefault(leader, []).append(ranked[place].passage.document)
    return [
        replace(one, copies=tuple(dict.fromkeys(followers.get(place, ()))))
        for place, one in enumerate(ranked)
        if leaders[place] == place
    ]
