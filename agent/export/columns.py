"""How many columns a table can have on a page, and how wide each is."""

from __future__ import annotations

from math import sqrt
from typing import Final

from agent.export.paper import Box, Fact, Grid

MOST_COLUMNS: Final = 6
"""On a page of 16 cm: seven columns leave 2.3 cm each, which breaks "September"."""
FOLDED: Final = "Particulars"
LONGEST_WORD: Final = 14
"""Letters of a word that a column should hold unbroken; a longer one may be broken."""
LONGEST_LEVEL: Final = 20
"""Letters of a level of force that is kept on one line; it is set in bold, with a coloured edge."""
EDGE: Final = 2
"""Letters that the space between two columns takes."""
_SPREAD: Final = 2.6
"""Letters of width for the root of a text's length: 400 letters then stand in lines of 52, a date
of 16 in one line. Set by looking at the tables of the forms."""


def fold(grid: Grid) -> Grid:
    """Return a table without empty columns; if it has too many still, those of plain text are put
    into one, and those that hold statements or levels of force stay as they are.
    """
    grid = _drop_empty(grid)
    if len(grid.columns) <= MOST_COLUMNS:
        return grid
    folded = [
        place
        for place in range(1, len(grid.columns))
        if not any(row[place].said or row[place].force for row in grid.rows)
    ]
    kept = [place for place in range(len(grid.columns)) if place not in folded]
    return Grid(
        columns=(*(grid.columns[place] for place in kept), FOLDED),
        rows=tuple(
            (*(row[place] for place in kept), _join(grid.columns, row, folded)) for row in grid.rows
        ),
    )


def share(grid: Grid, line: int) -> tuple[float, ...]:
    """Return the part of the width that each column takes; they add up to one.

    Each gets what its longest word or level needs; what is left goes to those with long texts.

    Args:
        grid: the table.
        line: letters that stand in a line over the whole width.
    """
    columns = [[row[place] for row in grid.rows] for place in range(len(grid.columns))]
    least = [_need(head, boxes) for head, boxes in zip(grid.columns, columns, strict=True)]
    wanted = [
        max(_spread(head, boxes) - need, 0.0)
        for head, boxes, need in zip(grid.columns, columns, least, strict=True)
    ]
    left = max(line - sum(least), 0.0)
    widths = [
        need + (left * want / sum(wanted) if sum(wanted) else left / len(least))
        for need, want in zip(least, wanted, strict=True)
    ]
    return tuple(round(width / sum(widths), 4) for width in widths)


def _drop_empty(grid: Grid) -> Grid:
    empty = Box()
    kept = [n for n in range(len(grid.columns)) if any(row[n] != empty for row in grid.rows)]
    return Grid(
        columns=tuple(grid.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in grid.rows),
    )


def _join(columns: tuple[str, ...], row: tuple[Box, ...], folded: list[int]) -> Box:
    facts = [Fact(name=columns[place], value=row[place].text) for place in folded]
    return Box(facts=tuple(fact for fact in facts if fact.value))


def _need(head: str, boxes: list[Box]) -> float:
    """Return the letters that a column must hold in a line."""
    words = (word for text in (head, *map(_read, boxes)) for word in text.split())
    longest = min(max(map(len, words), default=1), LONGEST_WORD)
    levels = (len(box.force.label) + EDGE for box in boxes if box.force is not None)
    return max(longest, min(max(levels, default=0), LONGEST_LEVEL)) + EDGE


def _spread(head: str, boxes: list[Box]) -> float:
    return _SPREAD * sqrt(max(map(len, (head, *map(_read, boxes)))))


def _read(box: Box) -> str:
    facts = (f"{fact.name} {fact.value}" for fact in box.facts)
    return " ".join([box.text, *(said.words for said in box.said), *facts])
