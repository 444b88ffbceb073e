"""A section without a model: the sentences that answer its questions, quoted and proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from agent.briefing.choosing import Choice
from agent.briefing.composer import Composed
from agent.briefing.picking import Picker
from agent.briefing.plan import Planned
from agent.briefing.pool import Pool, gather_pool
from agent.briefing.types import Assignment, Paragraph, Section
from agent.checks import ALL, Check
from agent.question.analyse import analyse
from agent.quote.gaps import not_said
from agent.quote.shelf import Desk
from agent.types import Gap, Trace

_BENDS_BADLY: Final = ("the matter asked", "the sum asked", "the person asked", "nothing settles")


class Quoted:
    """Fills composed sections with quotations, one after the other; nothing is said twice.

    Args:
        desk: the library as this briefing sees it.
        assignment: what the person at the desk gave.
        checks: what each statement must pass.
        pool: what the library has on the topic; looked up here when None.

    """

    def __init__(
        self,
        desk: Desk,
        assignment: Assignment,
        checks: Sequence[Check] = ALL,
        *,
        pool: Pool | None = None,
    ) -> None:
        self._desk = desk
        self._checks = checks
        pool = pool or gather_pool(desk, assignment)
        self._picker = Picker(desk=desk, assignment=assignment, pool=pool)

    def compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the section; what stands in `so_far` is not quoted again."""
        asked = list(zip(planned.questions, planned.labels, strict=True))
        picks = [self._picker.pick(question, label) for question, label in asked]
        choice = Choice(
            desk=self._desk,
            checks=self._checks,
            section=planned.section,
            said=[statement for section in so_far for statement in section.statements()],
        )
        queues = [*picks, self._picker.pick_general()] if planned.section.needed else picks
        chosen = choice.choose(queues)
        blocks = tuple(
            Paragraph(statement=each.statement, label=each.pick.label) for each in chosen
        )
        return Composed(
            section=Section(key=planned.section.key, title=planned.section.title, blocks=blocks),
            withheld=tuple(choice.withheld),
            gaps=tuple(
                self._miss(question)
                for question, found in zip(planned.questions, picks, strict=True)
                if not found
            ),
            trace=Trace(searches=(*planned.questions, *self._picker.take_searches())),
        )

    def _miss(self, question: str) -> Gap:
        """Return the gap for a question that no sentence on the topic answers."""
        asked = analyse(question)
        gap = not_said(self._desk, asked, asked.parts[0], (), None)
        if gap.about.startswith(_BENDS_BADLY):
            return replace(gap, about=f"an answer to “{question}”")
        return gap
