"""Lay text out in columns: wrapped paragraphs and plain tables, by display width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.render.safe import clip, columns

NARROWEST = 40
NARROWEST_COLUMN = 12
GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set off. Without colour nothing but the words is written."""

    colour: bool = False

    def strong(self, text: str) -> str:
        """Return the text in bold."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour and text else text

    def faint(self, text: str) -> str:
        """Return the text dimmed."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour and text else text


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return the text as lines of at most `width` columns; a longer word has a line of its own.

    Args:
        text: words parted by single spaces.
        width: columns, indents included.
        first: what stands before the first line.
        rest: what stands before the other lines; spaces as wide as `first` when None.
    """
    width = max(width, NARROWEST)
    rest = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    line, used = first, columns(first)
    begun = False
    for word in text.split(" "):
        size = columns(word)
        if begun and used + 1 + size > width:
            lines.append(line)
            line, used, begun = rest, columns(rest), False
        line += (" " if begun else "") + word
        used += size + begun
        begun = True
    return [*lines, line]


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    *,
    style: Style,
    shrink: Mapping[int, int],
) -> str:
    """Return rows as aligned columns.

    Where the lines get longer than `width`, the columns `shrink` give way, down to
    `NARROWEST_COLUMN`; one that weighs two keeps twice the room of one that weighs one.
    """
    widths = [
        max(columns(head[place]), *(columns(row[place]) for row in rows), 1)
        for place in range(len(head))
    ]
    over = sum(widths) + len(GAP) * (len(widths) - 1) - max(width, NARROWEST)
    for _ in range(max(over, 0)):
        wide = [place for place in shrink if widths[place] > NARROWEST_COLUMN]
        if not wide:
            break
        widths[max(wide, key=lambda place: widths[place] / shrink[place])] -= 1
    lines = [style.strong(_row(head, widths))]
    lines += [_row(row, widths) for row in rows]
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [clip(cell, width, words=False) for cell, width in zip(cells, widths, strict=True)]
    padded = [
        cell + " " * (width - columns(cell)) for cell, width in zip(shown, widths, strict=True)
    ]
    return GAP.join(padded).rstrip()
