"""Printed numbers in the field's form."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.piece import Piece


def assign(pieces: Sequence[Piece]) -> None:
    """Give every numbered piece its printed number, in place."""
