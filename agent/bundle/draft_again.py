"""Draft the sections of a form again that lost a sentence, and what tells of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.basis import write_basis
from agent.briefing.composer import Composer
from agent.briefing.computed.compute import COMPUTATIONS, compute
from agent.briefing.computed.context import Context
from agent.briefing.plan import Planned, plan
from agent.briefing.pool import gather_pool
from agent.briefing.quoted import Quoted
from agent.briefing.types import Block, Briefing, Content, Form, FormSection, Remark, Section
from agent.bundle.again import Means
from agent.bundle.refresh import Fresh
from agent.quote.shelf import Desk
from agent.types import Outcome

BASIS: Final = ("Basis: ", "Basis of the first point: ")
"""How the remark under a bottom line begins, which tells on what it rests."""


EVERY_ROW: Final = 500
"""Rows: more than any computation finds on a topic."""


@dataclass(slots=True)
class DraftAgain:
    """Drafts sections of one briefing again, by the form that it was drafted by."""

    means: Means
    form: Form
    _context: Context | None = field(default=None, init=False)

    @property
    def wholes(self) -> frozenset[str]:
        """The annexes that are computed: they list and count what the page shows."""
        return frozenset(each.key for each in self._computed() if each.annex)

    @property
    def matching(self) -> frozenset[str]:
        """The other computed sections."""
        return frozenset(each.key for each in self._computed() if not each.annex)

    @property
    def repeating(self) -> frozenset[str]:
        """The sections that sum up."""
        return frozenset(each.key for each in self.form.sections if each.sums_up)

    @property
    def own_words(self) -> bool:
        """Whether a model writes."""
        return self.means.model is not None

    def compose(self, kept: Briefing, touched: frozenset[str]) -> Fresh:
        """Return the sections touched as they would be today; annexes are made last."""
        planned = [
            each
            for each in plan(self.form, kept.assignment)
            if each.section.key in touched - self.wholes
        ]
        composed = [each for each in planned if each.section.content is Content.COMPOSED]
        fresh = self._compose(kept, composed) if composed else Fresh()
        computed = tuple(
            compute(_with_every_row(each), self._look(kept))
            for each in planned
            if each.section.computed_by in COMPUTATIONS
        )
        return replace(fresh, sections=(*fresh.sections, *computed))

    def complete(self, after: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the briefing with every annex made anew, and the basis of what sums up."""
        for each in plan(self.form, after.assignment):
            if each.section.key in self.wholes and each.section.computed_by in COMPUTATIONS:
                made = compute(each, self._look(after))
                after = replace(after, sections=_exchange(after.sections, made))
        summed = self.repeating & touched
        sections = (_found(each) if each.key in summed else each for each in after.sections)
        searched = len(self._look(after).desk.documents())
        after = replace(after, sections=tuple(sections), searched=searched)
        if any(True for _ in after.statements()):
            return after
        return replace(after, outcome=Outcome.DOCUMENTS_DO_NOT_SAY)

    def _computed(self) -> Iterator[FormSection]:
        return (each for each in self.form.sections if each.content is Content.COMPUTED)

    def _compose(self, kept: Briefing, planned: Sequence[Planned]) -> Fresh:
        """Return composed sections, those that sum up behind the others."""
        composer = self._open_composer(kept, planned)
        fresh = Fresh()
        for each in sorted(planned, key=lambda one: one.section.sums_up):
            key = each.section.key
            # What sums up says again what stands elsewhere, its own remains apart.
            so_far = _without(kept.sections, key) if each.section.sums_up else kept.sections
            composed = composer.compose(each, so_far)
            fresh = Fresh(
                sections=(*fresh.sections, composed.section),
                withheld=(*fresh.withheld, *composed.withheld),
                notices=(*fresh.notices, *composed.notices),
                cut_short=composed.cut_short or fresh.cut_short,
                usage=fresh.usage + composed.usage,
                model=composed.model or fresh.model,
            )
        return fresh

    def _look(self, briefing: Briefing) -> Context:
        """Return what a computation may look at: the page as it stands now."""
        if self._context is None:
            means, assignment = self.means, briefing.assignment
            desk = Desk(shelf=means.library, filters=briefing.filters)
            pool = gather_pool(desk, assignment)
            self._context = Context(
                desk=desk,
                assignment=assignment,
                today=means.today,
                checks=means.checks,
                hits=pool.hits,
            )
            self._context.memory.recall("pool", lambda: pool)
        return replace(
            self._context,
            composed=briefing.sections,
            withheld=briefing.withheld,
            gaps=briefing.gaps,
            model=briefing.model,
        )

    def _open_composer(self, kept: Briefing, planned: Sequence[Planned]) -> Composer:
        means, context = self.means, self._look(kept)
        pool = context.memory.recall("pool", lambda: gather_pool(context.desk, kept.assignment))
        quoted = Quoted(context.desk, kept.assignment, means.checks, pool=pool)
        if means.model is None:
            return quoted
        from agent.briefing.written import Written

        # It looks for what the sections of the form need: only these are written.
        wanted = replace(self.form, sections=tuple(each.section for each in planned))
        return Written(
            context.desk,
            kept.assignment,
            wanted,
            means.model,
            second_look=means.second_look,
            checks=means.checks,
            listen=means.listen,
            fallback=quoted,
            bounds=means.research,
        )


def _with_every_row(planned: Planned) -> Planned:
    """Return the plan of a computed section without its limit: the row that is looked for may be
    weaker now, and so further down than the form shows.
    """
    return replace(planned, section=replace(planned.section, most=EVERY_ROW))


def _exchange(sections: Iterable[Section], made: Section) -> tuple[Section, ...]:
    return tuple(made if each.key == made.key else each for each in sections)


def _without(sections: Iterable[Section], key: str) -> tuple[Section, ...]:
    return tuple(each for each in sections if each.key != key)


def _found(section: Section) -> Section:
    """Return a section that sums up with the basis of what it says now."""
    blocks: list[Block] = [
        each
        for each in section.blocks
        if not (isinstance(each, Remark) and each.text.startswith(BASIS))
    ]
    basis = write_basis(section)
    return replace(section, blocks=(*blocks, Remark(text=basis)) if basis else tuple(blocks))
