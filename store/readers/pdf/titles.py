"""Which paragraphs are headings, by tags, by size and by weight; and how deep."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from store.readers.raw import RawKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.readers.pdf.paragraphs import Paragraph

# Headings are set at least an eighth larger than the text; 11 on 10 point is still text.
_LARGER = 1.12
_MAX_CHARACTERS = 200
_MAX_BOLD_CHARACTERS = 120
_MAX_LINES = 4
_MAX_LEVEL = 6
_TAGGED = re.compile(r"H([1-6])$")
_ENDS_LIKE_TEXT = re.compile(r"[.;,]$|[.!?][\"'”’)]$")
_LETTER = re.compile(r"[^\W\d_]")


def mark_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Set kind and level of the headings among the paragraphs of a document."""
    body = measure_body(paragraphs)
    styled: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        if not _may_be_heading(paragraph):
            continue
        tag = paragraph.tag.kind if paragraph.tag else ""
        tagged = _TAGGED.match(tag)
        if tagged and not _is_sentence(paragraph):
            paragraph.kind, paragraph.level = RawKind.HEADING, int(tagged.group(1))
        elif tag in {"Title", "H"} or _stands_out(
            paragraph, body, paragraphs[index + 1 : index + 2]
        ):
            styled.append(paragraph)
    _rank(styled, body)


def measure_body(paragraphs: Sequence[Paragraph]) -> float:
    """Return the size of most characters, in points; 0 without text."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = " ".join(line.text for line in paragraph.lines)
    return (
        paragraph.kind is RawKind.PARAGRAPH
        and len(paragraph.lines) <= _MAX_LINES
        and 2 <= len(text) <= _MAX_CHARACTERS
        and _LETTER.search(text) is not None
        and paragraph.lines[0].turn == 0
        and "....." not in text
        and not (paragraph.tag and paragraph.tag.cell is not None)
    )


def _is_sentence(paragraph: Paragraph) -> bool:
    text = paragraph.lines[-1].text
    return text.endswith(".") and sum(len(line.text.split()) for line in paragraph.lines) > 12


def _stands_out(paragraph: Paragraph, body: float, following: Sequence[Paragraph]) -> bool:
    text = paragraph.lines[-1].text.rstrip()
    if _ENDS_LIKE_TEXT.search(text) or paragraph.lines[0].text[:1].islower():
        return False
    if paragraph.size >= _LARGER * body:
        return True
    if not paragraph.bold or paragraph.size < 0.95 * body or text.endswith(":"):
        return False
    length = sum(len(line.text) for line in paragraph.lines)
    return length <= _MAX_BOLD_CHARACTERS and any(not other.bold for other in following)


def _rank(styled: Sequence[Paragraph], body: float) -> None:
    """Give levels by style: the larger the higher, bold before plain."""
    styles = sorted({_style(paragraph, body) for paragraph in styled}, reverse=True)
    for paragraph in styled:
        paragraph.kind = RawKind.HEADING
        paragraph.level = min(_MAX_LEVEL, 1 + styles.index(_style(paragraph, body)))


def _style(paragraph: Paragraph, body: float) -> tuple[int, bool]:
    # Sizes within a tenth of the body size are one style: rounding differs between lines.
    return (round(paragraph.size / max(body, 1.0) * 10), paragraph.bold)
