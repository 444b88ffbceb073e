"""What happened, with its day: nothing planned stands here, whatever day it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.events import pick_events, row_cells
from agent.briefing.computed.grading import grade
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.quoting import Quoted, pick_by_document
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.render.cite import find_date

COLUMNS: Final = ("Date", "Type", "Actor", "Statement", "Force", "Document")
SAID_COLUMNS: Final = ("Date of the document", "Issuer", "Statement", "Force", "Document")
SAID: Final = (
    "What was said, by the date of the document: the date is when it was said, not when it"
    " happened."
)


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the dated events, then what other dated documents said in the order of their dates."""
    most = most_rows(planned)
    events = pick_events(context, most, planned=False)
    blocks: list[Block] = []
    if events:
        blocks.append(Table(columns=COLUMNS, rows=tuple(map(row_cells, events))))
    dated = {each.topical.document.id for each in events}
    said = _tell_by_document(context, dated, most - len(events))
    if said:
        blocks += [Remark(text=SAID), Table(columns=SAID_COLUMNS, rows=said)]
    return blocks


def _tell_by_document(context: Context, known: set[str], most: int) -> tuple[tuple[Cell, ...], ...]:
    """Return one row for each dated document that no event comes from, its best sentence."""
    first = pick_by_document(
        context, lambda each: find_date(each.card) is not None and each.id not in known
    )
    chosen = sorted(first[: max(0, most)], key=lambda one: cards.order(one.topical.document))
    return tuple(map(_row, chosen))


def _row(each: Quoted) -> tuple[Cell, ...]:
    topical = each.topical
    graded = grade(topical.sentence, topical.lead)
    return (
        Cell(text=cards.typed_date(topical.document)),
        Cell(text=cards.issuer(topical.document)),
        Cell(statements=(each.statement,)),
        Cell(text=graded.short, level=graded.level),
        Cell(text=cards.title(topical.document)),
    )
