"""Markdown, with front matter as metadata and raw HTML read as HTML.

markdown-it-py (MIT; a CommonMark parser that passes the specification, keeps line numbers, and
runs no extension unasked) finds the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.readers import front_matter, templates
from store.readers.encoding import decode
from store.readers.html import mask_templates, parse
from store.readers.html_marks import is_menu
from store.readers.html_walk import walk
from store.readers.markdown_inline import (
    Links,
    Page,
    Part,
    count_links,
    is_control,
    is_heading_like,
    read_inline,
)
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import Note, NoteKind

if TYPE_CHECKING:
    from markdown_it.token import Token

MEDIA_TYPE = "text/markdown"

_KRAMDOWN = re.compile(r"\{[:#][^{}\n]{0,200}\}")
# Converters of PDF leave "{12}-----" between pages, counted from 0.
_SHEET = re.compile(r"\{(\d{1,4})\}-{10,}")
_WRAPPED_LINK = re.compile(
    r"\]\([^()\s]{1,500}-\n[ \t]*+(?:[^()\s]{1,500}-\n[ \t]*+){0,3}[^()\s]{1,500}"
    r"(?:\s\"[^\"\n]{0,300}\")?\)"
)
_LINE_END = re.compile(r"(?<=-)\n[ \t]*")
_WRAP = "\ue000"
"""A private character that no text has; it stands only inside addresses, which are not read."""
_BREAK = re.compile(r"\r\n|\r")


def read(data: bytes, *, name: str) -> RawReading:  # noqa: ARG001 - one signature for all readers
    """Return the blocks of a Markdown file, each with the byte range of its lines."""
    from markdown_it import MarkdownIt

    decoded = decode(data)
    source = decoded.text.replace("\x00", " ")
    body, front = front_matter.split(_BREAK.sub("\n", source))
    parser = MarkdownIt("commonmark").enable("table")
    # No link is ever followed, and one that is refused would be left in the text as it is typed.
    parser.validateLink = _accept  # type: ignore[method-assign,assignment]
    page = Page()
    masked = _mask(body, jekyll=front is not None)
    _Blocks(page).add(parser.parse(masked))
    if front is not None and not page.blocks:
        # A page whose layout prints its fields: what they say is all the text there is.
        for prose in front.prose:
            _Blocks(page, lines=prose.lines).add(parser.parse(prose.text))
    lines = _line_offsets(source, masked)
    spans = [(lines[first], lines[min(last, len(lines) - 1)]) for _, (first, last) in page.blocks]
    at = decoded.byte_offsets(edge for span in spans for edge in span)
    metadata = front.metadata if front else ()
    return RawReading(
        media_type=MEDIA_TYPE,
        blocks=tuple(
            replace(block, byte_start=at[start], byte_end=at[end])
            for (block, _), (start, end) in zip(page.blocks, spans, strict=True)
        ),
        title=dict(metadata).get("title"),
        notes=(*decoded.notes, *_note(page)),
        metadata=tuple(item for item in metadata if item[0] != "title"),
    )


def _accept(_url: str) -> bool:
    return True


def _mask(body: str, *, jekyll: bool) -> str:
    """Return `body` without template tags and attribute lists, every line break kept."""
    body = _mend_links(_KRAMDOWN.sub(_blank, body))
    return templates.blank(body, filler="") if jekyll or templates.has_tags(body) else body


def _mend_links(body: str) -> str:
    """Return `body` with the addresses whole that an exporter wrapped after a hyphen.

    A mark stands for each break taken out, by which `_line_offsets` still counts it.
    """
    if _WRAP in body:
        return body
    return _WRAPPED_LINK.sub(lambda link: _LINE_END.sub(_WRAP, link.group()), body)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _line_offsets(source: str, masked: str) -> list[int]:
    """Return where each line of `masked` starts in `source`, with the end of the text last."""
    starts = [match.end() for match in re.finditer(r"\r\n|\r|\n", source)]
    kept = [match.group() == "\n" for match in re.finditer(rf"[\n{_WRAP}]", masked)]
    if len(kept) == len(starts):
        starts = [start for start, stays in zip(starts, kept, strict=True) if stays]
    return [0, *starts, len(source)]


def _note(page: Page) -> list[Note]:
    if not page.hidden:
        return []
    words = sum(len(text.split()) for text in page.hidden)
    return [
        Note(
            kind=NoteKind.HIDDEN_TEXT,
            message=f"{words} words in comments or hidden parts were left out, "
            f"beginning {page.hidden[0][:60]!r}",
        )
    ]


class _Blocks:
    """Turns a token stream into blocks."""

    def __init__(self, page: Page, *, lines: tuple[int, int] | None = None) -> None:
        """`lines` stand for the lines of every block, where the text is not a file's own."""
        self._page = page
        self._fixed = lines
        self._depth = 0
        self._heading = 0
        self._last_heading = 0
        self._number: str | None = None
        self._list_start = 0
        self._links = Links()
        self._sheet: int | None = None
        self._lone: frozenset[int] = frozenset()
        self._prefix = ""
        self._row: list[str] | None = None
        self._row_lines = (0, 0)

    def add(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of `tokens` to the page."""
        self._lone = _find_lone_numbers(tokens)
        for token in tokens:
            self._add_token(token)

    def _add_token(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._add_inline(token)
            case "fence" | "code_block":
                self._put(RawBlock(text=token.content, kind=RawKind.CODE), self._lines(token))
            case "html_block":
                self._add_html(token)
            case "tr_open":
                self._row, self._row_lines = [], self._lines(token)
            case "tr_close":
                self._close_row()
            case _:
                self._follow(token)

    def _follow(self, token: Token) -> None:
        """Keep track of the list or heading that the next text stands in."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if not self._depth:
                    self._list_start, self._links = len(self._page.blocks), Links()
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self._depth -= 1
                if not self._depth:
                    self._mark_menu(self._list_start)
            case "list_item_open":
                label = token.info + token.markup if token.info else None
                lone = id(token) in self._lone
                self._prefix, self._number = (f"{label} ", None) if lone else ("", label)
            case "heading_open":
                self._heading = self._last_heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case _:
                pass

    def _lines(self, token: Token) -> tuple[int, int]:
        if self._fixed:
            return self._fixed
        return (token.map[0], token.map[1]) if token.map else (0, 0)

    def _put(self, block: RawBlock, lines: tuple[int, int]) -> None:
        if not block.text.strip():
            return
        sheet = _SHEET.fullmatch(block.text)
        if sheet:
            self._sheet = int(sheet.group(1)) + 1
            return
        if _WRAP in block.text:
            block = replace(block, text=block.text.replace(_WRAP, ""))
        block = replace(block, page=self._sheet) if self._sheet else block
        if self._page.is_hiding:
            self._page.hidden.append(block.text)
        else:
            self._page.blocks.append((block, lines))

    def _close_row(self) -> None:
        cells = [" ".join(cell.split()) for cell in self._row or ()]
        text = " | ".join(cell for cell in cells if cell)
        self._row = None
        self._put(RawBlock(text=text, kind=RawKind.ROW), self._row_lines)

    def _mark_menu(self, start: int) -> None:
        """Mark a list, or a paragraph, that is made of short links only."""
        links = self._links
        if is_menu(links.characters, links.linked, links.links, links.words):
            self._mark(start)

    def _mark(self, start: int) -> None:
        """Mark the blocks from this one on as furniture."""
        self._page.blocks[start:] = [
            (replace(block, boilerplate=True), lines) for block, lines in self._page.blocks[start:]
        ]

    def _add_inline(self, token: Token) -> None:
        start = len(self._page.blocks)
        parts = read_inline(token, self._page)
        if self._row is not None:
            self._row.append(" ".join(part.text for part in parts))
            return
        if self._prefix and parts:
            self._put(RawBlock(text=self._prefix + parts.pop(0).text), self._lines(token))
        for part in parts:
            self._put(self._shape(part), self._lines(token))
            self._number = None
        self._prefix, self._number = "", None
        if self._depth:
            self._links += count_links(token)
        elif not self._heading:
            self._links = count_links(token)
            self._mark_menu(start)
        if is_control(token) and not self._heading:
            self._mark(start)

    def _shape(self, part: Part) -> RawBlock:
        """Return a part as the block that its surroundings make of it."""
        if self._heading:
            return RawBlock(text=part.text, kind=RawKind.HEADING, level=self._heading)
        if self._depth:
            number = self._number
            return RawBlock(text=part.text, kind=RawKind.ITEM, level=self._depth, number=number)
        if part.bold and is_heading_like(part.text):
            level = min(6, self._last_heading + 1)
            return RawBlock(text=part.text, kind=RawKind.HEADING, level=level)
        return RawBlock(text=part.text)

    def _add_html(self, token: Token) -> None:
        visible = self._page.take_visible(token.content.replace(_WRAP, ""))
        root = parse(mask_templates(visible))
        if root is None:
            return
        walked = walk(root)
        self._page.hidden += walked.hidden
        for block in walked.blocks:
            self._page.blocks.append((block, self._lines(token)))


def _find_lone_numbers(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the ids of the items that Markdown takes for a list, and a reader does not.

    "12. September 2024" alone on a line is a date: a list of one that does not begin at 1.
    """
    lone: set[int] = set()
    opened: list[list[Token]] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            opened.append([])
        elif token.type == "list_item_open":
            opened[-1].append(token)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            items = opened.pop()
            if len(items) == 1 and items[0].info not in {"", "1", "0"}:
                lone.add(id(items[0]))
    return frozenset(lone)
