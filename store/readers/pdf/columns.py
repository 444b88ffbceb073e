"""Columns that a page draws line by line across: put one column after the other.

Nearly all files draw one column to its end before the next. A few draw both in step, and read
as drawn their sentences would run into each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.readers.pdf.lines import Line

_GUTTER_EM = 1.2
_MIN_GUTTER_EM = 0.8
_SAME_LEVEL_EM = 1.0
_MIN_PAIRS = 2
# So many lines must go on in the middle of a sentence under the line above them in the same
# column: cells of a table, which are drawn the same way, end where they end.
_MIN_FLOWS = 2
_MIN_LETTERS = 15
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(slots=True)
class _Band:
    """A stretch of lines `first..last` with a free strip `left..right` all the way down."""

    first: int
    last: int
    left: float
    right: float
    pairs: int = 1


def order_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in reading order where two columns were drawn in step."""
    ordered: list[Line] = []
    at = 0
    for band in _find_bands(lines):
        if band.first < at:
            continue
        inside = lines[band.first : band.last + 1]
        lefts = [line for line in inside if line.x1 <= band.right]
        rights = [line for line in inside if line.x1 > band.right]
        if _flows(lefts) + _flows(rights) < _MIN_FLOWS or not _is_prose(inside):
            continue
        ordered += lines[at : band.first]
        ordered += [*lefts, *rights]
        at = band.last + 1
    return [*ordered, *lines[at:]]


def _find_bands(lines: Sequence[Line]) -> list[_Band]:
    bands: list[_Band] = []
    for index in range(len(lines) - 1):
        one, two = lines[index], lines[index + 1]
        if not _is_pair(one, two):
            continue
        band = bands[-1] if bands else None
        if band is None or not _extend(band, lines, index):
            bands.append(_Band(index, index + 1, one.x1, two.x0))
    bands = [band for band in bands if band.pairs >= _MIN_PAIRS]
    for band in bands:
        _grow(band, lines)
    return bands


def _is_pair(one: Line, two: Line) -> bool:
    em = max(one.size, two.size, 1.0)
    level = abs(one.y - two.y) < _SAME_LEVEL_EM * em
    return level and one.turn == two.turn == 0 and two.x0 > one.x1 + _GUTTER_EM * em


def _extend(band: _Band, lines: Sequence[Line], index: int) -> bool:
    """Take the pair at `index` into the band if a free strip is left between all its lines."""
    left, right = band.left, band.right
    for line in lines[band.last + 1 : index + 2]:
        middle = (left + right) / 2
        if line.x1 <= middle:
            left = max(left, line.x1)
        elif line.x0 >= middle:
            right = min(right, line.x0)
        else:
            return False
    if right - left < _MIN_GUTTER_EM * lines[index].size:
        return False
    band.left, band.right, band.last = left, right, index + 1
    band.pairs += 1
    return True


def _grow(band: _Band, lines: Sequence[Line]) -> None:
    """Take in what follows on one side of the strip and close below."""
    while band.last + 1 < len(lines):
        line, above = lines[band.last + 1], lines[band.last]
        sided = line.x1 <= band.left + 1 or line.x0 >= band.right - 1
        if not sided or line.turn or not 0 <= above.y - line.y < 2.5 * line.size:
            return
        band.last += 1


def _flows(column: Sequence[Line]) -> int:
    return sum(
        below.text[:1].islower() and not _ENDS.search(above.text)
        for above, below in pairwise(column)
    )


def _is_prose(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines) / len(lines) >= _MIN_LETTERS
