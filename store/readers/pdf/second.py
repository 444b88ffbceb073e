"""The second opinion: the same runs, from PDFium, for files that pypdf cannot read.

PDFium repairs broken cross-references and knows more fonts; pypdf has limits against hostile
files and comes first. Never used from more than one thread (pypdfium2 issues 303, 206, 479).
"""

from __future__ import annotations

import contextlib
import ctypes
import math
from typing import TYPE_CHECKING

from store.readers.pdf.fonts import Face
from store.readers.pdf.pages import Page, make_page
from store.readers.pdf.runs import Hidden, Run, Sheet
from store.readers.pdf.vendor import PdfValue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MAX_PAGES = 5_000
_LINE_BREAKS = {"\r", "\n"}


def draw_pages(data: bytes, numbers: Collection[int] | None = None) -> Iterator[Page]:
    """Yield pages (all, or those of `numbers`) as PDFium reads them; nothing if it cannot open."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for index in range(min(len(document), _MAX_PAGES)):
        if numbers is None or index + 1 in numbers:
            with contextlib.suppress(pypdfium2.PdfiumError):
                yield _draw(document[index], index + 1)


def _draw(page: PdfValue, number: int) -> Page:
    from pypdfium2 import raw

    text = page.get_textpage()
    sheet = Sheet()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        del item
        sheet.images += 1
    _collect(text, sheet, raw)
    left, bottom, right, top = page.get_cropbox()
    return make_page(sheet, number=number, box=(left, bottom, right, top))


def _collect(text: PdfValue, sheet: Sheet, raw: PdfValue) -> None:
    box = [ctypes.c_double() for _ in range(4)]
    face = Face(name="", bold=False, known=True, scale=1.0)
    matrix = raw.FS_MATRIX()
    run: Run | None = None
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index) or 0xFFFD)
        if character in _LINE_BREAKS:
            run = None
            continue
        # PDFium marks a hyphen at a line end that it would drop with U+0002.
        character = "-" if character == "\x02" else character
        raw.FPDFText_GetCharBox(text, index, *map(ctypes.byref, box))
        left, right = box[0].value, box[1].value
        if character.isspace():
            if run is not None:
                run.glyphs.append(" ")
            continue
        raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(text, index) * scale or 1.0
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        hidden = _judge(raw, text, index)
        same = run is not None and run.hidden == hidden and abs(run.y - y.value) < 0.1 * size
        if run is None or not same or left < run.x1 - size:
            run = Run(glyphs=[], x0=left, x1=right, y=y.value, size=size, face=face, hidden=hidden)
            sheet.runs.append(run)
        run.glyphs.append(character)
        run.x1 = max(run.x1, right)


def _judge(raw: PdfValue, text: PdfValue, index: int) -> Hidden | None:
    owner = raw.FPDFText_GetTextObject(text, index)
    if owner and raw.FPDFTextObj_GetTextRenderMode(owner) in {3, 7}:
        return Hidden.MODE
    return None
