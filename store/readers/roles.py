"""Recitals and operative text."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.piece import Piece


def assign(pieces: Sequence[Piece]) -> None:
    """Give recitals and operative paragraphs their role, in place."""
