"""The text of one Word paragraph: what is shown, not what is deleted, hidden or a field code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.readers.docx.names import MC, Element, W, child, is_on, value

if TYPE_CHECKING:
    from store.readers.docx.styles import Styles

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SKIPPED = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}delInstrText"}
_MAX_QUOTED = 80
# Two half-points: text set at one point or less cannot be read.
_TINY_HALF_POINTS = 2


@dataclass(slots=True)
class Seen:
    """What the paragraphs of a document showed besides their text."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    hidden_quote: str = ""

    def hide(self, text: str) -> None:
        """Count hidden text and keep its beginning to be quoted."""
        if text.strip():
            self.hidden += 1
            self.hidden_quote = f"{self.hidden_quote} {text.strip()}".strip()[:_MAX_QUOTED]


@dataclass(slots=True)
class Spans:
    """The text of one paragraph in pieces, its text boxes, and the notes it refers to."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as shown."""
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether all of its visible characters are bold."""
        return self.bold >= len("".join(self.text.split())) > 0


class SpanReader:
    """Collects the spans of paragraphs; one for a document part, since fields may span them."""

    def __init__(self, styles: Styles, seen: Seen) -> None:
        self._styles = styles
        self._seen = seen
        self._field_codes = 0
        self._fields: list[bool] = []

    def read(self, paragraph: Element) -> Spans:
        """Return the spans of a paragraph element."""
        spans = Spans()
        style = self._styles.find(value(paragraph, "pPr", "pStyle"))
        self._walk(paragraph, spans, hidden=style.hidden, bold=style.bold)
        return spans

    def _walk(self, element: Element, spans: Spans, *, hidden: bool, bold: bool) -> None:
        for item in element:
            tag = item.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in _DELETED:
                self._seen.deletions += 1
            elif tag == f"{W}r":
                self._read_run(item, spans, hidden=hidden, bold=bold)
            elif tag == f"{MC}AlternateContent":
                self._walk(_choose(item), spans, hidden=hidden, bold=bold)
            elif tag == f"{W}txbxContent":
                spans.boxes.append(item)
            elif tag == f"{W}fldSimple" or tag not in {f"{W}p", f"{W}tbl"}:
                self._seen.insertions += tag in _INSERTED
                self._walk(item, spans, hidden=hidden, bold=bold)

    def _read_run(self, run: Element, spans: Spans, *, hidden: bool, bold: bool) -> None:
        look = child(run, "rPr")
        if look is not None:
            hidden, bold = self._judge(look, hidden=hidden, bold=bold)
        for item in run:
            text = self._show(item, spans, hidden=hidden, bold=bold)
            if not text or any(self._fields):
                continue
            if hidden:
                self._seen.hide(text)
                continue
            spans.parts.append(text)
            if bold:
                spans.bold += len("".join(text.split()))

    def _judge(self, look: Element, *, hidden: bool, bold: bool) -> tuple[bool, bool]:
        character = value(look, "rStyle")
        if character is not None:
            style = self._styles.find(character)
            hidden, bold = hidden or style.hidden, bold or style.bold
        for name in ("vanish", "webHidden"):
            switch = child(look, name)
            if switch is not None and name == "vanish":
                hidden = is_on(switch)
        switch = child(look, "b")
        if switch is not None:
            bold = is_on(switch)
        size = value(look, "sz")
        if size is not None and size.isdigit() and int(size) <= _TINY_HALF_POINTS:
            hidden = True
        return hidden, bold

    def _show(self, item: Element, spans: Spans, *, hidden: bool, bold: bool) -> str:
        tag = item.tag
        if tag == f"{W}t":
            return item.text or ""
        if tag in _CHARACTERS:
            return _CHARACTERS[tag]
        if tag == f"{W}sym":
            return _symbol(item)
        if tag == f"{W}fldChar":
            self._follow_field(item.get(f"{W}fldCharType"))
        elif tag in _NOTES:
            spans.notes.append((_NOTES[tag], item.get(f"{W}id", "")))
        elif tag == f"{MC}AlternateContent":
            self._walk(_choose(item), spans, hidden=hidden, bold=bold)
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            spans.boxes.extend(_find_boxes(item))
        elif tag == f"{W}ruby":
            self._walk(child(item, "rubyBase") or (), spans, hidden=hidden, bold=bold)
        return ""

    def _follow_field(self, kind: str | None) -> None:
        """Keep track of fields: between "begin" and "separate" stands code, not text."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _choose(alternate: Element) -> Element:
    """Return the first choice, else the fallback: both say the same."""
    choice = alternate.find(f"{MC}Choice")
    if choice is None or (len(choice) == 0):
        choice = alternate.find(f"{MC}Fallback")
    return choice if choice is not None else ()


def _find_boxes(element: Element) -> list[Element]:
    """Return the text boxes under a drawing, outermost only and not those of a fallback."""
    boxes: list[Element] = []
    pending = [element]
    while pending:
        node = pending.pop()
        if node.tag == f"{W}txbxContent":
            boxes.append(node)
        elif node.tag == f"{MC}AlternateContent":
            choice = _choose(node)
            pending.extend(reversed(list(choice)))
        else:
            pending.extend(reversed(list(node)))
    return boxes


def _symbol(item: Element) -> str:
    try:
        code = int(item.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    # Symbol fonts live in the private use area: what they show has no character to quote.
    return "" if 0xE000 <= code <= 0xF8FF or not 0 < code < 0x110000 else chr(code)
