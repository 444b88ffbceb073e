"""One document as the card's parts look at it: opening, closing, metadata, and where things are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.types import Block, Reading, Region, Sentence, Span, Stated

OPENING_BLOCKS = 24
"""Letterhead, title, date line and addressees stand in the first blocks."""

CLOSING_BLOCKS = 16
"""Signatures and closing date lines stand in the last blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A reading with its sentences; `opening` and `closing` hold blocks that are no boilerplate."""

    reading: Reading
    sentences: Sequence[Sentence]
    spoken: Sequence[Sentence]
    opening: Sequence[Block]
    closing: Sequence[Block]
    fields: Mapping[str, str]

    def text(self, block: Block | Sentence | Span) -> str:
        """Return the canonical text of a stretch."""
        return self.reading.text[block.start : block.end]

    def find(self, value: str) -> Span | None:
        """Return where the value first stands outside boilerplate, in any letter case."""
        if not value:
            return None
        text = self.reading.text
        at = text.find(value)
        if at < 0:
            at = _find_folded(text, value)
        return None if at < 0 else Span(start=at, end=at + len(value))

    def state(self, value: str, *, origin: str) -> Stated:
        """Return a value from metadata, with the span where the text repeats it, if it does."""
        span = self.find(value)
        if span is None:
            return Stated(value=value, origin=origin)
        return Stated(value=self.text(span), span=span)

    def field(self, *names: str) -> tuple[str, str] | None:
        """Return the first metadata field that has a value, as (name, value)."""
        for name in names:
            value = self.fields.get(name, "").strip()
            if value:
                return name, value
        return None


def _find_folded(text: str, value: str) -> int:
    lowered = text.lower()
    return lowered.find(value.lower()) if len(lowered) == len(text) else -1


def open_source(reading: Reading, sentences: Sequence[Sentence]) -> Source:
    """Return the view of a document that the parts of the card share."""
    spoken = [block for block in reading.blocks if block.region is not Region.BOILERPLATE]
    fields: dict[str, str] = {}
    for name, value in reading.metadata:
        fields.setdefault(name.casefold(), value)
    return Source(
        reading=reading,
        sentences=sentences,
        spoken=[one for one in sentences if one.region is not Region.BOILERPLATE],
        opening=spoken[:OPENING_BLOCKS],
        closing=spoken[-CLOSING_BLOCKS:],
        fields=fields,
    )


def in_opening(source: Source) -> Iterator[Sentence]:
    """Yield the sentences of the opening blocks."""
    if not source.opening:
        return
    end = source.opening[-1].end
    for sentence in source.spoken:
        if sentence.start >= end:
            return
        yield sentence
