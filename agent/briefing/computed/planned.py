"""What is planned and not confirmed: a plan stays one when its day has passed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed.context import Context, Planned
from agent.briefing.computed.events import Dated, pick_events, row_cells
from agent.briefing.computed.limits import most_rows
from agent.briefing.types import Block, Cell, Remark, Table
from agent.render.cite import write_date
from store.types import Precision

COLUMNS: Final = ("Date", "Actor", "Statement", "Force", "Document", "By now")
NOTE: Final = (
    "Plans, duties and expectations as the documents state them. That a day has passed does not"
    " say that it was kept."
)


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return what the documents have ahead of themselves, by its day."""
    events = pick_events(context, most_rows(planned), planned=True)
    if not events:
        return ()
    rows = tuple(_row(context, each) for each in events)
    return (Remark(text=NOTE), Table(columns=COLUMNS, rows=rows))


def _row(context: Context, each: Dated) -> tuple[Cell, ...]:
    date, _, actor, statement, force, document = row_cells(each)
    return date, actor, statement, force, document, Cell(text=_by_now(context, each))


def _by_now(context: Context, each: Dated) -> str:
    """Say on which side of the briefing's day a plan lies; a year that is not over is undecided."""
    today = context.as_at.isoformat()
    passed = each.event.value < today[: len(each.event.value)]
    day = write_date(today, Precision.DAY)
    return f"its day had passed on {day}" if passed else f"not yet past on {day}"
