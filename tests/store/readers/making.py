"""Short ways to make a reading and to look at it."""

from __future__ import annotations

from store.readers import parse
from store.readers.assemble import assemble
from store.readers.raw import RawBlock, RawReading
from store.types import Block, NoteKind, Reading, Region, Role


def read_text(text: str, name: str = "note.txt") -> Reading:
    """Return the reading of a file that holds `text`."""
    return parse(text.encode(), name)


def put_together(*blocks: RawBlock) -> Reading:
    """Return the reading assembled from raw blocks."""
    return assemble(RawReading(media_type="text/plain", blocks=blocks))


def texts(reading: Reading, region: Region | None = None, role: Role | None = None) -> list[str]:
    """Return the texts of the blocks, of one region or role if asked."""
    return [
        reading.text[block.start : block.end]
        for block in reading.blocks
        if region in {None, block.region} and role in {None, block.role}
    ]


def find_block(reading: Reading, beginning: str) -> Block:
    """Return the first block that begins with `beginning`."""
    for block in reading.blocks:
        if reading.text.startswith(beginning, block.start):
            return block
    raise AssertionError(beginning)


def numbers(reading: Reading) -> list[str | None]:
    """Return the printed number of every block."""
    return [block.number for block in reading.blocks]


def note_kinds(reading: Reading) -> set[NoteKind]:
    """Return the kinds of notes a reading carries."""
    return {note.kind for note in reading.notes}
