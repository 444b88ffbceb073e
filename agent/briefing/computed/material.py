"""The sentences about the topic: what every computation picks from, found once per briefing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from agent.briefing.computed.context import Context
from agent.briefing.computed.topical import cover, is_prose
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import (
    clean_question,
    find_terms,
    match_terms,
    split_words,
)
from agent.quote.candidates import Candidate, gather
from agent.quote.find import Aim, search, take_aim
from agent.quote.parties import find_places, speaks_of_others
from agent.quote.rank import weigh_terms
from agent.quote.shelf import Desk, file_words
from store.types import Document, Hit, Provenance, Role, Sentence

PASSAGES: Final = 40
"""Passages looked at for a topic: twice those of a question, which wants one sentence."""
PASSAGES_EACH: Final = 20
"""Passages looked at for the topic beside each actor, and in each document that is named."""
WHOLE: Final = 400
"""Sentences up to which a document that is the topic itself is read from end to end: memoranda and
declarations of the policy library have 40 to 300, acts thousands."""
ABOUT: Final = 0.6
"""Share of the topic, by the rarity of its words, that a sentence must cover with its headings.
On five topics of the policy library all of the twenty sentences next above it were on the topic,
and five of the twenty next below."""
MEASURED: Final = 48
"""Sentences whose nearness in meaning decides their order: 48 cost about 120 ms on two cores."""
ABOUT_IN_TITLE: Final = 0.75
"""Share of the topic that a title must hold for the document to be about it."""
TITLE_IS_TOPIC: Final = 0.5
"""Share of a title that the topic must make up: a memorandum on shared compute and on evaluation,
between two offices, is not about shared compute from end to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topical:
    """A sentence about the topic: the share of it that it covers, how near it is in meaning, and
    if its document is about the topic from end to end.
    """

    document: Document
    sentence: Sentence
    covered: float
    core: bool
    lead: str = ""
    near: float = 0.0

    @property
    def key(self) -> tuple[str, int]:
        """The sentence's place: version and ordinal."""
        return self.sentence.version, self.sentence.ordinal

    @property
    def is_recital(self) -> bool:
        """Whether it only gives a reason for an instrument."""
        return self.sentence.role is Role.RECITAL

    @property
    def standing(self) -> str:
        """The class of its document, unclassed ones between statements and reports."""
        found = self.document.card.provenance
        return found.value if found else Provenance.P4.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the library has on the topic.

    `core` are the documents that the topic names or that are headed for it; `sentences` stand in
    the order in which they cover the topic, each content once.
    """

    question: Question
    core: tuple[Document, ...]
    documents: tuple[Document, ...]
    sentences: tuple[Topical, ...]


def gather_material(context: Context) -> Material:
    """Return the sentences about the topic; the first call of a briefing searches."""
    return context.memory.recall("material", lambda: _gather(context))


def _gather(context: Context) -> Material:
    desk, text = context.desk, clean_question(context.assignment.topic)
    asked = analyse(text)
    aim = take_aim(desk, asked, passages=PASSAGES)
    topic = _as_topic(asked)
    core = _find_core(topic, aim)
    hits = _collect_hits(context, aim, core)
    others = _find_others(desk, topic, hits)
    candidates = [each for each in gather(desk, hits) if each.document.version not in others]
    narrow = aim.question if aim.documents else topic
    found = _score(topic, narrow, candidates, core)
    found += _read_whole(desk, narrow, core, {each.key for each in found})
    found = _measure(context, topic, _each_once(sorted(found, key=_order)))
    found.sort(key=_order)
    documents = {each.document.version: each.document for each in found}
    return Material(
        question=topic,
        core=tuple(each for each in core if each.version in documents),
        documents=tuple(documents.values()),
        sentences=tuple(found),
    )


def _as_topic(asked: Question) -> Question:
    """Return the topic with the words of documents that it names among its own."""
    return analyse(asked.text, unknown=frozenset(each.phrase for each in asked.references))


def _find_core(topic: Question, aim: Aim) -> tuple[Document, ...]:
    """Return the documents that the topic names, else those whose titles hold most of it."""
    if aim.documents:
        return aim.documents
    asked = find_places(topic.text)
    titled = frozenset(each.version for each in aim.titled)
    near = {each.version: each for each in (*aim.titled, *(hit.document for hit in aim.hits))}
    return tuple(
        each
        for each in near.values()
        if not find_places(each.title) - asked
        and (each.version in titled or _is_headed_for(topic, each))
    )


def _is_headed_for(topic: Question, document: Document) -> bool:
    """Say whether a title holds most of the topic, its words side by side, and little else."""
    wanted, title = frozenset(topic.terms), find_terms(document.title)
    held = wanted & set(title)
    beside = set(pairwise(title))
    places = frozenset(find_terms(" ".join(find_places(topic.text))))
    pairs = [each for each in topic.pairs if not places & set(each)]
    return (
        len(held) >= max(1, ABOUT_IN_TITLE * len(wanted))
        and len(held) >= TITLE_IS_TOPIC * len(set(title))
        and all(each in beside for each in pairs)
    )


def _called(document: Document) -> str:
    return f"{document.title} {file_words(document)}"


def _collect_hits(context: Context, aim: Aim, core: Sequence[Document]) -> list[Hit]:
    """Return the passages for the topic, for it beside each actor, and in the core documents."""
    desk = context.desk
    found = {hit.passage.id: hit for hit in (*aim.hits, *context.hits)}
    for actor in context.assignment.actors:
        query = f"{actor} {context.assignment.topic}"
        found |= {hit.passage.id: hit for hit in desk.search(query, k=PASSAGES_EACH)}
    if core:
        inside = search(desk, aim.question, core, passages=PASSAGES_EACH)
        found |= {hit.passage.id: hit for hit in inside}
    return sorted(found.values(), key=lambda hit: -hit.score)


def _find_others(desk: Desk, topic: Question, hits: Iterable[Hit]) -> frozenset[str]:
    """Return the versions that are headed for other countries than the topic names."""
    asked = find_places(topic.text)
    documents = {hit.document.version: hit.document for hit in hits}
    return frozenset(
        version
        for version, document in documents.items()
        if speaks_of_others(desk, document, asked)
    )


def _score(
    topic: Question, narrow: Question, candidates: Sequence[Candidate], core: Sequence[Document]
) -> list[Topical]:
    """Return the candidates that are about the topic.

    In a core document the words by which it is named need not stand in the sentence once more.
    """
    versions = frozenset(each.version for each in core)
    found = []
    for question, is_core in ((narrow, True), (topic, False)):
        group = [each for each in candidates if (each.document.version in versions) == is_core]
        weights = weigh_terms(question, group)
        for each in group:
            if is_prose(each.sentence):
                own, covered = cover(weights, each)
                if covered >= ABOUT:
                    found.append(_topical(each, own, core=is_core))
    return found


def _measure(context: Context, topic: Question, found: list[Topical]) -> list[Topical]:
    """Return the sentences with how near in meaning the first of them are to the topic."""
    if not found or topic.language is not None:
        return found
    first = found[:MEASURED]
    texts = [f"{each.lead} {each.sentence.text}".strip() for each in first]
    vectors = context.desk.shelf.embedder.embed([topic.text, *texts])
    near = [float(value) for value in vectors[1:] @ vectors[0]]
    measured = [replace(each, near=value) for each, value in zip(first, near, strict=True)]
    return [*measured, *found[MEASURED:]]


def _topical(candidate: Candidate, own: float, *, core: bool) -> Topical:
    return Topical(
        document=candidate.document,
        sentence=candidate.sentence,
        covered=own,
        core=core,
        lead=candidate.lead,
    )


def _read_whole(
    desk: Desk, narrow: Question, core: Sequence[Document], known: set[tuple[str, int]]
) -> list[Topical]:
    """Return the other sentences of documents that are the topic themselves."""
    found = []
    for document in core:
        sentences = desk.sentences(document)
        if narrow.terms and not _is_called_after(narrow, document):
            continue  # The topic is one matter among others of the document.
        if len(sentences) > WHOLE:
            continue
        for sentence in sentences:
            if (sentence.version, sentence.ordinal) not in known and is_prose(sentence):
                lead = sentences[sentence.lead].text if sentence.lead is not None else ""
                found.append(
                    Topical(document=document, sentence=sentence, covered=0.0, core=True, lead=lead)
                )
    return found


def _is_called_after(narrow: Question, document: Document) -> bool:
    held = {each for each in match_terms(_called(document), frozenset(narrow.terms)) if each}
    return len(held) >= ABOUT_IN_TITLE * len(narrow.terms)


def _order(each: Topical) -> tuple[bool, float, str, str, int]:
    """Documents on the topic first, then most of it, then the more official, then reading order."""
    return (
        not each.core, -round(each.covered + each.near, 1), each.standing,
        each.document.id, each.sentence.ordinal,
    )  # fmt: skip


def _each_once(found: Sequence[Topical]) -> list[Topical]:
    """Leave out sentences with the very words of one before them."""
    kept: dict[frozenset[tuple[str, int]], Topical] = {}
    for each in found:
        kept.setdefault(frozenset(Counter(split_words(each.sentence.text)).items()), each)
    return list(kept.values())
