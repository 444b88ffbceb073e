"""Text that addresses a model."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.piece import Piece
from store.types import Note


def notice(pieces: Sequence[Piece]) -> list[Note]:
    """Return a note when the text gives orders to a model."""
    return []
