"""What a page shows: runs of glyphs with their place, in the order the page draws them.

A small interpreter of content streams over pypdf's parser and its limits. It keeps what plain
text extraction throws away and an honest reader needs: sizes, invisible text, marked artifacts.
Source: ISO 32000-1, 8.4 (graphics state), 9.3-9.4 (text), 14.6-14.8 (marked content).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from store.readers.pdf.fonts import Face, Glyph, open_face
from store.readers.pdf.vendor import PdfValue

if TYPE_CHECKING:
    from collections.abc import Callable

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

Box: TypeAlias = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# A gap inside a TJ array of at least this part of an em is a space; kerning stays under .12 and
# word gaps of justified text over .18 in the 56 policy PDFs.
SPACE_EM = 0.16
# A jump of this size inside a TJ array starts a new run: another column or table cell.
JUMP_EM = 1.2
_WIDE_SPACING_EM = 0.5
_THICK_POINTS = 5.0
_MAX_DEPTH = 12
_TINY_POINTS = 1.0
_INVISIBLE_MODES = {3, 7}


class Hidden(StrEnum):
    """Why a reader of the printed page does not see a run."""

    MODE = "invisible"
    WHITE = "white on white"
    TINY = "too small to see"
    OUTSIDE = "outside the page"
    LAYER = "on a layer that is switched off"


@dataclass(slots=True)
class Run:
    """Glyphs shown in one go. `x0 <= x1` along the baseline `y`, in points, y upwards.

    For text turned by `turn` quarter circles the coordinates are turned back first.
    """

    glyphs: list[str]
    x0: float
    x1: float
    y: float
    size: float
    face: Face
    turn: int = 0
    hidden: Hidden | None = None
    artifact: bool = False
    mark: int | None = None
    _text: str | None = None

    @property
    def text(self) -> str:
        """The characters in the order drawn; asked for only once all glyphs are there."""
        if self._text is None:
            self._text = "".join(self.glyphs)
        return self._text


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


@dataclass(slots=True)
class Sheet:
    """What a page showed. `painted` are boxes (x0, y0, x1, y1) filled with something not white."""

    runs: list[Run] = field(default_factory=list)
    painted: list[Box] = field(default_factory=list)
    images: int = 0


@dataclass(slots=True, kw_only=True)
class Mark:
    """An open marked-content sequence."""

    artifact: bool = False
    hidden: bool = False
    identifier: int | None = None
    actual: str | None = None
    spent: bool = False


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies `m` first, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


class Interpreter:
    """Draws one page into a `Sheet`."""

    def __init__(
        self, reader: PdfValue, *, faces: dict[int, Face], layers_off: set[int], box: Box
    ) -> None:
        self._reader = reader
        self._faces = faces
        self._layers_off = layers_off
        self._box = box
        self.sheet = Sheet()
        self._state = State()
        self._stack: list[State] = []
        self._marks: list[Mark] = []
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._path: list[tuple[float, float]] = []
        self._resources: PdfValue = {}
        self._forms: set[int] = set()
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
            b"m": self._trace,
            b"l": self._trace,
            b"c": self._trace,
            b"v": self._trace,
            b"y": self._trace,
            b"re": self._trace_rectangle,
            b"f": self._fill,
            b"F": self._fill,
            b"f*": self._fill,
            b"B": self._fill,
            b"B*": self._fill,
            b"b": self._fill,
            b"b*": self._fill,
            b"S": self._stroke,
            b"s": self._stroke,
            b"w": lambda a: self._set("width", a),
            b"n": self._end_path,
            b"sh": self._shade,
            b"Do": self._draw,
            b"BMC": self._begin_mark,
            b"BDC": self._begin_mark,
            b"EMC": self._end_mark,
        }

    def draw(self, content: PdfValue, resources: PdfValue, matrix: Matrix, depth: int = 0) -> None:
        """Run every operator of a content stream; a malformed one is passed over."""
        outer = self._resources
        self._resources = resources
        self._state.matrix = matrix
        self._depth = depth
        operators = self._operators
        for operands, operator in content.operations:
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
        self._state.matrix = multiply(_matrix(operands), self._state.matrix)

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
        self._text = self._line = _matrix(operands)

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
        if not glyphs:
            return
        state = self._state
        whole = multiply(self._text, state.matrix)
        size = abs(state.size) * math.hypot(whole[2], whole[3])
        origin = _apply(whole, start, state.rise)
        target = _apply(whole, end, state.rise)
        turn = round(math.atan2(whole[1], whole[0]) / (math.pi / 2)) % 4
        a, b = _turn_back(origin, turn), _turn_back(target, turn)
        run = Run(
            glyphs=glyphs,
            x0=min(a[0], b[0]),
            x1=max(a[0], b[0]),
            y=a[1],
            size=size,
            face=face,
            turn=turn,
            hidden=self._judge_visibility(origin, target, size),
            artifact=any(mark.artifact for mark in self._marks),
            mark=next(
                (m.identifier for m in reversed(self._marks) if m.identifier is not None), None
            ),
        )
        if self._marks and self._marks[-1].actual is not None:
            if self._marks[-1].spent:
                return
            run.glyphs, self._marks[-1].spent = [self._marks[-1].actual], True
        self.sheet.runs.append(run)

    def _judge_visibility(
        self, origin: tuple[float, float], target: tuple[float, float], size: float
    ) -> Hidden | None:
        if any(mark.hidden for mark in self._marks):
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
            if not any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in self.sheet.painted):
                return Hidden.WHITE
        return None

    def _trace(self, operands: list[PdfValue]) -> None:
        for index in range(0, len(operands) - 1, 2):
            point = _apply(self._state.matrix, float(operands[index]), float(operands[index + 1]))
            self._path.append(point)

    def _trace_rectangle(self, operands: list[PdfValue]) -> None:
        x, y, width, height = (float(value) for value in operands)
        for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
            self._path.append(_apply(self._state.matrix, *corner))

    def _fill(self, _: list[PdfValue]) -> None:
        if not self._state.white:
            self._paint(self._path)
        self._path = []

    def _stroke(self, _: list[PdfValue]) -> None:
        """Count a thick line as a painted box: shaded headings are drawn so."""
        matrix = self._state.matrix
        half = self._state.width * math.hypot(matrix[2], matrix[3]) / 2
        if half >= _THICK_POINTS / 2:
            self._paint([(x + d, y + d) for x, y in self._path for d in (-half, half)])
        self._path = []

    def _end_path(self, _: list[PdfValue]) -> None:
        self._path = []

    def _shade(self, _: list[PdfValue]) -> None:
        self.sheet.painted.append((-math.inf, -math.inf, math.inf, math.inf))

    def _paint(self, points: list[tuple[float, float]]) -> None:
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self.sheet.painted.append((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1))

    def _draw(self, operands: list[PdfValue]) -> None:
        form = _get(_get(self._resources, "/XObject"), operands[0])
        if form is None:
            return
        if form.get("/Subtype") == "/Image":
            self.sheet.images += 1
            self._paint([_apply(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)])
            return
        if form.get("/Subtype") != "/Form" or self._depth >= _MAX_DEPTH or id(form) in self._forms:
            return
        self._draw_form(form)

    def _draw_form(self, form: PdfValue) -> None:
        from pypdf.generic import ContentStream

        matrix = _matrix(form["/Matrix"]) if "/Matrix" in form else IDENTITY
        self._save([])
        stack, self._stack = self._stack, []
        marks, self._marks = self._marks, list(self._marks)
        text = (self._text, self._line)
        self._forms.add(id(form))
        if self._is_off(_get(form, "/OC")):
            self._marks.append(Mark(hidden=True))
        depth = self._depth
        content = ContentStream(form, self._reader, "bytes")
        resources = _get(form, "/Resources") or self._resources
        self.draw(content, resources, multiply(matrix, self._state.matrix), depth + 1)
        self._depth = depth
        self._forms.discard(id(form))
        self._marks, self._stack = marks, stack
        self._text, self._line = text
        self._restore([])

    def _begin_mark(self, operands: list[PdfValue]) -> None:
        name = str(operands[0]) if operands else ""
        mark = Mark(artifact=name == "/Artifact")
        self._marks.append(mark)
        if len(operands) < 2:
            return
        properties = operands[1]
        if isinstance(properties, str):
            properties = _get(_get(self._resources, "/Properties"), properties)
        if properties is None:
            return
        if name == "/OC":
            mark.hidden = self._is_off(properties)
            return
        identifier = properties.get("/MCID")
        mark.identifier = int(identifier) if identifier is not None else None
        actual = properties.get("/ActualText")
        if isinstance(actual, bytes):
            actual = actual.decode(
                "utf-16" if actual[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1"
            )
        mark.actual = str(actual) if actual is not None else None

    def _is_off(self, layer: PdfValue) -> bool:
        return layer is not None and id(layer) in self._layers_off

    def _end_mark(self, _: list[PdfValue]) -> None:
        if self._marks:
            self._marks.pop()


def _get(mapping: PdfValue, name: PdfValue) -> PdfValue:
    """Return the resolved entry of a PDF dictionary, or None."""
    if mapping is None or name not in mapping:
        return None
    return mapping[name].get_object()


def _matrix(operands: PdfValue) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])


def _turn_back(point: tuple[float, float], turn: int) -> tuple[float, float]:
    x, y = point
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
