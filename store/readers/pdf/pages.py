"""The pages of an open PDF, as lines, with what was seen on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.readers.pdf.furniture import Leaf
from store.readers.pdf.geometry import Box, Matrix
from store.readers.pdf.interpreter import Interpreter
from store.readers.pdf.lines import drop_doubles, join
from store.readers.pdf.runs import Hidden, Run, Sheet
from store.readers.pdf.vendor import PdfValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.readers.pdf.fonts import Face
    from store.readers.pdf.lines import Line

_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
# A scan with recognised text has nearly all of it invisible behind the image.
_OCR_VISIBLE_SHARE = 0.05
# Above this share of unreadable characters a page is not worth its words: one wrong letter in
# five leaves hardly a word of five letters whole.
UNREADABLE_SHARE = 0.2


@dataclass(slots=True)
class Page:
    """One page as read. `id` is its object number, by which tags name it."""

    number: int
    leaf: Leaf
    id: int = 0
    hidden: list[Run] = field(default_factory=list)
    recognised: bool = False
    images: int = 0
    failed: str = ""
    hopeless: bool = False

    @property
    def lines(self) -> list[Line]:
        """Its lines, in the order drawn."""
        return self.leaf.lines

    @property
    def characters(self) -> int:
        """The number of characters that are not white space."""
        return sum(len("".join(line.text.split())) for line in self.lines)


def unreadable_share(text: str) -> float:
    """Return the share of characters that stand for nothing: U+FFFD, private use, controls."""
    letters = [c for c in text if not c.isspace()]
    bad = sum(
        c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or (c < " " or "\x7f" <= c <= "\x9f")
        for c in letters
    )
    return bad / len(letters) if letters else 0.0


def draw_pages(reader: PdfValue) -> Iterator[Page]:
    """Yield every page of the document in order; one that cannot be drawn comes empty."""
    faces: dict[int, Face] = {}
    layers_off = _find_layers_off(reader)
    for number in range(1, len(reader.pages) + 1):
        try:
            page = reader.pages[number - 1]
            box = _find_box(page)
            sheet = _draw(reader, page, box, faces, layers_off)
            yield make_page(sheet, number=number, box=box, turned=_rotation(page) % 180 == 90,
                            identifier=_object_number(page))  # fmt: skip
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - pypdf raises many kinds on damaged pages
            leaf = Leaf(number=number, lines=[], bottom=0.0, top=792.0)
            yield Page(number=number, leaf=leaf, failed=f"{type(error).__name__}: {error}"[:200])


def make_page(
    sheet: Sheet, *, number: int, box: Box, turned: bool = False, identifier: int = 0
) -> Page:
    """Return the page for what was drawn on it."""
    visible = [run for run in sheet.runs if run.hidden is None]
    hidden = [run for run in sheet.runs if run.hidden is not None and run.text.strip()]
    veiled = sum(len(run.glyphs) for run in hidden if run.hidden is Hidden.MODE)
    shown = sum(len(run.glyphs) for run in visible) or 1
    recognised = veiled > 0 and sheet.images > 0 and shown <= _OCR_VISIBLE_SHARE * veiled
    if recognised:
        visible = [run for run in sheet.runs if run.hidden in {None, Hidden.MODE}]
        hidden = [run for run in hidden if run.hidden is not Hidden.MODE]
    bottom, top = (box[0], box[2]) if turned else (box[1], box[3])
    return Page(
        number=number,
        leaf=Leaf(number=number, lines=join(drop_doubles(visible)), bottom=bottom, top=top),
        id=identifier,
        hidden=hidden,
        recognised=recognised,
        images=sheet.images,
        hopeless=sum(len(r.glyphs) for r in visible if r.face.hopeless) > UNREADABLE_SHARE * shown,
    )


def _draw(
    reader: PdfValue, page: PdfValue, box: Box, faces: dict[int, Face], layers_off: set[int]
) -> Sheet:
    from pypdf.generic import ContentStream

    turn = _rotation(page)
    interpreter = Interpreter(reader, faces=faces, layers_off=layers_off, box=_turn_box(box, turn))
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if contents is None:
        return interpreter.sheet
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    content = ContentStream(contents, reader, "bytes")
    interpreter.draw(content, resources, _turn_matrix(box, turn))
    return interpreter.sheet


def _rotation(page: PdfValue) -> int:
    try:
        return int(page.get("/Rotate", 0)) % 360
    except (TypeError, ValueError):
        return 0


def _turn_matrix(box: Box, turn: int) -> Matrix:
    width, height = box[0] + box[2], box[1] + box[3]
    return {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }.get(turn, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))


def _turn_box(box: Box, turn: int) -> Box:
    return (box[1], box[0], box[3], box[2]) if turn % 180 == 90 else box


def _find_box(page: PdfValue) -> Box:
    try:
        crop = page.cropbox
        left, bottom, right, top = (float(value) for value in crop)
    except (TypeError, ValueError, KeyError, AttributeError):
        return _LETTER
    if right - left < 1 or top - bottom < 1:
        return _LETTER
    return (left, bottom, right, top)


def _object_number(page: PdfValue) -> int:
    return int(getattr(page.indirect_reference, "idnum", 0) or 0)


def _find_layers_off(reader: PdfValue) -> set[int]:
    """Return the ids of the optional content groups that are off when the file is opened."""
    try:
        properties = reader.root_object["/OCProperties"].get_object()
        off = properties["/D"].get_object().get("/OFF", [])
        return {id(group.get_object()) for group in off.get_object()}
    except (KeyError, AttributeError, TypeError):
        return set()
