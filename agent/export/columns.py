"""How wide the columns of a table are, for formats that do not find out by themselves."""

from __future__ import annotations

from math import sqrt
from typing import Final

from agent.export.paper import Box, Grid

LONGEST_WORD: Final = 14
"""Letters of a word that a column should hold unbroken; a longer one may be broken."""
_SPREAD: Final = 2.6
"""Letters of width for the root of a text's length: 400 letters then stand in lines of 52, a date
of 16 in one line. Set by looking at the tables of the forms."""


def share(grid: Grid) -> tuple[float, ...]:
    """Return the part of the width that each column takes; they add up to one."""
    weights = []
    for place, column in enumerate(grid.columns):
        texts = [column, *(_read(row[place]) for row in grid.rows if place < len(row))]
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        spread = _SPREAD * sqrt(max(map(len, texts)))
        weights.append(max(min(longest, LONGEST_WORD), spread, 1.0))
    total = sum(weights)
    return tuple(round(weight / total, 4) for weight in weights)


def _read(box: Box) -> str:
    return " ".join([box.text, *(said.words for said in box.said)])
