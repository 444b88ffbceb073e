"""From lines to paragraphs: where one ends, what is a list item, what is a row of a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from store.readers.raw import RawKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.readers.pdf.lines import Line
    from store.readers.pdf.structure import Tag

# Lines of one paragraph stand at most this much further apart than is usual for their size;
# paragraph spacing starts at 1.4 in the policy PDFs, rounding stays under 1.1.
_GAP_FACTOR = 1.22
# Inside one tagged block only a gap of two lines parts paragraphs.
_FAR_FACTOR = 2.2
_DEFAULT_LEADING_EM = 1.25
_SIZE_STEP = 0.09
_INDENT_EM = 0.8
_SAME_BASELINE_EM = 0.3
_FLUSH_POINTS = 2.0
_WIDE_MARGIN_SHARE = 0.3
_BULLET = re.compile(r"^\s*(?:[•●○◦▪■□❑❒➢➤►▶➔✓✔‣⁃∙·*]|[-–—o](?=\s)|[\uf000-\uf0ff])\s*")
_LABEL = re.compile(
    r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,5}\.?|"
    r"(?:Article|Section|Chapter|Annex|Recital)\s+\d+[.:]?)(?:\s|$)"
)
_LABEL_ONLY = re.compile(r"^(?:\(?[\w]{1,5}[.)]|\d{1,3}(?:\.\d{1,3})*\.?|[•●○◦▪■►➢✓o–-])$")
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,3}$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, on one page."""

    page: int
    lines: list[Line]
    kind: RawKind = RawKind.PARAGRAPH
    level: int = 0
    tag: Tag | None = None
    cells: list[list[Line]] = field(default_factory=list)
    cell: int | None = None

    @property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        """Whether every line is bold."""
        return all(line.bold for line in self.lines)


