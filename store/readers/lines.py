"""Lines of a text with their offsets, and whether they were wrapped by a machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
# Nobody wraps text wider than this; a document whose long lines are longer has one line for
# each paragraph.
_MAX_WRAP = 200
_MIN_WRAP = 30


@dataclass(frozen=True, slots=True)
class Line:
    """`start:end` of one line in the decoded text, without its break and outer white space.

    `indent` counts the white space in front, a tab as four.
    """

    start: int
    end: int
    text: str
    indent: int


def split_lines(text: str) -> list[Line]:
    """Return every line of `text`, empty ones too."""
    lines, at = [], 0
    for match in _BREAK.finditer(text):
        lines.append(_line(text, at, match.start()))
        at = match.end()
    lines.append(_line(text, at, len(text)))
    return lines


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    body = raw.strip()
    if not body:
        return Line(start, start, "", 0)
    lead = raw[: len(raw) - len(raw.lstrip())]
    begin = start + len(lead)
    return Line(begin, begin + len(body), body, len(lead.expandtabs(4)))


def find_wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the column at which a machine wrapped these lines, or None if it did not.

    The 95th percentile of the line ends leaves out the odd long address; a wrapped text also
    has many lines close to it.
    """
    ends = sorted(line.indent + len(line.text) for line in lines if line.text)
    if len(ends) < 2:
        return None
    width = ends[min(len(ends) - 1, int(len(ends) * 0.95))]
    return width if _MIN_WRAP <= width <= _MAX_WRAP else None


def was_wrapped(line: Line, following: Line, width: int) -> bool:
    """Return whether the break between two lines was forced: the next word had no room."""
    word = following.text.split(None, 1)[0] if following.text else ""
    return line.indent + len(line.text) + 1 + len(word) > width
