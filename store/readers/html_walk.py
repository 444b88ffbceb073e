"""The blocks of an HTML tree in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.readers.html_marks import DROPPED, Marks
from store.readers.html_tables import LABEL, is_data, is_labelled
from store.readers.raw import RawBlock, RawKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BREAK = "\x1e"
"""Stands for <br> in collected text; the source holds no such character by then."""

# fmt: off
_BLOCK_TAGS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
        "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
        "tr", "ul", "button", "textarea", "html",
    }
)
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DOUBLE_BREAK = re.compile(rf"\s*{BREAK}\s*{BREAK}[\s{BREAK}]*")
# A forced break after the end of a sentence or clause begins a new paragraph.
_BREAK_AFTER_STOP = re.compile(rf"(?<=[.;:!?”\"])\s*{BREAK}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What holds for the text at one point of the tree."""

    furniture: bool = False
    heading: int = 0
    depth: int = 0
    item: bool = False
    code: bool = False
    data: bool = False


@dataclass(slots=True)
class Walked:
    """The blocks of a page, and the hidden text that was left out."""

    blocks: list[RawBlock] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def walk(root: Element) -> Walked:
    """Return the blocks of the tree under `root`."""
    return _Walker(root).walk()


class _Walker:
    """Collects text until a block ends, then emits it with what holds at that point."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._marks = Marks(root)
        self._result = Walked()
        self._text: list[str] = []
        self._cells: list[str] | None = None
        self._label = ""
        self._number: str | None = None
        self._counters: list[int | None] = []

    def walk(self) -> Walked:
        from lxml import etree

        places = [_Place()]
        walker = etree.iterwalk(self._root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walker:
            if event == "start":
                if self._is_left_out(element):
                    walker.skip_subtree()
                    skipped = element
                    continue
                place = self._enter(element, places[-1])
                places.append(place)
                self._collect(element.text)
            elif skipped is not None and element is skipped:
                skipped = None
                self._collect(element.tail)
            else:
                self._leave(element, places.pop())
                self._collect(element.tail)
        self._flush(_Place())
        self._release(_Place())
        return self._result

    def _is_left_out(self, element: Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in DROPPED:
            return True
        if self._marks.is_hidden(element):
            words = " ".join("".join(element.itertext()).split())
            if words:
                self._result.hidden.append(words)
            return True
        return False

    def _collect(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _enter(self, element: Element, place: _Place) -> _Place:
        tag = element.tag
        if tag == "br":
            self._text.append(BREAK)
            return place
        if not place.furniture and self._marks.is_furniture(element):
            self._flush(place)
            place = replace(place, furniture=True)
        if tag in _BLOCK_TAGS:
            self._flush(place)
        if tag in _HEADINGS:
            return replace(place, heading=_HEADINGS[tag])
        if element.get("role") == "heading":
            self._flush(place)
            level = element.get("aria-level", "2")
            return replace(place, heading=min(6, int(level)) if level.isdecimal() else 2)
        if tag in {"ul", "ol", "dir"}:
            self._counters.append(_first_number(element) if tag == "ol" else None)
            return replace(place, depth=place.depth + 1, item=False)
        if tag == "li":
            self._number = self._count(element)
            return replace(place, item=True, depth=max(1, place.depth))
        if tag == "table":
            return self._enter_table(element, place)
        if tag == "tr" and place.data:
            self._cells = []
        return replace(place, code=True) if tag == "pre" else place

    def _enter_table(self, element: Element, place: _Place) -> _Place:
        if place.data or is_data(element):
            return replace(place, data=True, item=False, heading=0)
        if is_labelled(element):
            return replace(place, depth=place.depth + 1, item=True)
        return place

    def _leave(self, element: Element, place: _Place) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS or element.get("role") == "heading":
            self._flush(place)
        if tag in {"ul", "ol", "dir"} and self._counters:
            self._counters.pop()
        if tag in {"td", "th"} and self._cells is not None and place.data:
            self._cells.append("\x1f")
        if tag == "tr" and self._cells is not None:
            self._emit_row(place)

    def _count(self, element: Element) -> str | None:
        """Return the number a browser prints before a list item."""
        if not self._counters or self._counters[-1] is None:
            return None
        value = element.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < 6 else self._counters[-1]
        self._counters[-1] = number + 1
        return str(number)

    def _flush(self, place: _Place) -> None:
        """Emit the collected text, one block for each paragraph in it."""
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not text.strip(f" \t\r\n\f{BREAK}\xa0"):
            return
        if self._cells is not None and place.data:
            self._cells.append(text.replace(BREAK, " "))
            return
        if place.code or place.heading:
            self._emit(text.replace(BREAK, "\n"), place)
            return
        for part in _DOUBLE_BREAK.split(text):
            for paragraph in _BREAK_AFTER_STOP.split(part):
                self._emit(paragraph.replace(BREAK, "\n"), place)

    def _emit(self, text: str, place: _Place) -> None:
        text = text.strip()
        if not text:
            return
        if LABEL.fullmatch(text) and not place.heading:
            self._release(place)
            self._label = text
            return
        kind = RawKind.PARAGRAPH
        if place.heading:
            self._release(place)
            kind = RawKind.HEADING
        elif place.code:
            kind = RawKind.CODE
        elif place.item or self._label:
            kind = RawKind.ITEM
        if self._label:
            # A drawn mark is no text; a number is.
            text = f"{self._label} {text}" if any(map(str.isalnum, self._label)) else text
            self._label = ""
        self._result.blocks.append(
            RawBlock(
                text=text,
                kind=kind,
                level=place.heading or (max(1, place.depth) if kind is RawKind.ITEM else 0),
                number=self._number if kind is RawKind.ITEM else None,
                boilerplate=place.furniture,
            )
        )
        self._number = None

    def _release(self, place: _Place) -> None:
        """Emit a label that turned out to stand alone."""
        if self._label and any(map(str.isalnum, self._label)):
            self._result.blocks.append(RawBlock(text=self._label, boilerplate=place.furniture))
        self._label = ""

    def _emit_row(self, place: _Place) -> None:
        cells = " ".join(self._cells or ()).split("\x1f")
        self._cells = None
        filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
        if filled:
            self._release(place)
            self._result.blocks.append(
                RawBlock(text=" | ".join(filled), kind=RawKind.ROW, boilerplate=place.furniture)
            )


def _first_number(element: Element) -> int | None:
    """Return where an ordered list starts counting, or None when it counts in letters."""
    if element.get("type", "1") != "1" or "reversed" in element.attrib:
        return None
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1
