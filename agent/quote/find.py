"""Question -> the sentences that might answer it, scored, and the documents it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.question.analyse import analyse
from agent.question.types import Question, Shape, Wanted
from agent.question.words import fold_word
from agent.quote.candidates import PASSAGES, gather, gather_dating, gather_located
from agent.quote.confidence import Signs, read_signs
from agent.quote.parties import find_places, speaks_of_others
from agent.quote.placed import is_meant
from agent.quote.rank import Scored, rank, weigh_terms
from agent.quote.resolve import Named, find_titled, resolve
from agent.quote.shelf import Desk
from store.types import Document, Hit

_IN_FORCE: Final = frozenset(fold_word(each) for each in ("apply", "inforce", "effective"))
_CLEAR: Final = 0.85
"""A document is meant if no other that fits has a sentence within this share of its best score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a question is about.

    `named` are the documents it names, `titled` those whose titles hold its names, `unknown` the
    phrases that name no document here; in `question` their words count to the topic.
    """

    question: Question
    named: tuple[Named, ...]
    unknown: tuple[str, ...]
    titled: tuple[Document, ...]
    hits: tuple[Hit, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents named, each once; empty where the whole library is meant."""
        found = {each.version: each for named in self.named for each in named.documents}
        return tuple(found.values())

    def narrow(self, document: Document) -> Aim:
        """Return the aim at one document for every phrase that fits it."""
        named = tuple(
            replace(each, documents=(document,)) if document in each.documents else each
            for each in self.named
        )
        return replace(self, named=named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The sentences found, best first, and the signs that one of them answers.

    `apart` are those that speak of another numbered thing, or year, than the question: near, never
    an answer.
    """

    ranked: tuple[Scored, ...]
    signs: Signs
    apart: tuple[Scored, ...] = ()


def take_aim(desk: Desk, question: Question, *, passages: int = PASSAGES) -> Aim:
    """Return which documents a question is about, with the passages nearest to it."""
    named = resolve(desk, question)
    unknown = tuple(each.reference.phrase for each in named if not each.documents)
    if unknown:
        question = analyse(question.text, unknown=frozenset(unknown))
    titled = find_titled(question, desk.documents())
    phrases = {each.reference.phrase for each in named}
    names = tuple(each for each in question.names if each.surface not in phrases)
    question = replace(question, names=names)  # What names a document need not stand in it.
    hits = search(desk, question, (), passages=passages)
    return Aim(
        question=question,
        named=tuple(each for each in named if each.documents),
        unknown=unknown,
        titled=titled,
        hits=tuple(hits),
    )


def find(desk: Desk, question: Question, aim: Aim) -> Found:
    """Return the sentences of the passages found, scored.

    In the named documents alone, if there are any; else in the whole library, where documents
    whose titles hold a name of the question are looked through besides.
    """
    documents = aim.documents
    if documents:
        hits: Sequence[Hit] = search(desk, question, documents)
    else:
        hits = _merge(aim.hits, search(desk, question, aim.titled) if aim.titled else ())
    candidates = gather(desk, hits)
    if question.locators:
        known = {each.key for each in candidates}
        located = [
            each
            for document in documents or aim.titled
            for each in gather_located(desk, document, question.locators)
        ]
        candidates += [each for each in located if each.key not in known]
    if question.wanted is Wanted.DATE and _IN_FORCE.intersection(question.terms):
        known = {each.key for each in candidates}
        dating = [each for document in documents for each in gather_dating(desk, document)]
        candidates += [each for each in dating if each.key not in known]
    embedder = None if question.language else desk.shelf.embedder
    titled = frozenset(each.version for each in aim.titled)
    weights = weigh_terms(question, candidates)
    ranked = rank(question, candidates, embedder, weights=weights, titled=titled)
    similarities = [hit.similarity for hit in hits if hit.similarity is not None]
    elsewhere = _find_elsewhere(desk, question, ranked)
    meant = tuple(
        each
        for each in ranked
        if is_meant(question, each.candidate) and each.candidate.document.version not in elsewhere
    )
    signs = read_signs(meant, similarities, measured=embedder is not None)
    apart = tuple(each for each in ranked if each not in meant) if len(meant) < len(ranked) else ()
    return Found(ranked=meant, signs=signs, apart=apart)


def _find_elsewhere(desk: Desk, question: Question, ranked: Sequence[Scored]) -> frozenset[str]:
    """Return the versions that are headed for other countries than the question names.

    A comparison is answered country by country, from texts that each name only their own.
    """
    if question.shape is Shape.COMPARISON:
        return frozenset()
    asked = find_places(question.text)
    documents = {each.candidate.document.version: each.candidate.document for each in ranked}
    return frozenset(
        version
        for version, document in documents.items()
        if speaks_of_others(desk, document, asked)
    )


def find_meant(desk: Desk, question: Question, aim: Aim) -> Document | None:
    """Return the one of several fitting documents that clearly speaks of what is asked, if any."""
    best: dict[str, Scored] = {}
    for each in find(desk, question, aim).ranked:
        best.setdefault(each.candidate.document.id, each)
    ordered = sorted(best.values(), key=lambda each: -each.score)
    if not ordered:
        return None
    if len(ordered) > 1 and ordered[1].score >= _CLEAR * ordered[0].score:
        return None
    return ordered[0].candidate.document


def search(
    desk: Desk,
    question: Question,
    documents: Sequence[Document],
    *,
    passages: int = PASSAGES,
) -> list[Hit]:
    """Return the passages nearest to the question, in the given documents if there are any.

    For a question in another language those found by words alone: its vector means nothing.
    """
    filters = desk.filters
    if documents:
        filters = replace(filters, documents=tuple(each.version for each in documents))
    hits = desk.search(question.text, k=passages, filters=filters)
    if question.language is None:
        return hits
    by_words = [hit for hit in hits if hit.lexical is not None]
    return sorted(by_words, key=lambda hit: -(hit.lexical or 0.0))


def _merge(first: Sequence[Hit], second: Sequence[Hit]) -> list[Hit]:
    found = {hit.passage.id: hit for hit in (*second, *first)}
    return sorted(found.values(), key=lambda hit: -hit.score)
