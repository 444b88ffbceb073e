"""Running headers, footers and page numbers: what a page repeats around its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.readers.pdf.lines import Line

# Headers and footers stand in the outer eighth of a page; in the 56 policy PDFs the deepest
# running header ends 11.5 % below the top edge.
_MARGIN_SHARE = 0.125
_SAME_HEIGHT_POINTS = 8.0
_MIN_PAGES = 3
_SHORT_DOCUMENT_PAGES = 4
_MAX_CHARACTERS = 200
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|pagina)?\s*[-–—|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|\])]?\s*"
    r"(?:(?:of|/|von|de)\s*\d{1,4})?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Leaf:
    """One page's lines with the page's height range (bottom, top)."""

    number: int
    lines: list[Line]
    bottom: float
    top: float


def mark_furniture(leaves: Sequence[Leaf]) -> list[set[int]]:
    """Return, for each page, the ids (`id(line)`) of the lines that are furniture."""
    counts: Counter[tuple[str, int]] = Counter()
    keys: list[list[tuple[Line, str, int]]] = []
    for leaf in leaves:
        found = [
            (line, _normalise(line.text), round(line.y / _SAME_HEIGHT_POINTS))
            for line in leaf.lines
            if _is_marginal(line, leaf) and len(line.text) <= _MAX_CHARACTERS
        ]
        keys.append(found)
        for key in {(text, height + d) for _, text, height in found for d in (-1, 0, 1)}:
            counts[key] += 1
    needed = 2 if len(leaves) <= _SHORT_DOCUMENT_PAGES else _MIN_PAGES
    marked: list[set[int]] = []
    for leaf, found in zip(leaves, keys, strict=True):
        ids = {id(line) for line in leaf.lines if line.artifact or _is_sideways(line, leaf)}
        ids |= {id(line) for line in _outermost(leaf) if _counts_pages(line, leaf)}
        for line, text, height in found:
            repeated = len(leaves) > 1 and counts[text, height] >= needed
            if repeated or is_page_number(line.text):
                ids.add(id(line))
        # A page whose every line would go is no page of furniture (slides that repeat a title).
        if len(ids) == len(leaf.lines) and len(leaf.lines) > 2:
            ids = {id(line) for line in leaf.lines if line.artifact}
        marked.append(ids)
    return marked


def is_page_number(text: str) -> bool:
    """Return whether a line is a page number and nothing else."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def describe(text: str) -> str:
    """Return the text of a furniture line without what changes from page to page."""
    return _normalise(text)


def _normalise(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def _is_marginal(line: Line, leaf: Leaf) -> bool:
    margin = (leaf.top - leaf.bottom) * _MARGIN_SHARE
    return line.y > leaf.top - margin or line.y < leaf.bottom + margin


def _outermost(leaf: Leaf) -> list[Line]:
    upright = [line for line in leaf.lines if line.turn == 0]
    if len(upright) < 2:
        return []
    return [min(upright, key=lambda line: line.y), max(upright, key=lambda line: line.y)]


def _counts_pages(line: Line, leaf: Leaf) -> bool:
    """Whether the line is the page's own number, wherever it stands."""
    return line.text.strip("-–— ") == str(leaf.number)


def _is_sideways(line: Line, leaf: Leaf) -> bool:
    """Whether a line runs up or down the side of an upright page, as a stamp does."""
    return line.turn % 2 == 1 and any(other.turn == 0 for other in leaf.lines)
