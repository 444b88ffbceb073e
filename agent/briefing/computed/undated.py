"""What undated documents say: it can stand nowhere in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context, Planned
from agent.briefing.computed.grading import grade
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.quoting import quote
from agent.briefing.types import Block, Cell, Table
from agent.render.cite import find_date

COLUMNS: Final = ("Document", "Issuer", "Statement", "Force")
MOST_ROWS: Final = 6


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return what each undated document says of the topic first, in one row."""
    del planned
    first: dict[str, Topical] = {}
    for each in gather_material(context).sentences:
        if find_date(each.document.card) is None and not each.is_recital:
            first.setdefault(each.document.id, each)
    rows = []
    for each in list(first.values())[:MOST_ROWS]:
        statement = quote(context, each)
        if statement is not None:
            graded = grade(each.sentence, each.lead)
            rows.append(
                (
                    Cell(text=cards.title(each.document)),
                    Cell(text=cards.issuer(each.document)),
                    Cell(statements=(statement,)),
                    Cell(text=graded.short, level=graded.level),
                )
            )
    return (Table(columns=COLUMNS, rows=tuple(rows)),) if rows else ()
