"""Which sentences answer the questions behind a section, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.aspects import GENERAL, Aspect, find_aspect
from agent.briefing.plan import write_inside
from agent.briefing.pool import Pool
from agent.briefing.prose import is_prose
from agent.briefing.types import Assignment
from agent.briefing.weighing import Topical, weigh
from agent.quote.candidates import gather
from agent.quote.shelf import Desk

ANSWERS: Final = 0.5
"""Strength from which a sentence is taken for an answer at all."""

_ENOUGH: Final = 3
"""Sentences of the pool that answer; with fewer the documents on the topic are searched again."""
_PASSAGES: Final = 15
_OWN: Final = 0.35
"""What counts besides how squarely a sentence answers: how much it is on the topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A sentence that answers a question, and how well: by topic, and by what is asked."""

    topical: Topical
    question: str
    label: str
    worth: float
    dated: bool = False

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
    _searches: list[str] = field(default_factory=list)
    _more: dict[str, tuple[Topical, ...]] = field(default_factory=dict)

    def pick(self, question: str, label: str) -> list[Pick]:
        """Return the sentences that answer a question, best first."""
        aspect = find_aspect(question, self.pool.topic, self._find_actor(question))
        found = self._judge(aspect, question, label, self.pool.sentences)
        if len(found) < _ENOUGH and aspect.words:
            found += self._judge(aspect, question, label, self._look_again(aspect))
        return sorted(found, key=lambda each: -each.worth)

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
        for each in sentences:
            text = f"{each.candidate.lead} {each.text}".strip()
            strength = aspect.strength(text, each)
            if strength >= ANSWERS or general:
                worth = each.score * (strength if general else _OWN + (1 - _OWN) * strength)
                found.append(
                    Pick(
                        topical=each,
                        question=question,
                        label=label,
                        worth=worth,
                        dated=aspect.dated,
                    )
                )
        return found

    def _look_again(self, aspect: Aspect) -> tuple[Topical, ...]:
        """Return more sentences on the topic, found by the words of what is asked."""
        if not self.pool.documents:
            return ()
        if aspect.name not in self._more:
            query = f"{self.pool.topic.text} {aspect.words}"
            versions = tuple(each.version for each in self.pool.documents)
            filters = replace(self.desk.filters, documents=versions)
            self._searches.append(query)
            hits = self.desk.search(query, k=_PASSAGES, filters=filters)
            known = {each.key for each in self.pool.sentences}
            fresh = [
                each
                for each in gather(self.desk, hits)
                if each.key not in known and is_prose(each.document, each.sentence)
            ]
            weighed, scale = weigh(self.desk, self.pool.scale, fresh)
            self._more[aspect.name] = tuple(each for each in weighed if scale.is_about(each))
        return self._more[aspect.name]

    def _find_actor(self, question: str) -> str:
        """Return the actor whose word a question asks for, "" if it asks for nobody's."""
        asked = (f" {write_inside(actor)} " for actor in self.assignment.actors)
        return next((actor.strip() for actor in asked if actor in question), "")
