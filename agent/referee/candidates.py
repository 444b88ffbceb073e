"""Claim -> the sentences of the library that it may be about, the closest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from agent.quote.shelf import Desk
from agent.referee.relevance import closeness, units
from store.filters import Filters
from store.types import Document, Hit, Region, Sentence, Status

PASSAGES: Final = 12
"""Passages looked at for one claim. Of 144 claims of the drafts for tuning, the sentence meant is
among them for 143."""
WITHIN: Final = 6
"""Passages looked at besides in each document that the claim names, or that it goes on about."""
NEAREST: Final = 12
"""Sentences, best by words, of which the vectors are compared: each costs a millisecond."""
_SILENT: Final = frozenset({Region.BOILERPLATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that a claim may be about. `score` is its closeness, 0 to 2.5."""

    document: Document
    sentence: Sentence
    score: float = 0.0

    @property
    def key(self) -> tuple[str, int]:
        """The sentence's place: version and ordinal."""
        return self.sentence.version, self.sentence.ordinal


def find_candidates(
    desk: Desk, text: str, *, before: str = "", within: Sequence[Document] = ()
) -> list[Candidate]:
    """Return the sentences that a claim may be about, the closest first.

    Args:
        desk: the library; its filters decide which documents may speak.
        text: the claim.
        before: what the draft says just before, where the claim takes its subject from there.
        within: documents that the claim names or goes on about, looked into besides.
    """
    hits = desk.search(text, k=PASSAGES)
    if before:
        hits += desk.search(f"{before} {text}", k=WITHIN)
    for document in within:
        hits += desk.search(text, k=WITHIN, filters=only(desk, document))
    pool = _open(desk, hits)
    ranked = sorted((_by_words(text, each) for each in pool), key=_worst_first)
    vectors = _by_vectors(desk, text, ranked[:NEAREST])
    return sorted((*vectors, *ranked[NEAREST:]), key=_worst_first)


def only(desk: Desk, document: Document) -> Filters:
    """Return the desk's filters, narrowed to one document."""
    return replace(desk.filters, documents=(document.version,))


def place(desk: Desk, document: Document, ordinals: Iterable[int]) -> list[Candidate]:
    """Return sentences of a document as candidates, those that exist and speak."""
    whole = desk.sentences(document)
    return [
        Candidate(document=document, sentence=whole[at])
        for at in dict.fromkeys(ordinals)
        if 0 <= at < len(whole) and _speaks(document, whole[at])
    ]


def labels(document: Document, sentence: Sentence) -> frozenset[str]:
    """Return the units of what stands over a sentence: title, issuer, headings, number."""
    card = document.card
    stated = (card.issuer, card.instrument, *card.signatories)
    named = [each.value for each in stated if each is not None]
    number = sentence.number or ""
    return _units_of((document.title, *named, *sentence.heading_path, number))


@lru_cache(maxsize=20_000)
def _units_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(units(text) for text in texts))


def _open(desk: Desk, hits: Iterable[Hit]) -> list[Candidate]:
    found: dict[tuple[str, int], Candidate] = {}
    for hit in hits:
        for sentence in desk.shelf.passage_sentences(hit.passage):
            if _speaks(hit.document, sentence):
                each = Candidate(document=hit.document, sentence=sentence)
                found.setdefault(each.key, each)
    return list(found.values())


def _speaks(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence may prove anything: not page furniture, nor orders to a model."""
    if sentence.region in _SILENT:
        return False
    orders = document.card.instructions
    return not any(span.start < sentence.end and sentence.start < span.end for span in orders)


def _by_words(text: str, each: Candidate) -> Candidate:
    said = each.sentence.text
    over = labels(each.document, each.sentence)
    return replace(each, score=closeness(text, said, over) - _penalty(each))


def _penalty(each: Candidate) -> float:
    """Return what tells against a sentence as proof: a heading, a text that no longer speaks."""
    stale = each.document.status is not Status.CURRENT
    return 0.3 * (each.sentence.region is Region.HEADING) + 0.1 * stale


def _by_vectors(desk: Desk, text: str, ranked: Sequence[Candidate]) -> list[Candidate]:
    if not ranked:
        return []
    rows = desk.shelf.embedder.embed([text, *(each.sentence.text for each in ranked)])
    return [
        replace(each, score=each.score + float(row @ rows[0]))
        for each, row in zip(ranked, rows[1:], strict=True)
    ]


def _worst_first(each: Candidate) -> float:
    return -each.score
