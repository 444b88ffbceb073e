"""The region of every block: first what the format says, then what the words show."""

from __future__ import annotations

from store.readers import chrome, sections, titles
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


def assign(pieces: list[Piece]) -> None:
    """Give every piece its region, in place.

    Furniture goes first, since it would look like headings; sections need the headings.
    """
    for piece in pieces:
        piece.region = Region.BOILERPLATE if piece.marked else _BY_KIND[piece.kind]
    chrome.mark(pieces)
    titles.mark(pieces)
    sections.mark(pieces)
