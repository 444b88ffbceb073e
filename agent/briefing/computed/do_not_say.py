"""What goes beyond the sources, with the wording that is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.drift import Drift, find_drift
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import says_something
from agent.briefing.computed.quoting import quote, quote_sentences
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.render.safe import clip, visible
from agent.types import Statement

COLUMNS: Final = ("Do not say", "Why", "Safe wording")
NOTE: Final = (
    "The wordings on the left stand in other documents, or were held back; none of them may be"
    " used. The safe wording is the source's own."
)
HELD_BACK: Final = "proposed for this briefing and held back: {reason}"
MOST: Final = 6
_LONGEST_WITHHELD: Final = 300

Row = tuple[Cell, ...]


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return what reports and announcements harden, then what was held back while drafting."""
    rows: list[Row] = []
    for row in (*_find_hardened(context), *_find_withheld(context)):
        if row[0] not in [each[0] for each in rows]:
            rows.append(row)
    if not rows:
        return ()
    kept = tuple(rows[: most_rows(planned, MOST)])
    return (Table(columns=COLUMNS, rows=kept), Remark(text=NOTE))


def _find_hardened(context: Context) -> Iterator[Row]:
    """Yield sentences of others than the instrument that raise its force, with its own words."""
    shown: set[tuple[str, int]] = set()
    for drift in find_drift(context):
        said, safe = quote(context, drift.firmer.topical), quote(context, drift.weaker.topical)
        if said is None or safe is None:
            continue
        places = {(item.document.version, item.ordinal) for item in said.evidence[-1:]}
        if not places & shown:
            shown |= {(item.document.version, item.ordinal) for item in said.evidence}
            yield _row(drift, said, safe)


def _row(drift: Drift, said: Statement, safe: Statement) -> Row:
    firmer, weaker = drift.firmer, drift.weaker
    document = firmer.topical.document
    why = (
        f"{cards.issuer(document)}, {cards.date_of(document)}, has it as {firmer.grade.label};"
        f" the {cards.kind(weaker.topical.document)} as {weaker.grade.label}"
    )
    return (
        Cell(statements=(said,), level=firmer.grade.level),
        Cell(text=why),
        Cell(statements=(safe,), level=weaker.grade.level),
    )


def _find_withheld(context: Context) -> Iterator[Row]:
    """Yield what failed a check, with the reason, beside the sentence it was to rest on."""
    for statement in context.withheld:
        finding = next(iter(statement.verdict.findings), None)
        safe = _quote_evidence(context, statement)
        if finding is not None and safe is not None:
            yield (
                Cell(text=clip(visible(statement.text), _LONGEST_WITHHELD)),
                Cell(text=HELD_BACK.format(reason=visible(finding.message))),
                Cell(statements=(safe,)),
            )


def _quote_evidence(context: Context, statement: Statement) -> Statement | None:
    """Return the first sentence that a statement cites as a quotation, if it says something."""
    for item in statement.evidence:
        sentence = context.desk.sentences(item.document)[item.ordinal]
        if says_something(item.document, sentence):
            return quote_sentences(context, item.document, [sentence])
    return None
