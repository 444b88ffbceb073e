"""Picks for several questions -> the proven statements of one section, in order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.page import FIRST_WORDS
from agent.briefing.picking import Pick
from agent.briefing.stating import complete, state
from agent.briefing.types import FormSection
from agent.checks import Check
from agent.prove import holds
from agent.quote.likeness import says_nearly_the_same
from agent.quote.shelf import Desk
from agent.render.cite import short_date
from agent.types import Statement
from store.types import Sentence

MOST: Final = 6
"""Statements of a section whose form sets no limit."""

_SAME_DOCUMENT: Final = 0.8
"""What one more sentence of a document is worth beside one of a document not yet heard."""
_SQUARE: Final = 0.8
"""Strength of an answer that is just what was asked for."""
_SMALLEST_ROOM: Final = 12
"""Words: with fewer left in a section nothing worth quoting fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A statement with the pick it comes from, and the place of its question in the section."""

    place: int
    pick: Pick
    statement: Statement


@dataclass(slots=True)
class Choice:
    """Fills one section: the best of each question first, then the second best of each.

    `said` are the statements that stand on the page already.
    """

    desk: Desk
    checks: Sequence[Check]
    section: FormSection
    said: Sequence[Statement]
    chosen: list[Chosen] = field(default_factory=list)
    withheld: list[Statement] = field(default_factory=list)

    def choose(self, picks: Sequence[Sequence[Pick]]) -> list[Chosen]:
        """Return what the section shows: in the order of the questions, dated things in time."""
        queues = list(enumerate(list(found) for found in picks))
        most = self.section.most or MOST
        if most < len(queues):
            # There is no room for an answer to each: those answered squarely go first.
            queues.sort(key=lambda entry: -max((_is_square(each) for each in entry[1]), default=0))
        labelled = any(self.section.labels)
        for turn in range(math.ceil(most / len(queues)) if labelled else most):
            for place, queue in queues:
                if turn and labelled:
                    # Under a label a second answer must be as good as one alone would have to be.
                    queue[:] = [each for each in queue if _is_square(each)]
                if len(self.chosen) < most and queue and not self._take(place, queue):
                    queue.clear()
        if self.section.needed and not self.chosen:
            self._take_any(picks)
        return sorted(self.chosen, key=_order)

    def _take_any(self, picks: Sequence[Sequence[Pick]]) -> None:
        """Take the best sentence however long it is: that nothing is said would be wrong."""
        self.section = replace(self.section, words=0, words_each=0, sums_up=False)
        every = sorted((each for found in picks for each in found), key=lambda each: -each.worth)
        self._take(0, every)

    def _take(self, place: int, queue: list[Pick]) -> bool:
        """Take the best sentence of a queue that is new, fits, and passes every check, if any."""
        limit = self._find_limit()
        if limit is None:
            return False
        heard = self._count_heard()
        queue.sort(key=lambda each: -each.worth * _SAME_DOCUMENT ** heard.get(each.version, 0))
        while queue:
            pick = queue.pop(0)
            sentences = complete(self.desk, pick.topical, words=limit)
            if not sentences or self._is_said(sentences):
                continue
            statement = state(self.desk, pick.topical.document, sentences, self.checks)
            if holds(statement):
                self.chosen.append(Chosen(place=place, pick=pick, statement=statement))
                return True
            self.withheld.append(statement)
        return False

    def _find_limit(self) -> int | None:
        """Return how many words one more statement may have: 0 for any, None for no room."""
        each, whole = self.section.words_each, self.section.words
        if self.section.sums_up and not self.chosen:
            each = min(each, FIRST_WORDS) if each else FIRST_WORDS
        if not whole:
            return each
        left = whole - sum(len(one.statement.text.split()) for one in self.chosen)
        if left < _SMALLEST_ROOM:
            return None
        return min(each, left) if each else left

    def _count_heard(self) -> dict[str, int]:
        heard: dict[str, int] = {}
        for each in self.chosen:
            heard[each.pick.version] = heard.get(each.pick.version, 0) + 1
        return heard

    def _is_said(self, sentences: Sequence[Sentence]) -> bool:
        """Say whether the page has the sentence already, or one that says nearly the same."""
        last = sentences[-1] if sentences[0].ordinal == sentences[-1].lead else None
        main = last or max(sentences, key=lambda each: len(each.text))
        said = [*self.said, *(each.statement for each in self.chosen)]
        places = {(item.document.version, item.ordinal) for each in said for item in each.evidence}
        if (main.version, main.ordinal) in places:
            return True
        return any(
            says_nearly_the_same(main.text, item.quote) for each in said for item in each.evidence
        )


def _is_square(pick: Pick) -> bool:
    return pick.strength >= _SQUARE


def _order(each: Chosen) -> tuple[int, str, float]:
    """Return a key: by question; what is dated by the date of its document; then the best first."""
    day = short_date(each.pick.topical.document.card) if each.pick.dated else ""
    return each.place, day or "9999" if each.pick.dated else "", -each.pick.worth
