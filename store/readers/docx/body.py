"""The blocks of a Word document: paragraphs, headings, list items, table rows, notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.readers.docx.names import MC, Element, W, child, is_on, value
from store.readers.docx.spans import Seen, SpanReader, Spans
from store.readers.raw import RawBlock, RawKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.readers.docx.numbers import Numbers
    from store.readers.docx.styles import Style, Styles

_MAX_HEADING_LEVEL = 6
# Lines of a label that is set in several paragraphs are short; prose in a cell is not.
_MAX_LABEL = 60
_MAX_BOLD_HEADING_CHARACTERS = 120
_CONTAINERS = {
    f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo",
    f"{MC}AlternateContent", f"{MC}Choice",
}  # fmt: skip


class BodyReader:
    """Walks the block elements of one part and gathers blocks in reading order."""

    def __init__(self, styles: Styles, numbers: Numbers, seen: Seen) -> None:
        self.blocks: list[RawBlock] = []
        self.notes: list[tuple[str, str]] = []
        self.title: str | None = None
        self._styles = styles
        self._numbers = numbers
        self._seen = seen
        self._spans = SpanReader(styles, seen)
        self._paragraph = 0
        self._heading = 0
        self._carried = ""

    def read(self, element: Element, *, boilerplate: bool = False) -> None:
        """Read the block children of a body, header, footer, note or text box."""
        for item in element:
            tag = item.tag
            if tag == f"{W}p":
                self._read_paragraph(item, boilerplate=boilerplate)
            elif tag == f"{W}tbl":
                self._read_table(item, boilerplate=boilerplate)
            elif tag in _CONTAINERS:
                self.read(item, boilerplate=boilerplate or _is_contents(item))
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                self._seen.deletions += 1

    def finish(self) -> list[RawBlock]:
        """Return the blocks, bold lines that serve as headings made headings."""
        blocks = self.blocks
        return [
            block if not isinstance(block, _BoldBlock) else block.decide(following)
            for block, following in zip(blocks, [*blocks[1:], None], strict=False)
        ]

    def _read_paragraph(self, paragraph: Element, *, boilerplate: bool) -> None:
        self._paragraph += 1
        spans = self._spans.read(paragraph)
        place = self._paragraph
        text = self._carried + spans.text
        self._carried = ""
        if child(paragraph, "pPr", "rPr", "del") is not None:
            # The mark at its end is deleted: the paragraph runs on into the next.
            self._seen.deletions += 1
            self._carried = text
            text = ""
        if text.strip():
            self._add(paragraph, spans, text, place=place, boilerplate=boilerplate)
        self.notes += spans.notes
        for box in spans.boxes:
            self.read(box, boilerplate=boilerplate)

    def _add(
        self, paragraph: Element, spans: Spans, text: str, *, place: int, boilerplate: bool
    ) -> None:
        style = self._styles.find(value(paragraph, "pPr", "pStyle"))
        heading = _heading_level(paragraph, style)
        number, depth = self._count(paragraph, style)
        boilerplate = boilerplate or style.contents
        if style.title and self.title is None:
            self.title = " ".join(text.split())
        kind, level = RawKind.PARAGRAPH, 0
        if heading:
            kind, level = RawKind.HEADING, min(heading, _MAX_HEADING_LEVEL)
            self._heading = level
        elif depth is not None:
            kind, level = RawKind.ITEM, depth + 1
        block = RawBlock(
            text=text, kind=kind, level=level, number=number, boilerplate=boilerplate,
            paragraph=place,
        )  # fmt: skip
        if kind is RawKind.PARAGRAPH and not boilerplate and _may_be_heading(spans, text):
            block = _BoldBlock.of(block, level=min(self._heading + 1, _MAX_HEADING_LEVEL))
        self.blocks.append(block)

    def _count(self, paragraph: Element, style: Style) -> tuple[str | None, int | None]:
        """Return the printed number and the list depth of a paragraph, None without a list."""
        own = value(paragraph, "pPr", "numPr", "numId")
        number = own if own is not None else style.list_number
        if number is None or number == "0":
            return None, None
        level = value(paragraph, "pPr", "numPr", "ilvl")
        depth = int(level) if level and level.isdigit() else style.list_depth or 0
        return self._numbers.count(number, depth), depth

    def _read_table(self, table: Element, *, boilerplate: bool) -> None:
        rows = [row for row in _rows(table) if child(row, "trPr", "del") is None]
        if all(len(list(_cells(row))) == 1 for row in rows):
            # One column is a frame around text, not a table.
            for row in rows:
                for cell in _cells(row):
                    self.read(cell, boilerplate=boilerplate)
            return
        for row in rows:
            self._read_row(row, boilerplate=boilerplate)

    def _read_row(self, row: Element, *, boilerplate: bool) -> None:
        """Add a row as one block; what a cell lists or tells at length follows, part by part."""
        place = self._paragraph + 1
        cells = [self._read_cell(cell) for cell in _cells(row) if not _is_continued(cell)]
        texts = [cell.text for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            text = " | ".join(texts)
            self.blocks.append(
                RawBlock(text=text, kind=RawKind.ROW, boilerplate=boilerplate, paragraph=place)
            )
        for cell in cells:
            self.blocks += [replace(block, boilerplate=boilerplate) for block in cell.rest]
        for cell in cells:
            for table in cell.tables:
                self._read_table(table, boilerplate=boilerplate)
            for box in cell.boxes:
                self.read(box, boilerplate=boilerplate)

    def _read_cell(self, cell: Element) -> _Cell:
        found = _Cell()
        for item in _flatten(cell):
            if item.tag == f"{W}tbl":
                found.tables.append(item)
                continue
            self._paragraph += 1
            spans = self._spans.read(item)
            style = self._styles.find(value(item, "pPr", "pStyle"))
            number, depth = self._count(item, style)
            text = " ".join(spans.text.split())
            if text:
                found.take(text, number=number, depth=depth, paragraph=self._paragraph)
            self.notes += spans.notes
            found.boxes.extend(spans.boxes)
        return found


@dataclass(slots=True)
class _Cell:
    """What a cell says: its first words belong to the row, lists and further sentences do not."""

    text: str = ""
    rest: list[RawBlock] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def take(self, text: str, *, number: str | None, depth: int | None, paragraph: int) -> None:
        """Add a paragraph: to the row's text, or after it where the two do not run together."""
        label = f"{number} {text}" if number else text
        if not self.text:
            self.text = label
        elif depth is not None:
            self.rest.append(
                RawBlock(text=text, kind=RawKind.ITEM, level=depth + 1, number=number,
                         paragraph=paragraph)
            )  # fmt: skip
        elif self.rest or len(self.text) > _MAX_LABEL or self.text.endswith((".", ":", ";", "?")):
            self.rest.append(RawBlock(text=text, kind=RawKind.ROW, paragraph=paragraph))
        else:
            self.text = f"{self.text} {text}"


