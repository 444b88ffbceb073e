"""A bundle and a library -> the briefing with just those sentences redrafted that lost support.

What still holds stays letter for letter; where its words stand at a new place, the place is
renewed. A sentence for which nothing proven is found is taken out, and its place says so. Sections
that are made as a whole (a computed table, the sides of a conflict) are made anew as a whole when
one of their sentences is lost, for their parts depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol

from agent.briefing.types import Briefing, Section
from agent.bundle.model import Bundle
from agent.bundle.rewriting import Change, Rewriting, renew
from agent.bundle.substitute import Substitutes
from agent.bundle.types import Checked, Report
from agent.bundle.unseal import unseal
from agent.bundle.verify import verify
from agent.checks import ALL, Check
from agent.quote.shelf import Desk, Shelf
from agent.render.cite import write_date
from agent.types import Finding, Judgement, Statement, Usage, Verdict
from store.types import Document, Precision

SUPPORT: Final = "support"
"""The check of the finding with which a statement that lost its support is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What was drafted anew: sections to draw statements from, and what that cost.

    `withheld`, `notices` and `cut_short` are what is to be told of the drafting.
    """

    sections: tuple[Section, ...] = ()
    withheld: tuple[Statement, ...] = ()
    notices: tuple[str, ...] = ()
    cut_short: str = ""
    usage: Usage = field(default_factory=Usage)
    model: str | None = None


class Redraft(Protocol):
    """Drafts sections of one briefing anew, from what the documents say today."""

    @property
    def wholes(self) -> frozenset[str]:
        """The keys of the sections that are made as a whole."""
        ...

    @property
    def matching(self) -> frozenset[str]:
        """The keys of the computed sections, whose labels speak of the statements beside them."""
        ...

    @property
    def repeating(self) -> frozenset[str]:
        """The keys of the sections that may say again what stands elsewhere."""
        ...

    @property
    def own_words(self) -> bool:
        """Whether a model writes."""
        ...

    def compose(self, kept: Briefing, touched: frozenset[str]) -> Fresh:
        """Return what these sections would say today; `kept` is the briefing without the lost."""
        ...

    def complete(self, after: Briefing, touched: frozenset[str]) -> Briefing:
        """Return the briefing with its whole sections made anew, and what tells of the others."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """The renewed briefing, the one before, how that one was verified, and what was changed.

    `cut_short` says why a model was asked no more this time, "" where it was asked to the end.
    """

    briefing: Briefing
    before: Briefing
    report: Report
    changes: tuple[Change, ...] = ()
    cut_short: str = ""


def refresh(
    bundle: Bundle,
    library: Shelf,
    *,
    redraft: Redraft,
    today: date,
    checks: Sequence[Check] = ALL,
) -> Refreshed:
    """Return the briefing with its lost sentences redrafted; where none is lost nothing is drafted.

    Args:
        bundle: as `read_bundle` returned it.
        library: what the documents say now.
        redraft: drafts sections anew.
        today: the day of the new briefing, unless it was drafted for a day of the past.
        checks: what each statement must pass.

    Raises:
        ModelError: the model gave no usable reply.
    """
    report = verify(bundle, library, checks=checks)
    before = unseal(bundle)
    day = before.filters.as_of or before.assignment.as_of or today
    dated = replace(before, as_at=day.isoformat(), fingerprint=library.fingerprint)
    if report.lost:
        done = _redraft(dated, report, library, redraft, checks)
        after, changes, cut_short = done.after, done.changes, done.cut_short
        after = replace(after, notices=(*after.notices, _note(changes, today)))
    else:
        changes, cut_short = (), ""
        after = replace(dated, sections=Rewriting(checked=report.checked).write(dated))
        if report.moved:
            after = redraft.complete(after, frozenset())
    after = replace(after, sections=tuple(each for each in after.sections if each.blocks))
    after = replace(after, sources=_list_sources(after))
    return Refreshed(
        briefing=after, before=before, report=report, changes=changes, cut_short=cut_short
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redrafted:
    """A briefing with its lost statements replaced, each change, and why a model stopped."""

    after: Briefing
    changes: tuple[Change, ...]
    cut_short: str


def _redraft(
    before: Briefing, report: Report, library: Shelf, redraft: Redraft, checks: Sequence[Check]
) -> _Redrafted:
    """Return the briefing with its lost statements replaced."""
    touched = _find_touched(before, report)
    kept = replace(before, sections=Rewriting(checked=report.checked).write(before))
    fresh = redraft.compose(kept, touched)
    rewriting = Rewriting(
        checked=report.checked,
        fresh={each.key: each for each in fresh.sections},
        wholes=redraft.wholes,
        matching=redraft.matching,
        repeating=redraft.repeating,
        substitutes=_open_substitutes(before, report, library, redraft, checks),
    )
    sections = rewriting.write(before)
    taken_out = {
        each.lost.text: each.lost
        for each in rewriting.changes
        if each.after is None and not each.remade
    }
    after = replace(
        before,
        sections=sections,
        usage=before.usage + fresh.usage,
        model=fresh.model or before.model,
        withheld=(*before.withheld, *fresh.withheld, *map(_withhold, taken_out.values())),
        notices=tuple(dict.fromkeys((*before.notices, *fresh.notices))),
        cut_short=fresh.cut_short or before.cut_short,
    )
    return _Redrafted(
        after=redraft.complete(after, touched),
        changes=tuple(rewriting.changes),
        cut_short=fresh.cut_short,
    )


def _find_touched(before: Briefing, report: Report) -> frozenset[str]:
    """Return the keys of the sections that show a lost statement."""
    checked = iter(report.checked)
    return frozenset(
        section.key
        for section in before.sections
        for _, found in zip(section.statements(), checked, strict=False)
        if not found.holds
    )


def _open_substitutes(
    before: Briefing, report: Report, library: Shelf, redraft: Redraft, checks: Sequence[Check]
) -> Substitutes:
    standing = [
        renew(statement, checked)
        for statement, checked in zip(before.statements(), report.checked, strict=True)
        if checked.holds
    ]
    day = before.filters.as_of or before.assignment.as_of
    desk = Desk(shelf=library, filters=replace(before.filters, as_of=day))
    return Substitutes(desk=desk, checks=checks, standing=standing, own_words=redraft.own_words)


def _withhold(lost: Checked) -> Statement:
    """Return a statement that was taken out, with the reason; nothing proves it any more."""
    finding = Finding(check=SUPPORT, judgement=Judgement.UNSUPPORTED, message=lost.reason)
    verdict = Verdict(judgement=Judgement.UNSUPPORTED, findings=(finding,))
    return Statement(text=lost.text, kind=lost.kind, evidence=(), verdict=verdict)


def _note(changes: Sequence[Change], today: date) -> str:
    redrafted = sum(1 for each in changes if each.after is not None)
    remade = sum(1 for each in changes if each.remade)
    taken_out = len(changes) - redrafted - remade
    parts = [
        f"{count} {words}"
        for count, words in (
            (redrafted, "redrafted"),
            (remade, "in sections made anew as a whole"),
            (taken_out, "taken out"),
        )
        if count
    ]
    day = write_date(today.isoformat(), Precision.DAY)
    return f"Refreshed on {day}; statements that had lost their support: {', '.join(parts)}."


def _list_sources(briefing: Briefing) -> tuple[Document, ...]:
    """Return the documents cited now, those that were sources before in their old order."""

    def cite() -> Iterator[Document]:
        yield from (item.document for each in briefing.statements() for item in each.evidence)
        yield from (gap.nearest.document for gap in briefing.gaps if gap.nearest is not None)

    cited = {document.version: document for document in cite()}
    kept = [document for document in briefing.sources if document.version in cited]
    known = {document.version for document in kept}
    return (*kept, *(each for version, each in cited.items() if version not in known))
