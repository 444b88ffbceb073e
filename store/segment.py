"""Reading -> sentences: exact offsets, never across blocks, each word in exactly one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from store.boundaries import Cut, find_sentences
from store.types import Block, Place, Reading, Region, Sentence
from store.units import cut_units

_CONTINUES = re.compile(r";(?: (?:and|or|and/or))?$|, (?:and|or)$|,$|—$")
_MARKED = re.compile(r"\(?(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2}|[A-Z])[.)] |[•·▪◦‣–—*-] ?")
_WHOLE = frozenset({Region.HEADING, Region.TABLE})


def segment(reading: Reading, *, document: str, version: str) -> list[Sentence]:
    """Return the sentences of a reading in order, `ordinal` counting from 0.

    A heading and a table row are one sentence each; a list item and a paragraph one or more.
    """
    pages = _Pages(reading.places)
    leads = _Leads()
    sentences: list[Sentence] = []
    for block in reading.blocks:
        text = reading.text[block.start : block.end]
        for cut in _cut_block(text, block.region):
            body = text[cut.start : cut.end]
            start = block.start + cut.start
            sentences.append(
                Sentence(
                    document=document,
                    version=version,
                    ordinal=len(sentences),
                    start=start,
                    end=block.start + cut.end,
                    text=body,
                    region=block.region,
                    role=block.role,
                    heading_path=block.heading_path,
                    number=block.number,
                    page=pages.find(start),
                    lead=leads.find(block, body, len(sentences)),
                )
            )
    return sentences


def _cut_block(text: str, region: Region) -> list[Cut]:
    if region in _WHOLE:
        stripped = text.strip()
        if not stripped:
            return []
        start = text.index(stripped)
        return cut_units(text, Cut(start, start + len(stripped)), whole=True)
    return [unit for cut in find_sentences(text) for unit in cut_units(text, cut)]


class _Pages:
    """Looks up the page of an offset."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self._places = places
        self._starts = [place.start for place in places]

    def find(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        return self._places[index].page if index >= 0 else None


@dataclass(frozen=True, slots=True)
class _Opening:
    """A sentence that opens a list: its ordinal and the depth of the items it stands above."""

    ordinal: int
    depth: int


@dataclass(slots=True)
class _Leads:
    """Follows the document and tells of each sentence which one introduces it.

    A sentence that ends with a colon opens a list. Members are list items, and paragraphs joined
    by semicolons (the way treaties set lists); the first sentence that is neither closes it.
    """

    _open: list[_Opening] = field(default_factory=list)
    _path: tuple[str, ...] = ()
    _joined: bool = False
    _block: tuple[int, bool] = (-1, False)

    def find(self, block: Block, text: str, ordinal: int) -> int | None:
        if block.region is Region.BOILERPLATE:
            return None
        if block.region is Region.HEADING or block.heading_path != self._path:
            self._open.clear()
            self._path = block.heading_path
        if block.region in _WHOLE:
            self._open.clear()
            return None
        depth = max(1, block.level) if block.region is Region.LIST else 0
        lead = self._lead_of(block, text, depth)
        self._block = (block.start, lead is not None)
        self._joined = bool(_CONTINUES.search(text))
        if text.endswith((":", ":—", ":–")):
            self._open = [opening for opening in self._open if opening.depth < depth]
            self._open.append(_Opening(ordinal, depth))
            self._joined = True
        return lead

    def _lead_of(self, block: Block, text: str, depth: int) -> int | None:
        if depth:
            while self._open and self._open[-1].depth >= depth and self._block[0] != block.start:
                self._open.pop()
            return self._open[-1].ordinal if self._open else None
        same_block = self._block == (block.start, True)
        listed = self._joined and (_CONTINUES.search(text) or self._continues(text))
        if not self._open or not (listed or same_block):
            self._open.clear()
            return None
        return self._open[-1].ordinal

    def _continues(self, text: str) -> bool:
        """Whether a sentence may be the last of a list: marked, or after a semicolon."""
        return bool(_MARKED.match(text)) or self._block[1]
