"""Sentences broken at a page end: joined, and printed twice: merged once."""

from __future__ import annotations

from store.readers.piece import Piece
from store.types import Note


def merge(pieces: list[Piece]) -> list[Note]:
    """Merge broken sentences in place and return a note for each repeat."""
    return []
