"""Heading paths and the title."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.clean import clean
from store.readers.piece import Piece
from store.readers.raw import RawReading
from store.types import Region


def trace(pieces: Sequence[Piece]) -> None:
    """Give every piece the headings above it, outermost first."""
    stack: list[tuple[int, str]] = []
    for piece in pieces:
        if piece.region is Region.HEADING:
            while stack and stack[-1][0] >= piece.level:
                stack.pop()
            piece.path = tuple(text for _, text in stack)
            stack.append((piece.level, piece.text))
        elif piece.region is not Region.BOILERPLATE:
            piece.path = tuple(text for _, text in stack)


def choose_title(raw: RawReading, pieces: Sequence[Piece]) -> str | None:
    """Return what the file calls itself: its own field, or its first heading."""
    if raw.title and clean(raw.title):
        return clean(raw.title)
    for piece in pieces:
        if piece.region is Region.HEADING:
            return piece.text
    return None
