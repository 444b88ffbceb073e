"""Draft the sections of a form again that lost a sentence, and what tells of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from agent.briefing.basis import write_basis
from agent.briefing.composer import Composer
from agent.briefing.computed.compute import COMPUTATIONS, compute
from agent.briefing.computed.context import Context
from agent.briefing.plan import plan
from agent.briefing.pool import gather_pool
from agent.briefing.quoted import Quoted
from agent.briefing.types import Block, Briefing, Content, Form, Remark, Section
from agent.bundle.again import Means
from agent.bundle.refresh import Fresh
from agent.quote.shelf import Desk
from agent.types import Usage

BASIS: Final = "Basis: "
"""How the remark under a bottom line begins, which tells on what it rests."""


@dataclass(slots=True)
class DraftAgain:
    """Drafts sections of one briefing again, by the form that it was drafted by."""

    means: Means
    form: Form
    _context: Context | None = field(default=None, init=False)

    @property
    def wholes(self) -> frozenset[str]:
        """The computed sections: their rows are chosen, ordered and counted together."""
        return frozenset(
            each.key for each in self.form.sections if each.content is Content.COMPUTED
        )

    @property
    def repeating(self) -> frozenset[str]:
        """The sections that sum up."""
        return frozenset(each.key for each in self.form.sections if each.sums_up)

    @property
    def own_words(self) -> bool:
        """Whether a model writes."""
        return self.means.model is not None

    def compose(self, kept: Briefing, touched: frozenset[str]) -> Fresh:
        """Return the composed sections among those touched as they would be composed today."""
        planned = [
            each
            for each in plan(self.form, kept.assignment)
            if each.section.key in touched and each.section.content is Content.COMPOSED
        ]
        if not planned:
            return Fresh()
        composer = self._open_composer(kept)
        usage, model = Usage(), None
        sections: list[Section] = []
        for each in sorted(planned, key=lambda one: one.section.sums_up):
            so_far = kept.sections
            if each.section.sums_up:
                so_far = _without(so_far, each.section.key)
            composed = composer.compose(each, so_far)
            sections.append(composed.section)
            usage += composed.usage
            model = composed.model or model
        return Fresh(sections=tuple(sections), usage=usage, model=model)

    def complete(self, after: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the briefing with the touched computed sections and every annex made anew.

        An annex lists and counts what the page shows, so that it changes with it.
        """
        for each in plan(self.form, after.assignment):
            section = each.section
            if section.computed_by not in COMPUTATIONS:
                continue
            if section.annex or section.key in touched:
                page = after.sections
                made = compute(each, self._look(after))
                sections = (made if one.key == section.key else one for one in page)
                after = replace(after, sections=tuple(sections))
        summed = self.repeating & touched
        sections = (_found(each) if each.key in summed else each for each in after.sections)
        searched = len(self._look(after).desk.documents())
        return replace(after, sections=tuple(sections), searched=searched)

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

    def _open_composer(self, kept: Briefing) -> Composer:
        means, context = self.means, self._look(kept)
        pool = context.memory.recall("pool", lambda: gather_pool(context.desk, kept.assignment))
        quoted = Quoted(context.desk, kept.assignment, means.checks, pool=pool)
        if means.model is None:
            return quoted
        from agent.briefing.written import Written

        return Written(
            context.desk,
            kept.assignment,
            self.form,
            means.model,
            second_look=means.second_look,
            checks=means.checks,
            listen=means.listen,
            fallback=quoted,
        )


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
