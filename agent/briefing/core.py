"""The documents that a topic names or that are headed for it, and their parts that are on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import find_related, fold_word, match_terms, split_words
from agent.quote.find import Aim
from agent.quote.parties import find_places
from agent.quote.rank import tidy
from agent.quote.shelf import Desk, file_words
from store.types import Document, Provenance, Region, Sentence

WHOLE: Final = 400
"""Sentences up to which a document that is the topic itself is read from end to end. The
instruments of the policy library that a topic names have 40 to 300; an act has thousands."""

_MOST_HEADINGS: Final = 250
_MOST_PARTS: Final = 4
_HEADED: Final = 0.55
_NEAR_BEST: Final = 0.7
"""A part is on the topic whose heading has this cosine with it, or has a word of the topic and is
not far behind the best: "Reporting obligations of manufacturers" is .46 from "reporting duties",
"Establishment of a single reporting platform" .58, and the next without such a word .35."""


_ARTICLE: Final = re.compile(r"(?:Article|Section|Sec\.|§)\s*(\d+)\b", re.IGNORECASE)
_ARTICLES: Final = re.compile(
    r"\b(?:Articles?|Sections?|Sec\.)\s+((?:\d+(?:\(\w+\))*(?:\s*(?:,|and|or|to)\s*(?=[\d(])|"
    r"(?:\s*(?:,|and|or)\s*\(\w+\))+)?)+)"
)
_OTHER_ACT: Final = re.compile(
    r"(?:[^.;]{0,40}?\bof\s+(?:the\s+)?(?:Regulation|Directive|Decision|Treaty|TFEU|Charter|Act\b))"
)
"""What follows the number of an article that is not this act's own; "of this Regulation" is its."""


_ACTORS: Final = re.compile(r"\b\w{3,}(?:[eo]rs|ees|ants|ives|subjects)\b", re.IGNORECASE)
"""Words for groups of people: "importers", "licensees", "applicants", "representatives"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The documents at the heart of the topic.

    `narrow` is the topic without the words that name them, `whole` the versions of those that are
    the topic themselves, `parts` the headings, with the version, under which it is dealt with.
    """

    narrow: Question
    documents: tuple[Document, ...] = ()
    whole: frozenset[str] = frozenset()
    parts: frozenset[tuple[str, tuple[str, ...]]] = frozenset()

    def has(self, document: Document) -> bool:
        """Say whether a document is one of them."""
        return any(each.version == document.version for each in self.documents)

    def holds(self, sentence: Sentence) -> bool:
        """Say whether a sentence stands where the topic itself is dealt with, or refers to it.

        "Article 14 shall apply from …" stands at the end of an act, far from Article 14.
        """
        if sentence.version in self.whole:
            return True
        if (sentence.version, sentence.heading_path) in self.parts:
            return True
        numbers = {each for version, each in self._numbers() if version == sentence.version}
        return bool(numbers) and bool(numbers & find_articles(sentence.text))

    def is_of_others(self, sentence: Sentence) -> bool:
        """Say whether a sentence stands under a heading for others than the topic is about."""
        actors = _find_actors(self.narrow.text)
        headed = _find_actors(sentence.heading_path[-1]) if sentence.heading_path else frozenset()
        if not actors or not headed or not actors.isdisjoint(headed):
            return False
        small = sentence.text.casefold()
        return not any(each.removesuffix("s") in small for each in actors)

    def _numbers(self) -> Iterator[tuple[str, str]]:
        for version, path in self.parts:
            if found := _ARTICLE.match(path[-1]):
                yield version, found[1]


def find_articles(text: str) -> set[str]:
    """Return the numbers of the articles that a sentence refers to, other acts' left out."""
    return {
        number
        for run in _ARTICLES.finditer(text)
        if not _OTHER_ACT.match(text, run.end())
        for number in re.findall(r"(?<![\d(])\d+(?![\d)])", run[1])
    }


def find_core(desk: Desk, topic: Question, aim: Aim) -> Core:
    """Return the documents that the topic names, else those whose titles hold all of its words.

    Countries need not stand in the title, but no other than those of the topic may.
    """
    headed = _find_headed(topic, aim)
    found = {each.version: each for each in (*aim.documents, *headed)}
    documents = tuple(sorted(found.values(), key=_find_class))
    narrow = _narrow(topic, aim, documents)
    whole = frozenset(
        each.version
        for each in documents
        if not narrow.terms and len(desk.sentences(each)) <= WHOLE
    )
    parts = [part for each in documents for part in _find_parts(desk, narrow, each)]
    return Core(documents=documents, narrow=narrow, whole=whole, parts=frozenset(parts))


