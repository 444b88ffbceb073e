"""Reading -> sentences: exact offsets, never across blocks, each word in exactly one."""

from __future__ import annotations

from bisect import bisect_right

from store.text.boundaries import Cut, find_sentences
from store.text.leads import Leads
from store.text.units import cut_units, find_roles
from store.types import Block, Place, Reading, Region, Role, Sentence

_WHOLE = frozenset({Region.HEADING, Region.TABLE})
_MAY_RECITE = frozenset({Region.BODY, Region.LIST})


def segment(reading: Reading, *, document: str, version: str) -> list[Sentence]:
    """Return the sentences of a reading in order, `ordinal` counting from 0.

    A heading and a table row are one sentence each; a list item and a paragraph one or more.
    """
    pages = _Pages(reading.places)
    leads = Leads()
    sentences: list[Sentence] = []
    for block in reading.blocks:
        text = reading.text[block.start : block.end]
        cuts = _cut_block(text, block.region)
        for cut, role in zip(cuts, _find_roles(text, cuts, block), strict=True):
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
                    role=role,
                    heading_path=block.heading_path,
                    number=block.number,
                    page=pages.find(start),
                    lead=leads.find(block, body, len(sentences)),
                )
            )
    return sentences


def _find_roles(text: str, cuts: list[Cut], block: Block) -> list[Role | None]:
    if block.region not in _MAY_RECITE:
        return [block.role] * len(cuts)
    return find_roles([text[cut.start : cut.end] for cut in cuts], block.role)


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
