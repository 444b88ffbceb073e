"""The sections of a plan, filled one by one: composed, computed, what sums up, annexes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from agent.briefing.composer import Composer
from agent.briefing.computed.compute import COMPUTATIONS, compute
from agent.briefing.computed.context import Context
from agent.briefing.page import lay_out
from agent.briefing.plan import Planned
from agent.briefing.types import Content, Form, Remark, Section
from agent.briefing.work import Work
from agent.compose.teller import Listen
from agent.compose.types import Step
from agent.render.text import describe_usage

LAST: Final = 9
"""The turn of what is written from the rest of the page, computed sections too."""
NOT_COMPUTED: Final = "This version does not compute this section."


@dataclass(slots=True)
class Filling:
    """Fills the sections of a form.

    `turn` says when a section gets its turn with the composer, the lowest first: a sentence that
    answers a question must not have been spent on one that asks for nothing in particular.
    """

    form: Form
    work: Work
    context: Context
    composer: Composer
    listen: Listen
    turn: Callable[[Planned], int]
    _begun: int = 0

    def fill(self) -> None:
        """Fill everything but the annexes, and lay the page out."""
        page = [each for each in self.work.plan if not each.section.annex]
        composed = [each for each in page if each.section.content is Content.COMPOSED]
        composed.sort(key=self.turn)
        for each in composed:
            if self.turn(each) < LAST:
                self._compose(each)
        for each in page:
            if each.section.content is Content.COMPUTED:
                self._compute(each)
        for each in composed:
            if self.turn(each) >= LAST:
                self._compose(each)
        laid = lay_out(self.form, page, self.work.sections, as_at=self.context.as_at)
        self.work.place(laid.sections)
        self.work.note(laid.notices)

    def fill_annexes(self) -> None:
        """Fill what tells of the page: it looks at the sections as they stand there."""
        for each in self.work.plan:
            if not each.section.annex:
                continue
            if each.section.content is Content.COMPUTED:
                self._compute(each)
            else:
                self._compose(each)

    def _compose(self, planned: Planned) -> None:
        self._tell(planned)
        self.work.add(self.composer.compose(planned, self.work.sections))

    def _compute(self, planned: Planned) -> None:
        self._tell(planned)
        section = planned.section
        if section.computed_by not in COMPUTATIONS:
            blocks = (Remark(text=NOT_COMPUTED),)
            self.work.place((Section(key=section.key, title=section.title, blocks=blocks),))
            return
        work = self.work
        context = replace(
            self.context,
            composed=work.sections,
            withheld=work.withheld,
            gaps=work.gaps,
            conflicts=work.conflicts,
            model=work.model,
        )
        work.place((compute(planned, context),))

    def _tell(self, planned: Planned) -> None:
        """Tell which section is begun, and what was spent before it."""
        self._begun += 1
        spent = f"; {describe_usage(self.work.usage)} so far" if self.work.usage.calls else ""
        count = len(self.work.plan)
        self.listen(Step(text=f"{self._begun} of {count}: {planned.section.title}{spent}"))
