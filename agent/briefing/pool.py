"""What the library has on the topic: found once for a briefing, picked from by every section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.briefing.core import Core, find_core, find_proper
from agent.briefing.plan import write_inside
from agent.briefing.prose import is_prose
from agent.briefing.types import Assignment
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import clean_question, match_terms
from agent.quote.candidates import Candidate, gather, place_all
from agent.quote.find import take_aim
from agent.quote.likeness import says_nearly_the_same
from agent.quote.parties import find_places, speaks_of_others
from agent.quote.rank import rank, tidy, weigh_terms
from agent.quote.shelf import Desk
from store.types import Document, Hit, Provenance, Region, Role

PASSAGES: Final = 40
"""Passages looked at for a topic: twice those of a question, which wants one sentence."""
PASSAGES_EACH: Final = 20
"""Passages looked at for the topic beside each actor, and in the documents headed for it."""
EMBEDDED: Final = 160
"""Sentences whose nearness to the topic is measured: 2.5 ms each on two cores."""

NEAR: Final = 0.55
"""Cosine from which a sentence, read under its heading, is on the topic whatever its words."""
COVERED: Final = 0.6
NEAR_WITH_WORDS: Final = 0.38
"""A sentence that holds this share of the topic's words, by rarity, needs to be only so near."""

_OFFICIAL: Final = {
    Provenance.P1: 1.0, Provenance.P2: 0.95, Provenance.P3: 0.9, Provenance.P4: 0.85,
    Provenance.P5: 0.8, Provenance.P6: 0.75,
}  # fmt: skip
_UNGRADED: Final = 0.85
_RECITAL, _SUMMARY, _OPERATIVE = 0.85, 0.85, 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Topical:
    """A sentence about the topic, best read under its heading.

    `covered` is the share of the topic's words, by rarity, that it holds or stands under, `near`
    its cosine with the topic; `score` is made of both, of where it stands and of who speaks.
    `core`: its document is named by the topic or headed for it.
    """

    candidate: Candidate
    core: bool
    covered: float
    near: float
    score: float

    @property
    def document(self) -> Document:
        """Where it stands."""
        return self.candidate.document

    @property
    def text(self) -> str:
        """Its words."""
        return self.candidate.sentence.text

    @property
    def key(self) -> tuple[str, int]:
        """Its place: version and ordinal."""
        return self.candidate.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The sentences about the topic, best first, each content once.

    `documents` are all that have a sentence here; `nearest` is the best sentence that is not on
    the topic; `hits` are the passages found.
    """

    topic: Question
    core: Core
    documents: tuple[Document, ...]
    sentences: tuple[Topical, ...]
    nearest: Topical | None
    hits: tuple[Hit, ...]


def gather_pool(desk: Desk, assignment: Assignment) -> Pool:
    """Return what the documents that may speak have on the topic."""
    asked = analyse(clean_question(write_inside(assignment.topic)))
    aim = take_aim(desk, asked, passages=PASSAGES)
    topic = analyse(asked.text, unknown=frozenset(each.phrase for each in asked.references))
    core = find_core(desk, topic, aim)
    queries = [f"{actor} {assignment.topic}" for actor in assignment.actors]
    hits = [*aim.hits, *(hit for each in queries for hit in desk.search(each, k=PASSAGES_EACH))]
    if core.documents:
        versions = tuple(each.version for each in core.documents)
        inside = replace(desk.filters, documents=versions)
        hits += desk.search(tidy(core.narrow.topic) or topic.text, k=PASSAGES_EACH, filters=inside)
    scored = weigh(desk, topic, core, [*_gather(desk, topic, core, hits), *_read_core(desk, core)])
    kept = _each_once([each for each in scored if is_about(each)])
    return Pool(
        topic=topic,
        core=core,
        documents=tuple({each.document.version: each.document for each in kept}.values()),
        sentences=tuple(kept),
        nearest=next((each for each in scored if not is_about(each)), None),
        hits=tuple({hit.passage.id: hit for hit in hits}.values()),
    )


def is_about(each: Topical) -> bool:
    """Say whether a sentence is on the topic."""
    if each.near >= NEAR:
        return True
    return each.covered >= COVERED and (each.core or each.near >= NEAR_WITH_WORDS)


def _gather(desk: Desk, topic: Question, core: Core, hits: Iterable[Hit]) -> list[Candidate]:
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


def weigh(
    desk: Desk, topic: Question, core: Core, candidates: Sequence[Candidate]
) -> list[Topical]:
    """Return the candidates with their scores, best first, each place once.

    In a core document the words by which it is named need not stand in the sentence once more.
    """
    every = list({each.key: each for each in candidates}.values())
    inside = [each for each in every if core.has(each.document)]
    outside = [each for each in every if not core.has(each.document)]
    covered = {
        scored.candidate.key: scored.covered
        for question, group in ((core.narrow, inside), (topic, outside))
        for scored in rank(question, group, None, weights=weigh_terms(question, group))
    }
    for each in inside:
        if core.holds(each.sentence):
            covered[each.key] = max(covered[each.key], COVERED)
    kept = sorted(every, key=lambda each: -covered[each.key])[:EMBEDDED]
    nearness = measure(desk, topic.text, kept)
    found = [
        Topical(
            candidate=each,
            core=core.has(each.document),
            covered=covered[each.key],
            near=near,
            score=(0.6 * near + 0.4 * covered[each.key]) * weigh_place(each),
        )
        for each, near in zip(kept, nearness, strict=True)
    ]
    return sorted(found, key=lambda each: -each.score)


def measure(desk: Desk, text: str, candidates: Sequence[Candidate]) -> list[float]:
    """Return the cosine of each sentence, read under its heading and its lead, with a text."""
    if not candidates:
        return []
    vectors = desk.shelf.embedder.embed([text, *map(read_under_heading, candidates)])
    return [max(0.0, float(value)) for value in vectors[1:] @ vectors[0]]


def read_under_heading(candidate: Candidate) -> str:
    """Return a sentence behind the nearest heading and the words that lead into it."""
    heading = candidate.sentence.heading_path[-1:]
    parts = (*heading, candidate.lead, candidate.sentence.text)
    return " ".join(part for part in parts if part)


def weigh_place(candidate: Candidate) -> float:
    """Return the factor for who speaks and in what part of the text."""
    provenance = candidate.document.card.provenance
    factor = _UNGRADED if provenance is None else _OFFICIAL[provenance]
    sentence = candidate.sentence
    if sentence.role is Role.RECITAL:
        factor *= _RECITAL
    elif sentence.role is Role.OPERATIVE:
        factor *= _OPERATIVE
    if sentence.region is Region.SUMMARY:
        factor *= _SUMMARY
    return factor


def _each_once(found: Sequence[Topical]) -> list[Topical]:
    """Leave out sentences that say what one before them says."""
    kept: list[Topical] = []
    for each in found:
        if not any(says_nearly_the_same(each.text, one.text) for one in kept):
            kept.append(each)
    return kept