class _BoldBlock(RawBlock):
    """A short bold paragraph: a heading if what follows is not one as well."""

    __slots__ = ()

    @classmethod
    def of(cls, block: RawBlock, *, level: int) -> _BoldBlock:
        """Return the block with the level it would have as a heading."""
        return cls(text=block.text, level=level, number=block.number, paragraph=block.paragraph)

    def decide(self, following: RawBlock | None) -> RawBlock:
        """Return the block as a heading or as the paragraph it is."""
        leads = following is not None and not isinstance(following, _BoldBlock)
        return RawBlock(
            text=self.text,
            kind=RawKind.HEADING if leads else RawKind.PARAGRAPH,
            level=self.level if leads else 0,
            number=self.number,
            paragraph=self.paragraph,
        )


def _may_be_heading(spans: Spans, text: str) -> bool:
    text = text.strip()
    return (
        spans.is_bold
        and len(text) <= _MAX_BOLD_HEADING_CHARACTERS
        and not text.endswith((".", ";", ",", ":"))
        and not text[:1].islower()
        and any(map(str.isalpha, text))
    )


def _heading_level(paragraph: Element, style: Style) -> int:
    outline = value(paragraph, "pPr", "outlineLvl")
    if outline is not None and outline.isdigit():
        return int(outline) + 1 if int(outline) < 9 else 0
    return 1 if style.title else style.heading


def _is_contents(element: Element) -> bool:
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery") or ""
    return gallery.lower() == "table of contents"


def _rows(table: Element) -> Iterable[Element]:
    return (item for item in _unwrap(table) if item.tag == f"{W}tr")


def _cells(row: Element) -> Iterable[Element]:
    return (item for item in _unwrap(row) if item.tag == f"{W}tc")


def _flatten(cell: Element) -> Iterable[Element]:
    return (item for item in _unwrap(cell) if item.tag in {f"{W}p", f"{W}tbl"})


def _unwrap(element: Element) -> Iterable[Element]:
    """Yield the children, those inside content controls and the like as if they stood bare."""
    for item in element:
        if item.tag in _CONTAINERS:
            yield from _unwrap(item)
        else:
            yield item


def _is_continued(cell: Element) -> bool:
    """Whether the cell only continues one above or to its left."""
    properties = child(cell, "tcPr")
    for name in ("vMerge", "hMerge"):
        merge = child(properties, name)
        if merge is not None and merge.get(f"{W}val", "continue") == "continue":
            return True
    return is_on(child(properties, "cellDel"))
