"""Ask an answer's question again, for what its lost sentences say today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from agent.ask import ask
from agent.briefing.answered import as_briefing
from agent.briefing.bounds import BOUNDS, Bounds
from agent.briefing.types import Briefing, Remark, Section
from agent.bundle.refresh import Fresh
from agent.checks import ALL, Check
from agent.compose.teller import Listen, ignore
from agent.model.types import ChatModel
from agent.quote.shelf import Shelf
from agent.render.text import OPENING
from agent.types import Outcome

ANSWER: Final = "answer"
CONFLICTS: Final = "conflicts"
SILENCES: Final = "silences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """With what a briefing is drafted again.

    `research` is how far a model may look for passages itself; not at all when None.
    """

    library: Shelf
    today: date
    model: ChatModel | None = None
    second_look: ChatModel | None = None
    research: Bounds | None = BOUNDS
    checks: Sequence[Check] = ALL
    listen: Listen = ignore


@dataclass(slots=True)
class AskAgain:
    """Asks an answer's question again, of the documents that were allowed to speak then."""

    means: Means
    _asked: Briefing | None = field(default=None, init=False)

    @property
    def wholes(self) -> frozenset[str]:
        """The sides of a conflict, and what is not said: each was found by looking at the whole."""
        return frozenset({CONFLICTS, SILENCES})

    @property
    def matching(self) -> frozenset[str]:
        """None: an answer has no computed section."""
        return frozenset()

    @property
    def repeating(self) -> frozenset[str]:
        """None: what an answer says it says once."""
        return frozenset()

    @property
    def own_words(self) -> bool:
        """Whether a model writes."""
        return self.means.model is not None

    def compose(self, kept: Briefing, touched: frozenset[str]) -> Fresh:
        """Return the answer of today, whichever of its sections are touched."""
        del touched
        means, filters = self.means, kept.filters
        answer = ask(
            means.library,
            kept.question or kept.assignment.topic,
            filters=filters,
            model=means.model,
            second_look=means.second_look,
            checks=means.checks,
            listen=means.listen,
        )
        searched = len(means.library.documents(filters))
        asked = as_briefing(answer, as_at=means.today, filters=filters, searched=searched)
        self._asked = asked
        return Fresh(sections=asked.sections, usage=asked.usage, model=asked.model)

    def complete(self, after: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the answer with the conflicts and silences of today where those of then are lost.

        They stand there too where there were none before: the new sentences may disagree.
        """
        if self._asked is None:
            return after
        before = {section.key: section for section in after.sections}
        today = {section.key: section for section in self._asked.sections}
        remade = {key for key in self.wholes if key in touched or key not in before}
        sections = [before.get(ANSWER)]
        sections += [(today if key in remade else before).get(key) for key in (CONFLICTS, SILENCES)]
        after = replace(
            after,
            sections=tuple(each for each in sections if each is not None),
            searched=self._asked.searched,
            gaps=self._asked.gaps if SILENCES in remade else after.gaps,
        )
        return after if _says_anything(after) else _fall_silent(after)


def _says_anything(briefing: Briefing) -> bool:
    """Say whether an answer is left; the nearest passage of what is not said is none."""
    return any(
        True
        for section in briefing.sections
        if section.key != SILENCES
        for _ in section.statements()
    )


def _fall_silent(briefing: Briefing) -> Briefing:
    """Return an answer of which nothing is left, with an opening that promises none."""
    silent = Outcome.DOCUMENTS_DO_NOT_SAY
    openings = set(OPENING.values())
    sections = []
    for section in briefing.sections:
        blocks = (
            Remark(text=OPENING[silent])
            if isinstance(block, Remark) and block.text in openings
            else block
            for block in section.blocks
        )
        sections.append(Section(key=section.key, title=section.title, blocks=tuple(blocks)))
    return replace(briefing, outcome=silent, sections=tuple(sections))
