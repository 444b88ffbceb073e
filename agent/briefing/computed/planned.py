"""What is planned and not confirmed: a plan stays one when its day has passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.commitments import gather_bound
from agent.briefing.computed.context import Context
from agent.briefing.computed.events import Dated, pick_events, row_cells
from agent.briefing.computed.grading import grade
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import Topical
from agent.briefing.computed.quoting import Quoted, pick
from agent.briefing.computed.who import name_actor
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.render.cite import write_date
from agent.render.safe import clip, visible
from store.types import Precision

COLUMNS: Final = ("Date", "Actor", "Statement", "Force", "Document", "By now")
NOTE: Final = (
    "Plans, duties and expectations as the documents state them. That a day has passed does not"
    " say that it was kept."
)
UNPLACED: Final = "counted from a day that is not given here"
_LONGEST_WHEN: Final = 90
_WITHIN: Final = re.compile(
    r"\b(?:within|no later than|not later than) (?:\w+[ -]){1,3}(?:days?|weeks?|months?|years?)"
    r"(?: (?:of|after|from|following)\b[^,.;]*)?",
    re.IGNORECASE,
)


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return what the documents have ahead of themselves, by its day."""
    most = most_rows(planned)
    events = pick_events(context, most, planned=True)
    rows = [_row(context, each) for each in events]
    rows += [_relative_row(*each) for each in _find_relative(context, most - len(rows))]
    if not rows:
        return ()
    return (Remark(text=NOTE), Table(columns=COLUMNS, rows=tuple(rows)))


def _find_relative(context: Context, most: int) -> list[tuple[str, Quoted]]:
    """Return the plans that are due some time after another event, with the words that say when."""
    found: dict[tuple[str, int], str] = {}
    wanted: list[Topical] = []
    for each in gather_bound(context):
        within = _WITHIN.search(each.topical.sentence.text)
        if within is not None and each.binds and each.topical.core:
            found[each.topical.key] = within[0]
            wanted.append(each.topical)
    return [(found[one.topical.key], one) for one in pick(context, wanted, most)]


def _relative_row(when: str, each: Quoted) -> tuple[Cell, ...]:
    topical = each.topical
    graded = grade(topical.sentence, topical.lead)
    return (
        Cell(text=clip(visible(when), _LONGEST_WHEN)),
        Cell(text=name_actor(graded, topical.document)),
        Cell(statements=(each.statement,)),
        Cell(text=graded.short, level=graded.level),
        Cell(text=f"{cards.title(topical.document)} ({cards.date_of(topical.document)})"),
        Cell(text=UNPLACED),
    )


def _row(context: Context, each: Dated) -> tuple[Cell, ...]:
    date, _, actor, statement, force, document = row_cells(each)
    return date, actor, statement, force, document, Cell(text=_by_now(context, each))


def _by_now(context: Context, each: Dated) -> str:
    """Say on which side of the briefing's day a plan lies; a year that is not over is undecided."""
    today = context.as_at.isoformat()
    passed = each.event.value < today[: len(each.event.value)]
    day = write_date(today, Precision.DAY)
    return f"its day had passed on {day}" if passed else f"not yet past on {day}"
