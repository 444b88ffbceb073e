"""What a format reader hands on: paragraphs as found, before regions, merging and offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.types import Note


class RawKind(StrEnum):
    """What the format itself says a paragraph is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """One paragraph as the format gives it; white space and line breaks still as found.

    `level` is 1-6 for a heading, the depth (from 1) for a list item. `number` is a printed label
    that the format keeps apart from the text (a list number). `boilerplate` is True where the
    format's own markup says so (nav, footer, running header). A table row is one block, its
    cells joined by " | ".
    """

    text: str
    kind: RawKind = RawKind.PARAGRAPH
    level: int = 0
    number: str | None = None
    boilerplate: bool = False
    page: int | None = None
    byte_start: int | None = None
    byte_end: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReading:
    """A file as its format reader found it, in reading order.

    `metadata` are the format's own fields (author, created, description), untrusted.
    """

    media_type: str
    blocks: tuple[RawBlock, ...]
    title: str | None = None
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
