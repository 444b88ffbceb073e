"""Whether an HTML table holds data, or only places text on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})[.)]|\d{1,2}(?:\.\d{1,3}){1,3}\.?"
    r"|[-•‣◦▪●○■–—·*])"
)
"""A cell or paragraph that is nothing but the number or mark of what follows it."""

# A cell of data is a figure or a phrase; above this mean the cells are running text.
_MAX_MEAN_CELL = 400
_ROWS_LOOKED_AT = 200


def is_data(table: Element) -> bool:
    """Return whether the rows of `table` should be read as rows."""
    if table.get("role", "") in {"presentation", "none"}:
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    if next(table.iterdescendants("h1", "h2", "h3", "article", "main"), None) is not None:
        return False
    rows = [_cells(row) for _, row in zip(range(_ROWS_LOOKED_AT), table.iter("tr"), strict=False)]
    rows = [row for row in rows if any(row)]
    if not rows or max(sum(map(bool, row)) for row in rows) < 2:
        return False
    if next(table.iterdescendants("th"), None) is not None:
        return True
    if all(_is_labelled(row) for row in rows):
        return False
    filled = [len(cell) for row in rows for cell in row if cell]
    return sum(filled) / len(filled) <= _MAX_MEAN_CELL


def _is_labelled(row: list[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) == 2 and LABEL.fullmatch(filled[0]) is not None


def is_labelled(table: Element) -> bool:
    """Return whether a table only puts a number or mark beside a paragraph."""
    row = next(table.iter("tr"), None)
    return row is not None and _is_labelled(_cells(row))


def _cells(row: Element) -> list[str]:
    return [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in {"td", "th"}]
