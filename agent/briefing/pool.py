"""What the library has on the topic: found once for a briefing, picked from by every section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.briefing.core import Core, find_called, find_core, find_proper
from agent.briefing.plan import write_inside
from agent.briefing.types import Assignment
from agent.briefing.weighing import Scale, Topical, weigh
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import clean_question, match_terms
from agent.quote.candidates import Candidate, gather, place_all
from agent.quote.find import take_aim
from agent.quote.likeness import says_nearly_the_same
from agent.quote.parties import find_places, speaks_of_others
from agent.quote.prose import is_prose
from agent.quote.rank import tidy
from agent.quote.shelf import Desk
from store.types import Document, Hit

PASSAGES: Final = 40
"""Passages looked at for a topic: twice those of a question, which wants one sentence."""
PASSAGES_EACH: Final = 20
"""Passages looked at for the topic beside each actor, and in the documents headed for it."""

_SHARED: Final = 0.4
"""Share of their words that two sentences have in common before they are compared: what counts as
nearly the same shares far more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The sentences about the topic, best first, each content once.

    `documents` are all that have a sentence here; `nearest` is the best sentence that is not on
    the topic; `hits` are the passages found.
    """

    scale: Scale
    documents: tuple[Document, ...]
    sentences: tuple[Topical, ...]
    nearest: Topical | None
    hits: tuple[Hit, ...]

    @property
    def topic(self) -> Question:
        """The topic, taken apart."""
        return self.scale.topic

    @property
    def core(self) -> Core:
        """The documents that the topic names or that are headed for it."""
        return self.scale.core


def gather_pool(desk: Desk, assignment: Assignment) -> Pool:
    """Return what the documents that may speak have on the topic.

    Where the documents that the topic seems to name say nothing on it, it did not mean them.
    """
    asked = analyse(clean_question(write_inside(assignment.topic)))
    aim = take_aim(desk, asked, passages=PASSAGES)
    topic = analyse(asked.text, unknown=frozenset(each.phrase for each in asked.references))
    queries = [f"{actor} {assignment.topic}" for actor in assignment.actors]
    hits = [*aim.hits, *(hit for each in queries for hit in desk.search(each, k=PASSAGES_EACH))]
    core = find_core(desk, topic, aim)
    pool = _gather(desk, topic, core, hits)
    if not core.documents or any(each.core for each in pool.sentences):
        return pool
    others = replace(aim, named=(), titled=find_called(topic, (hit.document for hit in hits)))
    return _gather(desk, topic, find_core(desk, topic, others), hits)


def _gather(desk: Desk, topic: Question, core: Core, hits: Sequence[Hit]) -> Pool:
    found = list(hits)
    if core.documents:
        versions = tuple(each.version for each in core.documents)
        inside = replace(desk.filters, documents=versions)
        query = tidy(core.narrow.topic) or topic.text
        found += desk.search(query, k=PASSAGES_EACH, filters=inside)
    candidates = [*gather_prose(desk, topic, core, found), *_read_core(desk, core)]
    scored, scale = weigh(desk, Scale(topic=topic, core=core), candidates, first=True)
    kept = _each_once([each for each in scored if scale.is_about(each)])
    return Pool(
        scale=scale,
        documents=tuple({each.document.version: each.document for each in kept}.values()),
        sentences=tuple(kept),
        nearest=next((each for each in scored if not scale.is_about(each)), None),
        hits=tuple({hit.passage.id: hit for hit in found}.values()),
    )


def gather_prose(desk: Desk, topic: Question, core: Core, hits: Iterable[Hit]) -> list[Candidate]:
    """Return the sentences found that say something, of documents for the countries meant."""
    found = gather(desk, hits)
    asked = find_places(topic.text)
    documents = {each.document.version: each.document for each in found}
    others = {
        version
        for version, document in documents.items()
        if speaks_of_others(desk, document, asked)
    }
    return [
        each
        for each in found
        if each.document.version not in others
        and is_prose(each.document, each.sentence)
        and (core.has(each.document) or _names_the_same(topic, asked, each))
    ]


def _names_the_same(topic: Question, asked: frozenset[str], candidate: Candidate) -> bool:
    """Say whether a sentence may be about what the topic calls by name.

    It holds, or stands under, the words of one such name, places left out; and it is not about
    another country in the place of one that the topic names.
    """
    text = f"{candidate.lead} {candidate.sentence.text}"
    places = find_places(text)
    missing = asked - places
    if missing and (places - asked or find_places(candidate.document.title) - asked):
        return False
    names = find_proper(topic)
    around = f"{text} {candidate.context} {candidate.document.title} {candidate.near}"
    return not names or any(name <= set(match_terms(around, name)) for name in names)


def _read_core(desk: Desk, core: Core) -> list[Candidate]:
    """Return the sentences of core documents that stand in a part on the topic."""
    return [
        each
        for document in core.documents
        for each in place_all(desk, document)
        if core.holds(each.sentence) and is_prose(document, each.sentence)
    ]


def _each_once(found: Sequence[Topical]) -> list[Topical]:
    """Leave out sentences that say what one before them says."""
    kept: list[tuple[Topical, frozenset[str]]] = []
    for each in found:
        words = frozenset(each.text.casefold().split())
        # To compare two sentences in earnest takes a millisecond; few share half of their words.
        alike = (one for one, other in kept if len(words & other) >= _SHARED * len(words | other))
        if not any(says_nearly_the_same(each.text, one.text) for one in alike):
            kept.append((each, words))
    return [each for each, _ in kept]
