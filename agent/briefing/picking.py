"""Which sentences answer the questions behind a section, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from agent.briefing.aspects import GENERAL, Aspect, find_aspect
from agent.briefing.plan import write_day, write_inside
from agent.briefing.pool import Pool, gather_prose
from agent.briefing.strengths import is_past
from agent.briefing.types import Assignment
from agent.briefing.weighing import Topical, measure, weigh
from agent.quote.candidates import Candidate, place_all
from agent.quote.gist import UNANCHORED, weigh_gist
from agent.quote.prose import is_prose, points_back
from agent.quote.shelf import Desk
from agent.render.cite import find_date
from store.filters import latest
from store.types import Provenance, Region, Role

ANSWERS: Final = 0.5
"""Strength from which a sentence is taken for an answer at all."""

_ENOUGH: Final = 3
"""Sentences of the pool that answer; with fewer the documents on the topic are searched again."""
_PASSAGES: Final = 15
_NEAR_AIM: Final = 60
"""Sentences of the pool whose nearness to the aim is measured, the best on the topic first."""
_CLEAR: Final = 0.5
"""What a sentence that tells little of the whole matter is worth beside one that tells all."""
_STANDING: Final = {
    Provenance.P1: 1.0, Provenance.P2: 0.95, Provenance.P3: 0.8, Provenance.P4: 0.7,
    Provenance.P5: 0.4, Provenance.P6: 0.3,
}  # fmt: skip
_UNGRADED: Final = 0.6
_UNSIGNED: Final = 0.35
"""A bottom line that only unattributed material carries is sent back. Source: BRIEFING_CRAFT 8."""
_OVERTAKEN: Final = 0.6
"""What a plan is worth whose day has passed: it may have been kept or not, and is no next step."""
_CONTINUES: Final = 0.75
"""What a sentence is worth as one of the main ones that cannot be read without the one before."""
_OPEN: Final = frozenset({GENERAL, "provisions", "actor"})
"""Sorts of questions to which anything that says much about the topic is some answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A sentence that answers a question, and how well: by topic, and by what is asked.

    `dated`: best told in order of time; `ahead`: the question asks what is still to come.
    """

    topical: Topical
    question: str
    label: str
    worth: float
    strength: float
    dated: bool = False
    ahead: bool = False

    @property
    def version(self) -> str:
        """The version of its document."""
        return self.topical.document.version


@dataclass(slots=True)
class Picker:
    """Picks from the pool, and searches again for what the pool is short of; each sort once."""

    desk: Desk
    assignment: Assignment
    pool: Pool
    as_at: date | None = None
    _searches: list[str] = field(default_factory=list)
    _more: dict[str, tuple[Topical, ...]] = field(default_factory=dict)
    _near: dict[tuple[str, int], float] | None = None

    def pick(self, question: str, label: str, *, sums_up: bool = False) -> list[Pick]:
        """Return the sentences that answer a question, best first.

        `sums_up`: what is to carry the whole page should stand in an official text.
        """
        aspect = self._find_aspect(question)
        found = self._judge(aspect, question, label, self.pool.sentences)
        if len(found) < _ENOUGH and aspect.words:
            found += self._judge(aspect, question, label, self._look_again(aspect))
        if sums_up:
            # Where and when a text was signed tells nobody what it says.
            found = [each for each in found if not _is_signature(each)] or found
        return sorted(found, key=_weigh_standing if sums_up else _weigh_worth)

    def find_actor(self, question: str) -> str:
        """Return the actor whose word a question asks for, "" if it asks for nobody's."""
        asked = (write_inside(actor) for actor in self.assignment.actors)
        return next((actor for actor in asked if f" {actor} " in question), "")

    def is_open(self, question: str) -> bool:
        """Say whether a question asks for nothing in particular."""
        return self._find_aspect(question).name in _OPEN

    def pick_general(self) -> list[Pick]:
        """Return what says most about the topic, whatever it is that it says."""
        return self.pick(f"What do the documents say about {self.pool.topic.text}?", "")

    def take_searches(self) -> tuple[str, ...]:
        """Return what was searched for since the last time this was asked."""
        taken = tuple(self._searches)
        self._searches.clear()
        return taken

    def _judge(
        self, aspect: Aspect, question: str, label: str, sentences: Iterable[Topical]
    ) -> list[Pick]:
        found = []
        general = aspect.name == GENERAL
        since = self._find_since(question)
        for each in sentences:
            if since is not None and (latest(each.document) or date.min) < since:
                continue
            if UNANCHORED.search(each.text) and find_date(each.document.card) is None:
                continue  # Of "today" in an undated text nobody knows which day it was.
            text = f"{each.candidate.lead} {each.text}".strip()
            strength = aspect.strength(text, each)
            if aspect.ahead and self.as_at is not None and is_past(text, self.as_at):
                strength *= _OVERTAKEN
            if strength >= ANSWERS or general:
                worth = each.score**1.5 * strength if general else _weigh(each, strength)
                if aspect.name in _OPEN and points_back(each.text):
                    worth *= _CONTINUES
                found.append(
                    Pick(
                        topical=each,
                        question=question,
                        label=label,
                        worth=worth,
                        strength=strength,
                        dated=aspect.dated,
                        ahead=aspect.ahead,
                    )
                )
        return found

    def _look_again(self, aspect: Aspect) -> tuple[Topical, ...]:
        """Return more sentences on the topic, found by the words of what is asked."""
        if not self.pool.documents:
            return ()
        if aspect.name not in self._more:
            known = {each.key for each in self.pool.sentences}
            found = self._search(aspect)
            if aspect.of_instrument is not None:
                found += self._read_instruments(aspect.of_instrument)
            fresh = [each for each in found if each.key not in known]
            weighed, scale = weigh(self.desk, self.pool.scale, fresh)
            self._more[aspect.name] = tuple(
                each
                for each in weighed
                if scale.is_about(each) or (each.core and _is_of_instrument(aspect, each))
            )
        return self._more[aspect.name]

    def _search(self, aspect: Aspect) -> list[Candidate]:
        query = f"{self.pool.topic.text} {aspect.words}"
        versions = tuple(each.version for each in self.pool.documents)
        filters = replace(self.desk.filters, documents=versions)
        self._searches.append(query)
        hits = self.desk.search(query, k=_PASSAGES, filters=filters)
        return gather_prose(self.desk, self.pool.topic, self.pool.core, hits)

    def _read_instruments(self, form: re.Pattern[str]) -> list[Candidate]:
        """Return what answers in the core documents, wherever it stands."""
        return [
            each
            for document in self.pool.core.documents
            for each in place_all(self.desk, document)
            if each.sentence.role is not Role.RECITAL
            and form.search(each.sentence.text)
            and is_prose(document, each.sentence)
        ]

    def _find_since(self, question: str) -> date | None:
        """Return the day from which on a question wants what is new, None if it does not."""
        since = self.assignment.since
        return since if since is not None and write_day(since) in question else None

    def _find_aspect(self, question: str) -> Aspect:
        aim = write_inside(self.assignment.aim or "")
        if aim and aim in question:
            return self._toward(aim)
        return find_aspect(question, self.pool.topic, self.find_actor(question))

    def _toward(self, aim: str) -> Aspect:
        """Return the sort of question that what lies nearest to an aim answers."""
        if self._near is None:
            first = self.pool.sentences[:_NEAR_AIM]
            found = measure(self.desk, aim, [each.candidate for each in first])
            best = max(found, default=0.0) or 1.0
            self._near = {each.key: near / best for each, near in zip(first, found, strict=True)}
        near = self._near
        return Aspect(
            name="aim",
            asked=re.compile(""),
            strength=lambda _, each: near.get(each.key, 0.0),
        )


def _weigh(each: Topical, strength: float) -> float:
    """Return what a sentence is worth as an answer: in an instrument that is the topic how squarely
    it answers goes before how near to the topic it is.
    """
    clear = _CLEAR + (1 - _CLEAR) * weigh_gist(each.text, each.candidate.sentence)
    # Outside an instrument named, what is only akin to the topic must not win by its form.
    on_topic = each.score**0.5 if each.core else each.score**1.5
    return float(on_topic * strength**1.5 * clear)


def _weigh_worth(pick: Pick) -> float:
    return -pick.worth


def _weigh_standing(pick: Pick) -> float:
    card = pick.topical.document.card
    ungraded = _UNGRADED if card.issuer is not None else _UNSIGNED
    return -pick.worth * (ungraded if card.provenance is None else _STANDING[card.provenance])


def _is_of_instrument(aspect: Aspect, each: Topical) -> bool:
    """Say whether a sentence is what an instrument says of itself, as the question asks it."""
    form = aspect.of_instrument
    recital = each.candidate.sentence.role is Role.RECITAL
    return form is not None and not recital and form.search(each.text) is not None


def _is_signature(pick: Pick) -> bool:
    return pick.topical.candidate.sentence.region is Region.SIGNATURE
