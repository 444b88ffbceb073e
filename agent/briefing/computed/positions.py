"""Who holds what: issues in the rows, actors in the columns, each cell a quoted position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.commitments import LADDER
from agent.briefing.computed.context import Context
from agent.briefing.computed.issues import Issue, Stand, gather_stands, is_one_text
from agent.briefing.computed.limits import most_rows
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table

NOT_ADDRESSED: Final = "not addressed"
JOINT: Final = "the same sentence as for {name}: it speaks of both"
MOST: Final = 6
NOTE: Final = (
    "An issue is a wording that the actors use on the topic; a cell is what the actor says of it."
    " “Not addressed” means that no sentence was found, not that there is no view."
)


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the matrix of positions; none where nobody speaks for himself on the topic."""
    stands = gather_stands(context)
    if not stands.actors or not stands.issues:
        return ()
    columns = ("Issue", *(actor.name for actor in stands.actors))
    names = [actor.name for actor in stands.actors]
    rows = tuple(_row(issue, names) for issue in stands.issues[: most_rows(planned, MOST)])
    return (Table(columns=columns, rows=rows), Remark(text=f"{NOTE} {LADDER}"))


def _row(issue: Issue, names: Sequence[str]) -> tuple[Cell, ...]:
    """Return an issue with what each says; a text that speaks for two is quoted once."""
    cells = [Cell(text=issue.name)]
    for place, name in enumerate(names):
        stand = issue.stands.get(name)
        before = (one for one in names[:place] if stand and is_one_text(issue, one, name))
        joint = next(before, None)
        if stand is not None and joint is not None:
            cells.append(Cell(text=JOINT.format(name=joint), level=stand.grade.level))
        else:
            cells.append(_cell(stand))
    return tuple(cells)


def _cell(stand: Stand | None) -> Cell:
    if stand is None:
        return Cell(text=NOT_ADDRESSED)
    document = stand.quoted.topical.document
    return Cell(
        text=f"{stand.grade.short}, {cards.date_of(document)}",
        statements=(stand.quoted.statement,),
        level=stand.grade.level,
    )
