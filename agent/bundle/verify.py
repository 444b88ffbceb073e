"""A bundle and a library -> which statements still hold, offline and without a model."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from agent.bundle.look import Looker
from agent.bundle.model import Bundle, ParagraphRow, StatementRow, TableRow
from agent.bundle.seal import hash_checks
from agent.bundle.types import HOLDING, Checked, Found, Report, Standing
from agent.checks import ALL, Check
from agent.checks.words import is_quotation
from agent.gate import judge
from agent.quote.shelf import Desk, Shelf
from agent.types import Draft, Judgement
from store.filters import Filters
from store.types import Status

STRANGER: Final = (
    "The library holds none of the documents that the bundle cites: is it the right one? "
    "--library DIR names another."
)


Desks = MutableMapping[date | None, Desk]
"""Libraries as they were looked at before, by the day as on which."""


def verify(
    bundle: Bundle,
    shelf: Shelf,
    *,
    checks: Sequence[Check] = ALL,
    as_of: date | None = None,
    desks: Desks | None = None,
) -> Report:
    """Return what has become of every statement that the bundle shows.

    Each cited sentence is looked up in the documents, and every check is run again on what the
    documents say now, not on what the bundle says of them.

    Args:
        bundle: as `read_bundle` returned it.
        shelf: the library.
        checks: what each statement must pass.
        as_of: the day as on which the library is looked at; the day for which the briefing was
            drafted when None, and today where it was drafted for none.
        desks: what bundles verified before have fetched of the same library; added to.
    """
    day = as_of or bundle.filters.as_of or bundle.assignment.as_of
    desk = (desks or {}).get(day) or Desk(
        shelf=shelf, filters=Filters(statuses=tuple(Status), as_of=day)
    )
    if desks is not None:
        desks[day] = desk
    looker = Looker(desk, bundle.documents)
    titles = _find_sections(bundle)
    # What amends a provision was weighed when the briefing was drafted from the same library.
    changed = bundle.library.fingerprint != shelf.fingerprint
    checked = tuple(
        _check(each, titles.get(each.number, ""), _look(each, looker, amended=changed), checks)
        for each in bundle.statements
    )
    return Report(
        title=bundle.question or bundle.assignment.topic,
        as_at=bundle.as_at,
        seal=bundle.seal.whole,
        checked=checked,
        notices=tuple(_note(bundle, looker, changed=changed)),
    )


def _look(row: StatementRow, looker: Looker, *, amended: bool) -> tuple[Found, ...]:
    """Return what has become of each cited sentence, with `amended` also of its provision."""
    found = map(looker.look, row.evidence)
    return tuple((looker.find_amendment(each) if amended else None) or each for each in found)


def _check(
    row: StatementRow, section: str, found: tuple[Found, ...], checks: Sequence[Check]
) -> Checked:
    lost = [each for each in found if each.standing not in HOLDING]
    checked = Checked(
        number=row.number,
        section=section,
        text=row.text,
        kind=row.kind,
        standing=Standing.HOLDS,
        found=found,
    )
    amended = any(each.standing is Standing.AMENDED for each in lost)
    if lost and (amended or not _is_proven_by_the_rest(row, checked)):
        return replace(checked, standing=lost[0].standing, reason=_join(lost))
    judged = judge(Draft(text=row.text, kind=row.kind, evidence=checked.evidence), checks=checks)
    if judged.verdict.judgement is not Judgement.SUPPORTED:
        findings = judged.verdict.findings
        reason = "; ".join(f"the check of {each.check}: {each.message}" for each in findings)
        return replace(checked, standing=Standing.CHECK_FAILS, reason=reason, findings=findings)
    moved = [each for each in found if each.standing is not Standing.HOLDS]
    if moved:
        return replace(checked, standing=Standing.MOVED, reason=_join(moved))
    return checked


def _is_proven_by_the_rest(row: StatementRow, checked: Checked) -> bool:
    """Say whether the words stand whole in what is left: one of several documents has lost them."""
    return bool(checked.evidence) and is_quotation(row.text, checked.evidence)


def _join(found: Sequence[Found]) -> str:
    return "; ".join(dict.fromkeys(each.reason for each in found))


def _find_sections(bundle: Bundle) -> dict[int, str]:
    """Return by statement the title of its section."""
    titles = {}
    for section in bundle.sections:
        for block in section.blocks:
            if isinstance(block, ParagraphRow):
                titles[block.statement] = section.title
            elif isinstance(block, TableRow):
                for row in block.rows:
                    titles |= {each: section.title for cell in row for each in cell.statements}
    return titles


def _note(bundle: Bundle, looker: Looker, *, changed: bool) -> list[str]:
    """Return what the reader of the report should know of the whole."""
    notices = []
    if bundle.statements and not looker.knows_any:
        notices.append(STRANGER)
    elif changed:
        notices.append(
            "The library has changed since; whether documents that came later say more, or say "
            "what was not found then, was not looked up."
        )
    if bundle.made_by.checks != hash_checks():
        notices.append(
            f"The checks are others than those of version {bundle.made_by.version} that drafted "
            "it: a statement may fail now that passed then."
        )
    return notices
