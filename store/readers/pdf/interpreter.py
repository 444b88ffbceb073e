"""A small interpreter of content streams over pypdf's parser and its limits.

It keeps what plain text extraction throws away and an honest reader needs: places, sizes,
invisible text, marked artifacts.
Source: ISO 32000-1, 8.4 (graphics state), 9.3-9.4 (text).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from store.readers.pdf.fonts import Face, Glyph, open_face
from store.readers.pdf.geometry import (
    IDENTITY,
    Box,
    Matrix,
    apply,
    multiply,
    read_matrix,
    turn_back,
)
from store.readers.pdf.marks import Marks
from store.readers.pdf.operations import read_operations
from store.readers.pdf.paint import Paint
from store.readers.pdf.runs import Hidden, Run, Sheet
from store.readers.pdf.vendor import PdfValue

# A gap inside a TJ array of at least this part of an em is a space; kerning stays under .12 and
# word gaps of justified text over .18 in the 56 policy PDFs.
SPACE_EM = 0.16
# A jump of this size inside a TJ array starts a new run: another column or table cell.
JUMP_EM = 1.2
_WIDE_SPACING_EM = 0.5
# Real pages nest forms three deep and draw some hundreds; forms that draw forms multiply.
_MAX_DEPTH = 12
_MAX_FORMS = 5_000
_TINY_POINTS = 1.0
_INVISIBLE_MODES = {3, 7}


@dataclass(slots=True)
class State:
    """The part of the graphics state that matters for text."""

    matrix: Matrix = IDENTITY
    face: Face | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    white: bool = False
    width: float = 1.0


class Interpreter:
    """Draws one page into a `Sheet`."""

    def __init__(
        self, reader: PdfValue, *, faces: dict[int, Face], layers_off: set[int], box: Box
    ) -> None:
        self._reader = reader
        self._faces = faces
        self._box = box
        self.sheet = Sheet()
        self._state = State()
        self._stack: list[State] = []
        self._marks = Marks(layers_off)
        self._paint = Paint()
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._resources: PdfValue = {}
        self._forms: set[int] = set()
        self._drawn = 0
        self._depth = 0
        self._operators: dict[bytes, Callable[[list[PdfValue]], None]] = {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._transform,
            b"BT": self._begin_text,
            b"Tf": self._set_font,
            b"Td": self._move,
            b"TD": self._move_and_lead,
            b"Tm": self._set_text_matrix,
            b"T*": self._next_line,
            b"Tj": self._show,
            b"TJ": self._show_array,
            b"'": self._show_next,
            b'"': self._show_spaced,
            b"Tc": lambda a: self._set("spacing", a),
            b"Tw": lambda a: self._set("word_spacing", a),
            b"TL": lambda a: self._set("leading", a),
            b"Ts": lambda a: self._set("rise", a),
            b"Tz": lambda a: self._set("stretch", [float(a[0]) / 100.0]),
            b"Tr": lambda a: self._set("mode", [int(a[0])]),
            b"g": lambda a: self._set("white", [a[0] >= 0.99]),
            b"rg": lambda a: self._set("white", [min(a[:3]) >= 0.99]),
            b"k": lambda a: self._set("white", [max(a[:4]) <= 0.01]),
            b"sc": self._set_colour,
            b"scn": self._set_colour,
            b"cs": lambda _: self._set("white", [False]),
            **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), self._trace),
            b"re": lambda a: self._paint.trace_rectangle(self._state.matrix, self._numbers(a)),
            **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), self._fill),
            **dict.fromkeys((b"S", b"s"), self._stroke),
            b"w": lambda a: self._set("width", a),
            b"n": lambda _: self._paint.end(),
            b"sh": lambda _: self._paint.fill_all(),
            b"Do": self._draw,
            b"BMC": self._begin_mark,
            b"BDC": self._begin_mark,
            b"EMC": lambda _: self._marks.close(),
        }

    def draw(self, content: PdfValue, resources: PdfValue, matrix: Matrix, depth: int = 0) -> None:
        """Run every operator of a content stream; a malformed one is passed over."""
        outer = self._resources
        self._resources = resources
        self._state.matrix = matrix
        self._depth = depth
        operators = self._operators
        for operands, operator in read_operations(content):
            act = operators.get(operator)
            if act is not None:
                try:
                    act(operands)
                except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                    continue
        self._resources = outer

    def _set(self, name: str, operands: list[PdfValue]) -> None:
        value = operands[0]
        setattr(self._state, name, value if isinstance(value, bool | int) else float(value))

    def _set_colour(self, operands: list[PdfValue]) -> None:
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        # Spaces with one or three components are additive nearly always, four are inks.
        if len(numbers) == 4:
            self._state.white = max(numbers) <= 0.01
        else:
            self._state.white = bool(numbers) and min(numbers) >= 0.99 and len(numbers) == 3

    def _save(self, _: list[PdfValue]) -> None:
        self._stack.append(replace(self._state))

    def _restore(self, _: list[PdfValue]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: list[PdfValue]) -> None:
        self._state.matrix = multiply(read_matrix(operands), self._state.matrix)

    def _begin_text(self, _: list[PdfValue]) -> None:
        self._text = self._line = IDENTITY

    def _set_font(self, operands: list[PdfValue]) -> None:
        self._state.size = float(operands[1])
        self._state.face = None
        resource = _get(_get(self._resources, "/Font"), operands[0])
        if resource is None:
            return
        key = id(resource)
        if key not in self._faces:
            self._faces[key] = open_face(resource)
        self._state.face = self._faces[key]

    def _move(self, operands: list[PdfValue]) -> None:
        shift = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self._text = self._line = multiply(shift, self._line)

    def _move_and_lead(self, operands: list[PdfValue]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _set_text_matrix(self, operands: list[PdfValue]) -> None:
        self._text = self._line = read_matrix(operands)

    def _next_line(self, _: list[PdfValue]) -> None:
        self._move([0.0, -self._state.leading])

    def _show(self, operands: list[PdfValue]) -> None:
        self._show_array([[operands[-1]]])

    def _show_next(self, operands: list[PdfValue]) -> None:
        self._next_line([])
        self._show(operands)

    def _show_spaced(self, operands: list[PdfValue]) -> None:
        self._state.word_spacing = float(operands[0])
        self._state.spacing = float(operands[1])
        self._show_next(operands)

    def _show_array(self, operands: list[PdfValue]) -> None:
        state = self._state
        face = state.face
        if face is None:
            face = Face(name="", bold=False, known=False, scale=1.0)
        glyphs: list[str] = []
        pen = start = 0.0
        em = state.size * state.stretch or 1.0
        for item in operands[0]:
            if isinstance(item, bytes):
                for glyph in face.decode(item):
                    glyphs.append(glyph.text)
                    pen += self._advance(glyph)
                    if state.spacing > _WIDE_SPACING_EM * state.size:
                        # Letters thrown far apart are placed one by one; see `lines`.
                        self._emit(glyphs, start, pen - state.spacing * state.stretch, face)
                        glyphs, start = [], pen
            elif isinstance(item, str):
                continue
            else:
                shift = -float(item) / 1000.0 * em
                gap = shift / em
                if gap > JUMP_EM or gap < -0.3:
                    self._emit(glyphs, start, pen, face)
                    glyphs, start = [], pen + shift
                elif gap >= SPACE_EM and glyphs and not glyphs[-1].endswith(" "):
                    glyphs.append(" ")
                pen += shift
        self._emit(glyphs, start, pen, face)
        self._text = multiply((1.0, 0.0, 0.0, 1.0, pen, 0.0), self._text)

    def _advance(self, glyph: Glyph) -> float:
        state = self._state
        width = glyph.width / 1000.0 * state.size + state.spacing
        if glyph.space:
            width += state.word_spacing
        return width * state.stretch

    def _emit(self, glyphs: list[str], start: float, end: float, face: Face) -> None:
        shown = self._marks.replace(glyphs) if glyphs else None
        if not shown:
            return
        state = self._state
        whole = multiply(self._text, state.matrix)
        size = abs(state.size) * math.hypot(whole[2], whole[3])
        origin = apply(whole, start, state.rise)
        target = apply(whole, end, state.rise)
        turn = round(math.atan2(whole[1], whole[0]) / (math.pi / 2)) % 4
        a, b = turn_back(origin, turn), turn_back(target, turn)
        run = Run(
            glyphs=shown,
            x0=min(a[0], b[0]),
            x1=max(a[0], b[0]),
            y=a[1],
            size=size,
            face=face,
            turn=turn,
            hidden=self._judge_visibility(origin, target, size),
            artifact=self._marks.artifact,
            mark=self._marks.identifier,
        )
        self.sheet.runs.append(run)

    def _judge_visibility(
        self, origin: tuple[float, float], target: tuple[float, float], size: float
    ) -> Hidden | None:
        if self._marks.hidden:
            return Hidden.LAYER
        if self._state.mode in _INVISIBLE_MODES:
            return Hidden.MODE
        if size < _TINY_POINTS:
            return Hidden.TINY
        x, y = (origin[0] + target[0]) / 2, (origin[1] + target[1]) / 2
        left, bottom, right, top = self._box
        if not (left - size <= x <= right + size and bottom - size <= y <= top + size):
            return Hidden.OUTSIDE
        if self._state.white and self._state.mode in {0, 4}:
            y += size * 0.3
            if not self._paint.covers(x, y):
                return Hidden.WHITE
        return None

    def _trace(self, operands: list[PdfValue]) -> None:
        self._paint.trace(self._state.matrix, self._numbers(operands))

    def _stroke(self, _: list[PdfValue]) -> None:
        self._paint.stroke(self._state.matrix, self._state.width)

    @staticmethod
    def _numbers(operands: list[PdfValue]) -> list[float]:
        return [float(value) for value in operands]

    def _fill(self, _: list[PdfValue]) -> None:
        self._paint.fill(white=self._state.white)

    def _draw(self, operands: list[PdfValue]) -> None:
        form = _get(_get(self._resources, "/XObject"), operands[0])
        if form is None:
            return
        if form.get("/Subtype") == "/Image":
            self.sheet.images += 1
            self._paint.place_image(self._state.matrix)
            return
        known = id(form) in self._forms or self._drawn >= _MAX_FORMS
        if form.get("/Subtype") == "/Form" and self._depth < _MAX_DEPTH and not known:
            self._draw_form(form)

    def _draw_form(self, form: PdfValue) -> None:
        from pypdf.generic import ContentStream

        matrix = read_matrix(form["/Matrix"]) if "/Matrix" in form else IDENTITY
        content = ContentStream(form, self._reader, "bytes")
        resources = _get(form, "/Resources") or self._resources
        kept = (replace(self._state), self._stack, self._text, self._line, self._resources)
        depth, marks = self._depth, self._marks.depth()
        self._forms.add(id(form))
        self._drawn += 1
        self._stack = []
        self._marks.open_layer(_get(form, "/OC"))
        try:
            self.draw(content, resources, multiply(matrix, self._state.matrix), depth + 1)
        finally:
            self._state, self._stack, self._text, self._line, self._resources = kept
            self._depth = depth
            self._marks.close_to(marks)
            self._forms.discard(id(form))

    def _begin_mark(self, operands: list[PdfValue]) -> None:
        name = str(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = _get(_get(self._resources, "/Properties"), properties)
        self._marks.open(name, properties)


def _get(mapping: PdfValue, name: PdfValue) -> PdfValue:
    """Return the resolved entry of a PDF dictionary, or None."""
    if mapping is None or name not in mapping:
        return None
    return mapping[name].get_object()
