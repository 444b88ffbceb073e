"""The region of every block."""

from __future__ import annotations

from collections.abc import Sequence

from store.readers.piece import Piece
from store.readers.raw import RawKind
from store.types import Region

_BY_KIND = {
    RawKind.PARAGRAPH: Region.BODY,
    RawKind.CODE: Region.BODY,
    RawKind.HEADING: Region.HEADING,
    RawKind.ITEM: Region.LIST,
    RawKind.ROW: Region.TABLE,
}


def assign(pieces: Sequence[Piece]) -> None:
    """Give every piece its region, in place."""
    for piece in pieces:
        piece.region = Region.BOILERPLATE if piece.marked else _BY_KIND[piece.kind]