def measure_leading(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Return the usual distance of lines, in em, for each rounded size in points."""
    counts: dict[int, Counter[float]] = {}
    for lines in pages:
        for above, below in pairwise(lines):
            em = below.size or 1.0
            step = (above.y - below.y) / em
            if abs(above.size - below.size) < _SIZE_STEP * em and 0.9 < step < 2.6:
                counts.setdefault(round(em), Counter())[round(step, 1)] += min(len(below.text), 80)
    return {size: steps.most_common(1)[0][0] for size, steps in counts.items()}


def split(
    lines: Sequence[Line],
    tags: Sequence[Tag | None],
    *,
    page: int,
    leading: dict[int, float],
) -> list[Paragraph]:
    """Return the paragraphs of one page in the order drawn."""
    splitter = _Splitter(lines, leading)
    paragraphs: list[Paragraph] = []
    for line, tag in zip(lines, tags, strict=True):
        last = paragraphs[-1] if paragraphs else None
        if last is not None and splitter.joins_row(last, line, tag):
            if tag is None and len(last.lines) > len(last.cells):
                # Only the last line is the row's first cell; those above it are a text.
                first = last.lines.pop()
                last.cells[-1].pop()
                last = Paragraph(page=page, lines=[first], cells=[[first]])
                paragraphs.append(last)
            _add_cell(last, line)
            last.cell = tag.cell if tag is not None else None
        elif last is not None and not splitter.breaks(last, line, tag):
            _add_line(last, line)
        else:
            cell = tag.cell if tag is not None else None
            paragraphs.append(
                Paragraph(page=page, lines=[line], tag=tag, cells=[[line]], cell=cell)
            )
    for paragraph in paragraphs:
        _classify(paragraph)
    return paragraphs


def _add_line(paragraph: Paragraph, line: Line) -> None:
    cell = _find_cell(paragraph, line) if paragraph.tag is None else None
    paragraph.lines.append(line)
    (cell or paragraph.cells[-1]).append(line)


def _find_cell(paragraph: Paragraph, line: Line) -> list[Line] | None:
    """Return the cell of a row that the line stands under, flush with its first line."""
    if len(paragraph.cells) < 2:
        return None
    under = [cell for cell in paragraph.cells if abs(cell[0].x0 - line.x0) < _FLUSH_POINTS]
    return under[0] if under else None


def _wraps_cell(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line goes on with a cell above it rather than starting the next row."""
    cell = _find_cell(paragraph, line)
    if cell is None:
        return False
    drop = cell[-1].y - line.y
    close = 0.5 * line.size < drop < 1.35 * line.size
    first = cell is paragraph.cells[0]
    return close and (line.text[:1].islower() or not first) and cell[-1].bold == line.bold


def _add_cell(paragraph: Paragraph, line: Line) -> None:
    paragraph.lines.append(line)
    paragraph.cells.append([line])


def _classify(paragraph: Paragraph) -> None:
    tag = paragraph.tag
    if len(paragraph.cells) > 1:
        paragraph.kind = RawKind.ROW
    elif tag is not None and tag.kind in {"LI", "LBody", "Lbl"}:
        paragraph.kind, paragraph.level = RawKind.ITEM, max(1, tag.depth)
    elif _BULLET.match(paragraph.lines[0].text):
        paragraph.kind, paragraph.level = RawKind.ITEM, 1


class _Splitter:
    """Decides between two neighbouring lines of one page."""

    def __init__(self, lines: Sequence[Line], leading: dict[int, float]) -> None:
        self._lines = lines
        self._leading = leading

    def joins_row(self, last: Paragraph, line: Line, tag: Tag | None) -> bool:
        """Whether the line is the next cell of a row."""
        if last.tag is not None and tag is not None and last.tag.row is not None:
            return last.tag.row == tag.row and last.cell != tag.cell
        above = last.lines[-1]
        level = abs(above.y - line.y) < _SAME_BASELINE_EM * max(above.size, line.size)
        if not level or above.turn != line.turn or line.x0 < above.x1:
            return False
        return len(last.cells) > 1 or not _LABEL_ONLY.match(above.text.strip())

    def breaks(self, last: Paragraph, line: Line, tag: Tag | None) -> bool:
        """Whether the line starts a new paragraph."""
        above = last.lines[-1]
        if above.turn != line.turn or above.rtl != line.rtl:
            return True
        if last.tag is not None and tag is not None:
            return self._breaks_by_tags(last, line, last.tag, tag)
        if len(last.cells) > 1:
            return not _wraps_cell(last, line)
        broken = self._breaks_by_place(above, line)
        if broken is not None:
            return broken
        return self._is_far_below(last, line) or self._ends_by_shape(last, line)

    def _breaks_by_tags(self, last: Paragraph, line: Line, one: Tag, two: Tag) -> bool:
        if one.row is not None and one.row == two.row:
            return False
        if one.kind == "Lbl" and len(last.lines) == 1:
            return False
        if one.block != two.block:
            # Careless tags cut paragraphs at line ends; what plainly runs on is joined.
            return not self._plainly_runs_on(last, line)
        broken = self._breaks_by_place(last.lines[-1], line)
        if broken is not None:
            return broken
        return (
            last.lines[-1].y - line.y > _FAR_FACTOR * self._step(line)
            or self._is_next_label(last, line)
            or (self._is_far_below(last, line) and self._ends_by_shape(last, line))
        )

    def _breaks_by_place(self, above: Line, line: Line) -> bool | None:
        """Whether place, size or bullet settle the matter; None where they do not."""
        em = max(above.size, line.size, 1.0)
        drop = above.y - line.y
        if abs(drop) < _SAME_BASELINE_EM * em:
            return line.x0 < above.x1 - em
        if abs(above.size - line.size) > _SIZE_STEP * em:
            return not (_is_note_mark(above, line) or self._ends_in_size(above, line))
        if _BULLET.match(line.text):
            return True
        if drop < 0:
            return not self._runs_on_in_next_column(above, line)
        return None

    def _is_far_below(self, last: Paragraph, line: Line) -> bool:
        return last.lines[-1].y - line.y > _GAP_FACTOR * self._step(line, last)

    @staticmethod
    def _ends_in_size(above: Line, line: Line) -> bool:
        """Whether a line of mixed sizes goes on in the size it ended with."""
        same = abs(above.runs[-1].size - line.size) < 0.02 * line.size
        return same and line.text[:1].islower() and 0 < above.y - line.y < 1.6 * above.tall

    def _plainly_runs_on(self, last: Paragraph, line: Line) -> bool:
        above = last.lines[-1]
        em = max(above.size, line.size, 1.0)
        return (
            line.text[:1].islower()
            and not _TERMINAL.search(above.text)
            and above.bold == line.bold
            and abs(above.size - line.size) < _SIZE_STEP * em
            and 0 < above.y - line.y < _GAP_FACTOR * self._step(line, last)
            and (abs(line.x0 - above.x0) < _INDENT_EM * em or self._hangs(last))
            and not _BULLET.match(line.text)
        )

    @staticmethod
    def _is_next_label(last: Paragraph, line: Line) -> bool:
        """Whether the line's number or letter follows that of the paragraph ("1." then "2.")."""
        one, two = _LABEL.match(last.lines[0].text), _LABEL.match(line.text)
        if one is None or two is None:
            return False
        before, after = one.group().strip(" ().]"), two.group().strip(" ().]")
        if before.isdigit() and after.isdigit():
            return int(after) == int(before) + 1
        return len(before) == len(after) == 1 and ord(after) == ord(before) + 1

    def _step(self, line: Line, last: Paragraph | None = None) -> float:
        # Words in larger type push their line away from its neighbours.
        tall = max(line.tall, last.lines[-1].tall) if last is not None else line.size
        size = tall if tall < 1.5 * line.size else line.size
        usual = self._leading.get(round(line.size), _DEFAULT_LEADING_EM) * size
        if last is not None and len(last.lines) > 1 and len(last.cells) == 1:
            own = last.lines[-2].y - last.lines[-1].y
            if 0.9 * line.size < own:
                return min(own, usual) if own < 0.8 * usual else max(own, 0.9 * line.size)
        return usual

    @staticmethod
    def _runs_on_in_next_column(above: Line, line: Line) -> bool:
        to_the_right = line.x0 > above.x1 - above.size
        return (
            to_the_right
            and above.bold == line.bold
            and not _TERMINAL.search(above.text)
            and line.text[:1].islower()
        )

    def _ends_by_shape(self, last: Paragraph, line: Line) -> bool:
        above = last.lines[-1]
        em = line.size
        ended = bool(_TERMINAL.search(above.text))
        starts_low = line.text[:1].islower()
        if above.bold != line.bold and not starts_low:
            return True
        if line.x0 > above.x1 or line.x1 < min(item.x0 for item in last.lines) - em:
            return True
        left = min(item.x0 for item in last.lines)
        if line.x0 > left + _INDENT_EM * em and ended and abs(line.x0 - above.x0) > _INDENT_EM * em:
            return not self._hangs(last)
        if line.x0 < left - _INDENT_EM * em and len(last.lines) > 1:
            return True
        right = self._right_edge(line)
        word = line.text.split(" ", 1)[0]
        room = right - above.x1
        needed = (len(word) + 1) * self._letter_width(line)
        fits = room > needed
        if self._is_next_label(last, line):
            return True
        if _LABEL.match(line.text) and (ended or fits or _ends_list_item(above.text)):
            return True
        if starts_low or not fits:
            return False
        return ended or room > _WIDE_MARGIN_SHARE * (right - left)

    @staticmethod
    def _hangs(last: Paragraph) -> bool:
        """Whether the paragraph is a label with its text set in."""
        text = last.lines[0].text
        return len(last.lines) == 1 and bool(_BULLET.match(text) or _LABEL.match(text))

    def _right_edge(self, line: Line) -> float:
        near = [
            other.x1
            for other in self._lines
            if abs(other.x0 - line.x0) < 3 * line.size and other.turn == line.turn
        ]
        return max(near, default=line.x1)

    @staticmethod
    def _letter_width(line: Line) -> float:
        return (line.x1 - line.x0) / max(len(line.text), 1)


def _ends_list_item(text: str) -> bool:
    return text.rstrip().endswith((",", " and", " or"))


def _is_note_mark(above: Line, line: Line) -> bool:
    """Whether one of the two is only a raised mark ("1", "th") of the other's line."""
    small = min((above, line), key=lambda item: len(item.text))
    return len(small.text) <= 3 and abs(above.y - line.y) < 0.8 * max(above.size, line.size)