def _find_headed(topic: Question, aim: Aim) -> tuple[Document, ...]:
    asked = find_places(topic.text)
    found = {each.version: each for each in aim.titled}
    wanted = frozenset(topic.terms) - _fold_places(topic)
    for document in {hit.document.version: hit.document for hit in aim.hits}.values():
        if wanted and wanted <= set(match_terms(_called(document), wanted)):
            found[document.version] = document
    return tuple(
        each
        for each in found.values()
        if _speaks_for_itself(each) and (not asked or find_places(each.title) <= asked)
    )


def _speaks_for_itself(document: Document) -> bool:
    """Say whether a document is, or officially tells of, what it is headed for: a report in a paper
    is about a thing and never the thing.
    """
    card = document.card
    if card.provenance is None:
        return card.instrument is not None
    return card.provenance in {Provenance.P1, Provenance.P2}


def find_called(topic: Question, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents whose titles hold a name of several words that the topic has."""
    names = find_proper(topic)
    return tuple(
        each
        for each in {document.version: document for document in documents}.values()
        if any(name <= set(match_terms(each.title, name)) for name in names)
    )


def find_proper(topic: Question) -> list[frozenset[str]]:
    """Return the stems of the topic's names of several words, without the places in them."""
    placed = _fold_places(topic)
    names = (frozenset(each.stems) - placed for each in topic.names)
    return [each for each in names if len(each) > 1]


def _find_class(document: Document) -> str:
    """Return the class of a document as a key: the most official first."""
    return (document.card.provenance or Provenance.P4).value


def _fold_places(topic: Question) -> set[str]:
    return {fold_word(word) for place in find_places(topic.text) for word in split_words(place)}


def _called(document: Document) -> str:
    return f"{document.title} {file_words(document)}"


def _narrow(topic: Question, aim: Aim, documents: Sequence[Document]) -> Question:
    """Return the topic without the phrases and names that name the documents."""
    if not documents:
        return topic
    text = topic.text
    for named in aim.named:
        text = text.replace(named.reference.phrase, " ")
    for name in topic.names:
        wanted = frozenset(name.stems)
        if any(wanted <= set(match_terms(_called(each), wanted)) for each in documents):
            text = re.sub(rf"(?:\bthe\s+)?{re.escape(name.surface)}(?:['’]s)?", " ", text)
    held = frozenset(topic.terms)
    if any(held <= set(match_terms(_called(each), held)) for each in documents):
        text = ""
    return analyse(" ".join(text.split()))


def _find_parts(
    desk: Desk, narrow: Question, document: Document
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the headings of a document that are on what is left of the topic."""
    if not narrow.terms:
        return []
    speaking = (each for each in desk.sentences(document) if each.region is not Region.HEADING)
    paths = Counter(each.heading_path for each in speaking if each.heading_path)
    known = list(paths)[:_MOST_HEADINGS]
    if not known:
        return []
    vectors = desk.shelf.embedder.embed([tidy(narrow.topic), *(path[-1] for path in known)])
    near = [float(value) for value in vectors[1:] @ vectors[0]]
    shared = {path: _find_shared(narrow, path[-1]) for path in known}
    kept = sorted(
        (value, path)
        for value, path in zip(near, known, strict=True)
        if value >= (_NEAR_BEST * max(near) if shared[path] else _HEADED)
    )
    actors = _find_actors(narrow.text)
    full = [shared[path] for _, path in kept if len(shared[path]) > 1]
    return [
        (document.version, path)
        for _, path in kept[-_MOST_PARTS:]
        # Beside "Reporting obligations of manufacturers", "Obligations of manufacturers" is wide.
        if not any(shared[path] < each for each in full)
        and not (actors and actors.isdisjoint(_find_actors(path[-1]) or actors))
    ]


def _find_shared(narrow: Question, heading: str) -> frozenset[str]:
    """Return the words of the topic that a heading has, itself or by a relative of theirs."""
    terms = frozenset(narrow.terms)
    held = frozenset(each for each in match_terms(heading, terms) if each is not None)
    return held | find_related(heading, terms)


def _find_actors(text: str) -> frozenset[str]:
    """Return who is spoken of: beside "obligations of importers" those of deployers are others'."""
    return frozenset(each.casefold() for each in _ACTORS.findall(text))
