"""Read a PDF: pages to lines, lines to paragraphs, and a note for all that was left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import Damaged, EmptyFile, NoTextLayer, Unsupported
from store.readers.pdf import second
from store.readers.pdf.columns import order_columns
from store.readers.pdf.furniture import describe, is_page_number, mark_furniture
from store.readers.pdf.opening import Opened, is_form_notice, open_pdf
from store.readers.pdf.pages import UNREADABLE_SHARE, Page, draw_pages, unreadable_share
from store.readers.pdf.paragraphs import Paragraph, measure_leading, split
from store.readers.pdf.structure import Structure, read_structure
from store.readers.pdf.titles import mark_headings
from store.readers.pdf.words import collect_words, join_lines
from store.readers.raw import RawBlock, RawKind, RawReading
from store.types import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MEDIA_TYPE = "application/pdf"
# A page that says the same as an earlier one is a repeat if it says at least this much.
_REPEAT_WORDS = 12
_MAX_QUOTED = 80
# From so many such lines on a page its bare numbers belong to them.
_CONTENTS_LINES = 3
# A line of a table of contents: a title, dots, a page. It points into the text and says nothing.
_CONTENTS_LINE = re.compile(r"(?:\.{5,}|(?:\. ){4,}|…{2,})[\s|]*\d{0,4}$")


def read(data: bytes, *, name: str) -> RawReading:
    """Return what a PDF says, paragraph by paragraph, with pages.

    Raises:
        Encrypted: a password is needed.
        NoTextLayer: its pages are images, or its characters cannot be told.
        EmptyFile: its pages are blank.
        Unsupported: it is a dynamic form without content.
        Damaged: neither reader can open it.
    """
    del name
    opened, pages = _open(data)
    pages = _ask_again(data, pages)
    structure = read_structure(opened.reader) if opened.reader is not None else Structure()
    text = "\n".join(line.text for page in pages for line in page.lines)
    if opened.xfa and is_form_notice(text):
        raise Unsupported("dynamic XFA form, no content: print it to PDF from Adobe Reader first")
    notes = [*opened.notes, *_note_pages(pages)]
    pages, repeats = _drop_repeats(pages)
    return RawReading(
        media_type=MEDIA_TYPE,
        blocks=tuple(_make_blocks(pages, structure)),
        title=opened.title,
        pages=max(page.number for page in pages),
        notes=(*notes, *repeats),
        metadata=tuple(opened.metadata),
    )


def _open(data: bytes) -> tuple[Opened, list[Page]]:
    try:
        opened = open_pdf(data)
        pages = list(draw_pages(opened.reader))
    except (Damaged, RecursionError) as error:
        pages = list(second.draw_pages(data))
        if not any(page.characters for page in pages):
            raise Damaged(f"not a readable PDF: {_first_line(error)}") from error
        message = "the file is damaged; what could be recovered was read"
        notes = [Note(kind=NoteKind.DAMAGED, message=message)]
        return Opened(reader=None, notes=notes), pages
    if not pages:
        raise EmptyFile("no text: the PDF has no pages")
    return opened, pages


def _first_line(error: BaseException) -> str:
    message = str(error).removeprefix("not a readable PDF: ").splitlines()
    return message[0][:200] if message else type(error).__name__


def _has_words(page: Page) -> bool:
    """Whether a page says anything but its own number."""
    return any(not is_page_number(line.text) for line in page.lines)


def _text(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)


def _ask_again(data: bytes, pages: list[Page]) -> list[Page]:
    """Return the pages, those that came out empty or garbled replaced by a better reading."""
    doubtful = {
        page.number
        for page in pages
        if page.failed
        or (page.characters == 0 and not page.hidden)
        or (unreadable_share(_text(page)) > UNREADABLE_SHARE / 2 and not page.hopeless)
    }
    if not doubtful:
        return pages
    better = {page.number: page for page in second.draw_pages(data, doubtful)}
    return [_choose(page, better.get(page.number)) for page in pages]


def _choose(page: Page, other: Page | None) -> Page:
    if other is None:
        return page
    other.images = max(page.images, other.images)
    if page.characters == 0 or unreadable_share(_text(other)) < unreadable_share(_text(page)):
        if other.characters == 0:
            other.failed = page.failed
        return other
    return page


def _note_pages(pages: Sequence[Page]) -> list[Note]:
    """Return notes on pages without text, unreadable, recognised, hidden or damaged.

    Raises:
        NoTextLayer: no page has text that can be used.
        EmptyFile: every page is blank.
    """
    scans = [p.number for p in pages if p.images and not _has_words(p)]
    garbled = [p for p in pages if unreadable_share(_text(p)) > UNREADABLE_SHARE]
    failed = [p.number for p in pages if p.failed and not p.characters]
    used = [p for p in pages if p.characters and p not in garbled]
    if garbled and not used:
        raise NoTextLayer(
            f"unreadable text: the fonts of {name_pages([p.number for p in garbled])} do not say "
            "which characters they show, OCR needed"
        )
    if not used or (len(scans) == len(pages)):
        _refuse_empty(pages, scans, failed)
    for page in garbled:
        page.lines.clear()
    notes: list[Note] = []
    for kind, numbers, message in (
        (NoteKind.NO_TEXT_LAYER, scans, "no text layer, OCR needed"),
        (NoteKind.UNREADABLE_TEXT, [p.number for p in garbled], "unreadable text was left out"),
        (NoteKind.DAMAGED, failed, "could not be read"),
        (
            NoteKind.HIDDEN_TEXT,
            [p.number for p in pages if p.recognised],
            "an image with an invisible layer of recognised text (OCR); the layer was read",
        ),
    ):
        if numbers:
            text = f"{name_pages(numbers)}: {message}"
            notes.append(Note(kind=kind, message=text, pages=tuple(numbers)))
    return [*notes, *_note_hidden(pages)]


def _refuse_empty(pages: Sequence[Page], scans: Sequence[int], failed: Sequence[int]) -> None:
    count = sum(page.characters for page in pages)
    if scans:
        raise NoTextLayer(
            f"no text layer, {name_pages(scans)}: {count} extractable characters, OCR needed"
        )
    hidden = sum(bool(page.hidden) for page in pages)
    if hidden:
        raise NoTextLayer(f"no visible text: all text of {hidden} pages is hidden")
    if failed:
        raise Damaged(f"not a readable PDF: {name_pages(failed)} could not be read")
    if not count:
        raise EmptyFile("no text: its pages are blank")


def _note_hidden(pages: Sequence[Page]) -> list[Note]:
    kinds: dict[str, tuple[list[int], str]] = {}
    for page in pages:
        for run in page.hidden:
            numbers, quoted = kinds.setdefault(str(run.hidden), ([], ""))
            if page.number not in numbers:
                numbers.append(page.number)
            if len(quoted) < _MAX_QUOTED:
                kinds[str(run.hidden)] = (numbers, f"{quoted} {run.text}".strip())
    return [
        Note(
            kind=NoteKind.HIDDEN_TEXT,
            message=f"{name_pages(numbers)}: text {why} was left out ({quoted[:_MAX_QUOTED]!r})",
            pages=tuple(numbers),
        )
        for why, (numbers, quoted) in kinds.items()
    ]


def _drop_repeats(pages: Sequence[Page]) -> tuple[list[Page], list[Note]]:
    """Return the pages, those that repeat an earlier one emptied, and a note on each."""
    seen: dict[str, int] = {}
    notes: list[Note] = []
    for page in pages:
        words = _text(page).split()
        if len(words) < _REPEAT_WORDS:
            continue
        first = seen.setdefault(" ".join(words), page.number)
        if first != page.number:
            message = f"page {page.number} repeats page {first} and was read once"
            notes.append(Note(kind=NoteKind.REPEATED_PAGE, message=message, pages=(page.number,)))
            page.lines.clear()
    return list(pages), notes


def _make_blocks(pages: Sequence[Page], structure: Structure) -> list[RawBlock]:
    furniture = mark_furniture([page.leaf for page in pages])
    texts = [
        order_columns([line for line in page.lines if id(line) not in marked])
        for page, marked in zip(pages, furniture, strict=True)
    ]
    leading = measure_leading(texts)
    words = collect_words(line.text for lines in texts for line in lines)
    paragraphs = [
        split(lines, [structure.find(page.id, line.mark) for line in lines],
              page=page.number, leading=leading)
        for page, lines in zip(pages, texts, strict=True)
    ]  # fmt: skip
    mark_headings([paragraph for group in paragraphs for paragraph in group])
    seen: set[str] = set()
    blocks: list[RawBlock] = []
    for page, marked, group in zip(pages, furniture, paragraphs, strict=True):
        running = [line for line in page.lines if id(line) in marked]
        half = (page.leaf.top + page.leaf.bottom) / 2
        blocks += _run(page, [line.text for line in running if line.y >= half], seen)
        blocks += _mark_contents([_make_block(paragraph, words) for paragraph in group])
        blocks += _run(page, [line.text for line in running if line.y < half], seen)
    return blocks


def _run(page: Page, texts: Iterable[str], seen: set[str]) -> list[RawBlock]:
    """Return each running line the first time it comes; page numbers count as one line."""
    blocks: list[RawBlock] = []
    for text in texts:
        key = describe(text)
        if key not in seen:
            seen.add(key)
            blocks.append(RawBlock(text=text, boilerplate=True, page=page.number))
    return blocks


def _make_block(paragraph: Paragraph, words: set[str]) -> RawBlock:
    cells = [join_lines([line.text for line in cell], words) for cell in paragraph.cells]
    text = " | ".join(cells) if paragraph.kind is RawKind.ROW else " ".join(cells)
    if paragraph.tag is not None and paragraph.tag.kind == "TOCI":
        return RawBlock(text=text, boilerplate=True, page=paragraph.page)
    return RawBlock(text=text, kind=paragraph.kind, level=paragraph.level, page=paragraph.page)


def _mark_contents(blocks: list[RawBlock]) -> list[RawBlock]:
    """Mark the lines of a table of contents on one page, and the numbers drawn beside them."""
    found = sum(_CONTENTS_LINE.search(block.text) is not None for block in blocks)
    return [
        replace(block, kind=RawKind.PARAGRAPH, level=0, boilerplate=True)
        if _CONTENTS_LINE.search(block.text)
        or (found >= _CONTENTS_LINES and is_page_number(block.text))
        else block
        for block in blocks
    ]


def name_pages(numbers: Sequence[int]) -> str:
    """Return "page 3" or "pages 1-4, 7"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in spans)
    return f"page {words}" if len(numbers) == 1 else f"pages {words}"
