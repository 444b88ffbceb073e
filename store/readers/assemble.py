"""From paragraphs as found to a Reading: canonical text, blocks with offsets, places, paths.

Pure: no file, no clock, no randomness; the same raw reading always gives the same Reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.readers import headings, instructions, numbering, regions, repeats, roles
from store.readers.clean import clean, overrides_direction, smuggles
from store.readers.piece import Piece, take
from store.readers.raw import RawReading
from store.types import Block, Note, NoteKind, Place, Reading

BLOCK_GAP = "\n\n"
"""What stands between two blocks of canonical text."""


def assemble(raw: RawReading) -> Reading:
    """Return the Reading of one file.

    The steps run in this order because each leans on the one before: repeats are merged while
    blocks are still in pages; regions need whole blocks; numbers and roles need regions.
    """
    pieces = _clean_blocks(raw)
    notes = list(raw.notes)
    notes += repeats.merge(pieces)
    regions.assign(pieces)
    numbering.assign(pieces)
    roles.assign(pieces)
    headings.trace(pieces)
    notes += _note_characters(raw)
    notes += instructions.notice(pieces)
    text, blocks, places = _lay_out(pieces)
    return Reading(
        media_type=raw.media_type,
        text=text,
        blocks=blocks,
        places=places,
        title=headings.choose_title(raw, pieces),
        pages=raw.pages,
        notes=tuple(notes),
        metadata=tuple((name, clean(value)) for name, value in raw.metadata),
    )


def _clean_blocks(raw: RawReading) -> list[Piece]:
    """Return a piece for every raw block that has text."""
    pieces = []
    for block in raw.blocks:
        text = clean(block.text)
        if text:
            pieces.append(take(block, text))
    return pieces


def _note_characters(raw: RawReading) -> list[Note]:
    """Return notes on characters that were taken out because they deceive a reader."""
    notes = []
    if any(smuggles(block.text) for block in raw.blocks):
        notes.append(
            Note(
                kind=NoteKind.HIDDEN_TEXT,
                message="invisible characters that encode words were left out",
            )
        )
    if any(overrides_direction(block.text) for block in raw.blocks):
        notes.append(
            Note(
                kind=NoteKind.DIRECTION,
                message="characters that reverse the writing direction were left out",
            )
        )
    return notes


def _lay_out(
    pieces: Sequence[Piece],
) -> tuple[str, tuple[Block, ...], tuple[Place, ...]]:
    """Return the canonical text with its blocks and places, in order."""
    blocks, places = [], []
    at = 0
    for piece in pieces:
        blocks.append(
            Block(
                start=at,
                end=at + len(piece.text),
                region=piece.region,
                role=piece.role,
                heading_path=piece.path,
                number=piece.number,
                level=piece.level,
            )
        )
        places += [
            Place(
                start=at + origin.start,
                end=at + origin.end,
                page=origin.page,
                byte_start=origin.byte_start,
                byte_end=origin.byte_end,
                paragraph=origin.paragraph,
            )
            for origin in piece.origins
        ]
        at += len(piece.text) + len(BLOCK_GAP)
    text = BLOCK_GAP.join(piece.text for piece in pieces)
    return text, tuple(blocks), tuple(places)
