"""What undated documents say: it can stand nowhere in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.grading import grade
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.quoting import Quoted, pick_by_document
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Table
from agent.render.cite import find_date

COLUMNS: Final = ("Document", "Issuer", "Statement", "Force")
MOST_ROWS: Final = 6


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return what each undated document says of the topic first, in one row."""
    first = pick_by_document(context, lambda document: find_date(document.card) is None)
    rows = tuple(map(_row, first[: most_rows(planned, MOST_ROWS)]))
    return (Table(columns=COLUMNS, rows=rows),) if rows else ()


def _row(each: Quoted) -> tuple[Cell, ...]:
    topical = each.topical
    graded = grade(topical.sentence, topical.lead)
    return (
        Cell(text=cards.title(topical.document)),
        Cell(text=cards.issuer(topical.document)),
        Cell(statements=(each.statement,)),
        Cell(text=graded.short, level=graded.level),
    )
