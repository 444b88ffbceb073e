"""Heading paths and the title."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.clean import clean
from store.readers.piece import Piece
from store.readers.raw import RawReading
from store.readers.titles import is_open_line
from store.types import Region

# A heading after this many blocks names a section, not the document.
_OPENING = 30
_TOP = 6
_GENERIC = frozenset(
    {
        "overview", "introduction", "background", "contents", "table of contents", "summary",
        "executive summary", "foreword", "preface", "abstract", "about", "home", "disclaimer",
        "purpose", "scope", "notice",
    }
)  # fmt: skip


def is_generic(heading: str) -> bool:
    """Return whether a heading names a part that any document may have, so not the document."""
    return heading.lower().strip(" .:0123456789") in _GENERIC


def trace(pieces: Sequence[Piece]) -> None:
    """Give every piece the headings above it, outermost first.

    "Article 5" and the line under it that names it count as one heading.
    """
    stack: list[tuple[int, str]] = []
    for piece in pieces:
        if piece.region is not Region.HEADING:
            if piece.region is not Region.BOILERPLATE:
                piece.path = tuple(text for _, text in stack)
            continue
        if piece.names_previous and stack:
            level, above = stack.pop()
            piece.path = tuple(text for _, text in stack)
            stack.append((level, f"{above} {piece.text}"))
            continue
        while stack and stack[-1][0] >= piece.level:
            stack.pop()
        piece.path = tuple(text for _, text in stack)
        stack.append((piece.level, piece.text))


def choose_title(raw: RawReading, pieces: Sequence[Piece]) -> str | None:
    """Return what the document calls itself, or None where it does not say.

    Its own field; else its first heading of level 1; else, in a file whose first lines are no
    headings, the longest of them, since issuers and dates are short; else its first heading.
    """
    if raw.title and clean(raw.title):
        return clean(raw.title)
    content = [piece for piece in pieces if piece.region is not Region.BOILERPLATE]
    headings = [
        piece
        for piece in content[:_OPENING]
        if piece.region is Region.HEADING and not is_generic(piece.text)
    ]
    first = min(headings, key=lambda piece: piece.level, default=None)
    if first is not None and first.level == 1:
        return first.text
    return _find_opening_line(content) or (first.text if first else None)


def _find_opening_line(content: Sequence[Piece]) -> str | None:
    """Return the longest of the short lines above the text, None where it begins at once."""
    lines: list[str] = []
    for piece in content[:_TOP]:
        if piece.region is not Region.BODY or not is_open_line(piece.text):
            break
        lines.append(piece.text)
    # All short is a list or a table, not a text under a title.
    return max(lines, key=len, default=None) if len(lines) < len(content) else None
