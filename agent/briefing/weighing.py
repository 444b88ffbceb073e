"""How much a sentence is on the topic: by its words, by its meaning, by who says it and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.core import Core
from agent.question.types import Question
from agent.question.words import match_terms
from agent.quote.candidates import Candidate
from agent.quote.rank import rank, weigh_terms
from agent.quote.shelf import Desk
from store.types import Document, Provenance, Region, Role

EMBEDDED: Final = 160
"""Sentences whose nearness to the topic is measured: 2.5 ms each on two cores."""

NEAR: Final = 0.55
"""Cosine from which a sentence, read under its heading, is on the topic whatever its words."""
COVERED: Final = 0.6
NEAR_WITH_WORDS: Final = 0.38
"""A sentence that holds this share of the topic's words, by rarity, needs to be only so near."""
_NEAR_BEST: Final = 0.75
_NEAR_BEST_WITH_WORDS: Final = 0.6
"""Share of the best cosine that a sentence outside the core documents needs: where some speak of
the very thing, what is merely akin to it is not on the topic."""
NEAR_HEADED: Final = 0.42
"""What a sentence needs that stands under a heading for half of the topic or more."""
_SOME_WORDS: Final = 0.35
_NEXT_BEST: Final = 0.92
"""Outside the core documents meaning alone is not enough but for the nearest: "risks of AI" lies
near "AI safety institutes" and is another matter."""
_FAR: Final = 0.2
"""Cosine of sentences that have nothing to do with each other."""
_FAINT: Final = 0.05
_BY_MEANING: Final = 0.65

_OFFICIAL: Final = {
    Provenance.P1: 1.0, Provenance.P2: 0.97, Provenance.P3: 0.93, Provenance.P4: 0.91,
    Provenance.P5: 0.88, Provenance.P6: 0.85,
}  # fmt: skip
_UNGRADED: Final = 0.92
_UNSIGNED: Final = 0.85
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
class Scale:
    """What sentences on one topic are measured with: the topic, its core, and the best cosine."""

    topic: Question
    core: Core
    best: float = NEAR

    def is_about(self, each: Topical) -> bool:
        """Say whether a sentence is on the topic."""
        if self.core.is_of_others(each.candidate.sentence):
            return False
        if each.core:
            by_words = each.covered >= COVERED and each.near >= NEAR_WITH_WORDS
            return self.core.holds(each.candidate.sentence) or by_words or each.near >= NEAR
        if self._is_headed(each.candidate) and each.near >= NEAR_HEADED:
            return True
        if each.near >= max(NEAR, _NEAR_BEST * self.best):
            return each.covered >= _SOME_WORDS or each.near >= _NEXT_BEST * self.best
        floor = max(NEAR_WITH_WORDS, _NEAR_BEST_WITH_WORDS * self.best)
        return each.covered >= COVERED and each.near >= floor

    def _is_headed(self, candidate: Candidate) -> bool:
        """Say whether half of the topic's words stand in the title, or in the headings above."""
        wanted = frozenset(self.topic.terms)
        path = " ".join(candidate.sentence.heading_path)
        titles = (candidate.document.title, path)
        most = max(len(wanted.intersection(match_terms(each, wanted))) for each in titles)
        return most >= max(2, len(wanted) / 2)

    def score(self, candidate: Candidate, covered: float, near: float) -> float:
        """Return how much a sentence is worth on the topic, from 0 to about 1."""
        if self.core.holds(candidate.sentence):
            # What stands where the topic is dealt with need not name it once more.
            near = (near + self.best) / 2
        meaning = min(1.0, max(_FAINT, (near - _FAR) / (self.best - _FAR)))
        return (_BY_MEANING * meaning + (1 - _BY_MEANING) * covered) * weigh_place(candidate)


def weigh(
    desk: Desk, scale: Scale, candidates: Sequence[Candidate], *, first: bool = False
) -> tuple[list[Topical], Scale]:
    """Return the candidates with their scores, best first, each place once, and the scale.

    `first`: the best of these sets the scale.
    """
    every = list({each.key: each for each in candidates}.values())
    covered = _cover(scale, every)
    kept = sorted(every, key=lambda each: -covered[each.key])[:EMBEDDED]
    nearness = measure(desk, scale.topic.text, kept)
    if first:
        scale = Scale(topic=scale.topic, core=scale.core, best=max([NEAR, *nearness]))
    found = [
        Topical(
            candidate=each,
            core=scale.core.has(each.document),
            covered=covered[each.key],
            near=near,
            score=scale.score(each, covered[each.key], near),
        )
        for each, near in zip(kept, nearness, strict=True)
    ]
    return sorted(found, key=lambda each: -each.score), scale


def _cover(scale: Scale, every: Sequence[Candidate]) -> Mapping[tuple[str, int], float]:
    """Return the share of the topic's words that each sentence covers, with what is around it.

    In a core document the words by which it is named need not stand in the sentence once more.
    """
    core = scale.core
    inside = [each for each in every if core.has(each.document)]
    outside = [each for each in every if not core.has(each.document)]
    covered = {
        scored.candidate.key: scored.covered
        for question, group in ((core.narrow, inside), (scale.topic, outside))
        for scored in rank(question, group, None, weights=weigh_terms(question, group))
    }
    for each in inside:
        if core.holds(each.sentence):
            floor = 1.0 if each.sentence.version in core.whole else COVERED
            covered[each.key] = max(covered[each.key], floor)
    return covered


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
    card = candidate.document.card
    ungraded = _UNGRADED if card.issuer is not None else _UNSIGNED
    factor = ungraded if card.provenance is None else _OFFICIAL[card.provenance]
    sentence = candidate.sentence
    if sentence.role is Role.RECITAL:
        factor *= _RECITAL
    elif sentence.role is Role.OPERATIVE:
        factor *= _OPERATIVE
    if sentence.region is Region.SUMMARY:
        factor *= _SUMMARY
    return factor
