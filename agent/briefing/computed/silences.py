"""What the documents do not say: the questions that found nothing, and what an instrument leaves
open that one would expect of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.expected import find_item
from agent.briefing.computed.instruments import find_instruments
from agent.briefing.computed.items import ITEMS
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Paragraph, Remark, Table
from agent.prove import holds, prove
from agent.quote.draft import find_kind
from agent.quote.gaps import describe_search, tell_needed
from agent.render.safe import visible
from agent.types import Draft, Evidence, Gap, Statement
from store.types import Document

COLUMNS: Final = ("Expected", "Addressed?", "Passage")
NEAREST: Final = "Nearest passage"
MOST: Final = 6
SHORT: Final = 3
"""Lines up to which a form has no room for passages and for what is stated."""
MEDIUM: Final = 5
"""Lines up to which a form has no room for what an instrument does state."""
_MOST_INSTRUMENTS: Final = 2


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return each gap with what was searched and what comes nearest, then the map of silences.

    Where the form has little room, what is missing is told in a line, and what is stated is not.
    """
    most = most_rows(planned, MOST)
    gaps = _each_once(context.gaps)[:most]
    if most <= SHORT:
        lines = [*map(describe, gaps), *_tell_missing(context)] or list(_tell_nothing(context))
        return [Remark(text=line) for line in lines[:most]]
    blocks: list[Block] = []
    for gap in gaps:
        blocks.append(Remark(text=describe(gap)))
        nearest = _quote(context, gap.nearest)
        if nearest is not None:
            blocks.append(Paragraph(statement=nearest, label=NEAREST))
    if not blocks:
        blocks += [Remark(text=line) for line in _tell_nothing(context)]
    if most <= MEDIUM:
        return [*blocks, *(Remark(text=line) for line in _tell_missing(context))]
    for document in find_instruments(context)[:_MOST_INSTRUMENTS]:
        blocks += [Remark(text=_introduce(document)), _map(context, document)]
    return blocks


def _tell_nothing(context: Context) -> Iterator[str]:
    if not gather_material(context).sentences:
        searched = describe_search(context.desk, ())
        yield f"Nothing on the topic was found. Searched: {searched}."


def _tell_missing(context: Context) -> Iterator[str]:
    """Yield for each instrument, in a line, what one would expect in it and was not found."""
    for document in find_instruments(context)[:_MOST_INSTRUMENTS]:
        missing = [each.name for each in ITEMS if find_item(context, document, each) is None]
        if missing:
            yield f"“{cards.title(document)}”: no sentence was found on {', '.join(missing)}."


def describe(gap: Gap) -> str:
    """Return a gap in a line: what was looked for, where, and what would help."""
    about = visible(gap.about).rstrip(" .")
    about = f"an answer to “{about}”" if about.endswith("?") else about
    needed = visible(tell_needed(gap))
    helps = f" Would help: {needed}." if needed else ""
    return f"Not found: {about}. Searched: {visible(gap.searched)}.{helps}"


def _each_once(gaps: Iterable[Gap]) -> list[Gap]:
    return list({visible(gap.about).casefold(): gap for gap in gaps}.values())


def _quote(context: Context, evidence: Evidence | None) -> Statement | None:
    """Return a passage that comes near as a quotation, if it still holds."""
    if evidence is None:
        return None
    kind = find_kind(evidence.document, evidence)
    draft = Draft(text=evidence.quote, kind=kind, evidence=(evidence,))
    statement = prove(context.desk, draft, checks=context.checks)
    return statement if holds(statement) else None


def _introduce(document: Document) -> str:
    return (
        f"What one would expect of an instrument, looked for in “{cards.title(document)}”"
        f" ({cards.date_of(document)}):"
    )


def _map(context: Context, document: Document) -> Table:
    rows = []
    for item in ITEMS:
        found = find_item(context, document, item)
        cells = Cell(text="yes" if found else "no sentence found")
        rows.append((
            Cell(text=item.name), cells, Cell(statements=(found,)) if found else Cell(text="–"),
        ))  # fmt: skip
    return Table(columns=COLUMNS, rows=tuple(rows))
