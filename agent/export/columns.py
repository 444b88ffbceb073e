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
LONGEST_LEVEL: Final = 18
"""Letters of a level of force that is kept on one line."""
EDGE: Final = 2
"""Letters that the space between two columns takes."""
_SPREAD: Final = 2.6
"""Letters of width for the root of a text's length: 400 letters then stand in lines of 52, a date
of 16 in one line. Set by looking at the tables of the forms."""


def fold(grid: Grid) -> Grid:
    """Return a table with too many columns with those of plain text in one, behind the first.

    The columns that hold statements or levels of force stay as they are.
    """
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


def share(grid: Grid) -> tuple[float, ...]:
    """Return the part of the width that each column takes; they add up to one."""
    weights = [
        _weigh(column, [row[place] for row in grid.rows])
        for place, column in enumerate(grid.columns)
    ]
    total = sum(weights)
    return tuple(round(weight / total, 4) for weight in weights)


def _join(columns: tuple[str, ...], row: tuple[Box, ...], folded: list[int]) -> Box:
    facts = [Fact(name=columns[place], value=row[place].text) for place in folded]
    return Box(facts=tuple(fact for fact in facts if fact.value))


def _weigh(column: str, boxes: list[Box]) -> float:
    texts = [column, *map(_read, boxes)]
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    level = max((len(box.force.label) for box in boxes if box.force is not None), default=0)
    spread = _SPREAD * sqrt(max(map(len, texts)))
    return max(min(longest, LONGEST_WORD) + EDGE, min(level, LONGEST_LEVEL) + EDGE, spread)


def _read(box: Box) -> str:
    facts = (f"{fact.name} {fact.value}" for fact in box.facts)
    return " ".join([box.text, *(said.words for said in box.said), *facts])
