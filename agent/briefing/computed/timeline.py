"""What happened, with its day: nothing planned stands here, whatever day it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context, Planned
from agent.briefing.computed.events import MOST_ROWS, pick_events, row_cells
from agent.briefing.computed.grading import grade
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.quoting import quote
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
    del planned
    events = pick_events(context, planned=False)
    blocks: list[Block] = []
    if events:
        blocks.append(Table(columns=COLUMNS, rows=tuple(map(row_cells, events))))
    dated = {each.topical.document.id for each in events}
    said = _tell_by_document(context, dated, MOST_ROWS - len(events))
    if said:
        blocks += [Remark(text=SAID), Table(columns=SAID_COLUMNS, rows=said)]
    return blocks


def _tell_by_document(context: Context, known: set[str], most: int) -> tuple[tuple[Cell, ...], ...]:
    """Return one row for each dated document that no event comes from, its best sentence."""
    first: dict[str, Topical] = {}
    for each in gather_material(context).sentences:
        dated = find_date(each.document.card) is not None
        if dated and each.document.id not in known and not each.is_recital:
            first.setdefault(each.document.id, each)
    chosen = sorted(list(first.values())[: max(0, most)], key=lambda one: cards.order(one.document))
    return tuple(row for each in chosen if (row := _row(context, each)) is not None)


def _row(context: Context, each: Topical) -> tuple[Cell, ...] | None:
    statement = quote(context, each)
    if statement is None:
        return None
    graded = grade(each.sentence, each.lead)
    return (
        Cell(text=cards.typed_date(each.document)),
        Cell(text=cards.issuer(each.document)),
        Cell(statements=(statement,)),
        Cell(text=graded.short, level=graded.level),
        Cell(text=cards.title(each.document)),
    )
