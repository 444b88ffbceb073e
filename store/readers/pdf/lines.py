"""From runs to lines: words joined, doubled glyphs dropped, right-to-left put in logical order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.readers.pdf.runs import Run

# Baselines this close (in em) belong to one line: superscripts rise by a third of an em.
_SAME_LINE_EM = 0.45
# The gap between two runs that makes a space; see runs.SPACE_EM for inside a run.
_SPACE_EM = 0.14
# A wider gap on one baseline separates columns or cells; justified word gaps stay under 1 em.
_CELL_EM = 1.6
# A run may step back this far over the one before it (kerning, italics, rounding).
_BACK_EM = 0.6
# Fake bold draws a glyph again within a tenth of an em.
_DOUBLE_EM = 0.15
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Zero-width spaces that Google Docs strews into its PDFs; they hide how a line begins.
_INVISIBLE = {0x200B: None, 0xFEFF: None}
_MARK_GLYPHS = 4
_MARK_SIZE = 0.8
# What may stand inside a number or address without ending its left-to-right island.
_JOINERS = set(".,:/-%")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(slots=True)
class Line:
    """One printed line, or one part of it where a wide gap cuts it. y is up, in points.

    `size` is the size of most of its characters, `tall` the largest.
    """

    runs: list[Run]
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    turn: int
    artifact: bool
    mark: int | None
    rtl: bool = False
    tall: float = 0.0


def drop_doubles(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without those drawn again on the same spot (fake bold, shadows)."""
    seen: dict[str, list[Run]] = {}
    kept: list[Run] = []
    for run in runs:
        text = run.text
        reach = run.size * _DOUBLE_EM
        twins = seen.setdefault(text, [])
        if text.strip() and any(
            abs(twin.x0 - run.x0) < reach and abs(twin.y - run.y) < reach and twin.turn == run.turn
            for twin in twins[-8:]
        ):
            continue
        twins.append(run)
        kept.append(run)
    return kept


@dataclass(slots=True)
class _Group:
    """Runs of one line while it grows. `main` is the size that gave it its baseline."""

    runs: list[Run]
    left: float
    right: float
    y: float
    main: float
    rtl: bool

    @classmethod
    def of(cls, run: Run) -> _Group:
        return cls([run], run.x0, run.x1, run.y, run.size, bool(_RTL.search(run.text)))

    def add(self, run: Run) -> None:
        self.runs.append(run)
        self.left = min(self.left, run.x0)
        self.right = max(self.right, run.x1)
        self.rtl = self.rtl or bool(_RTL.search(run.text))
        if run.size > self.main:
            self.main, self.y = run.size, run.y

    def takes(self, run: Run) -> bool:
        """Whether the run goes on where this line is."""
        last = self.runs[-1]
        em = max(last.size, run.size, 1.0)
        if run.turn != last.turn or run.artifact != last.artifact:
            return False
        if abs(run.y - self.y) > _SAME_LINE_EM * em:
            return False
        if abs(run.x0 - last.x1) < em and not run.text.strip():
            return True
        if self.rtl or _RTL.search(run.text):
            return run.x0 - self.right < _CELL_EM * em and self.left - run.x1 < _CELL_EM * em
        return -_BACK_EM * em < run.x0 - last.x1 < _CELL_EM * em

    def touches(self, other: _Group) -> bool:
        """Whether the other line, drawn later, is a neighbouring part of this one."""
        a, b = self.runs[0], other.runs[0]
        if a.turn != b.turn or a.artifact != b.artifact:
            return False
        em = max(a.size, b.size, 1.0)
        if self._is_raised(other):
            return True
        if abs(self.y - other.y) > 0.3 * em:
            return False
        after, before = other.left - self.right, self.left - other.right
        return -0.3 * em < after < 0.7 * em or -0.3 * em < before < 0.7 * em

    def _is_raised(self, other: _Group) -> bool:
        """Whether the other is a note mark that stands above this line, inside its width."""
        short = sum(len(run.glyphs) for run in other.runs) <= _MARK_GLYPHS
        small = other.main < _MARK_SIZE * self.main
        inside = self.left - 1 <= other.left and other.right <= self.right + 0.7 * self.main
        return short and small and inside and 0 < other.y - self.y < 0.6 * self.main


def join(runs: Sequence[Run]) -> list[Line]:
    """Return the lines of a page in the order drawn."""
    groups: list[_Group] = []
    for run in runs:
        if groups and groups[-1].takes(run):
            groups[-1].add(run)
        elif run.text.strip():
            groups.append(_Group.of(run))
    return [_compose(group.runs, rtl=group.rtl) for group in _rejoin(groups)]


def _rejoin(groups: list[_Group]) -> list[_Group]:
    """Join neighbours that the page drew apart though they touch on one baseline.

    Only the last few lines drawn are looked at: further back it is another part of the page.
    """
    joined: list[_Group] = []
    for group in groups:
        target = next((other for other in reversed(joined[-3:]) if other.touches(group)), None)
        if target is None:
            joined.append(group)
        else:
            for run in group.runs:
                target.add(run)
    return joined


def _compose(group: list[Run], *, rtl: bool) -> Line:
    rtl = rtl and _is_mostly_rtl("".join(run.text for run in group))
    ordered = sorted(group, key=lambda run: run.x0) if rtl or _is_shuffled(group) else group
    text = _spell_rtl(ordered) if rtl else _spell(ordered)
    solid = [run for run in group if run.text.strip()] or group
    main = _find_main(solid)
    letters = sum(len(run.glyphs) for run in solid)
    bold = sum(len(run.glyphs) for run in solid if run.face.bold) > 0.8 * letters
    return Line(
        runs=group,
        text=text,
        x0=min(run.x0 for run in solid),
        x1=max(run.x1 for run in solid),
        y=main.y,
        size=main.size,
        bold=bold,
        turn=main.turn,
        artifact=main.artifact,
        mark=main.mark,
        rtl=rtl,
        tall=max(run.size for run in solid),
    )


def _find_main(runs: Sequence[Run]) -> Run:
    """Return a run in the size and the tag that most characters of the line have."""
    weights: Counter[tuple[bool, int | None, float]] = Counter()
    for run in runs:
        weights[run.mark is not None, run.mark, round(run.size, 1)] += len(run.glyphs)
    (_, mark, size), _ = max(weights.items(), key=lambda item: (item[0][0], item[1]))
    return next(run for run in runs if (run.mark, round(run.size, 1)) == (mark, size))


def _is_shuffled(group: list[Run]) -> bool:
    return any(b.x0 < a.x0 - 0.25 * a.size for a, b in pairwise(group))


def _spell(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    end = start = 0.0
    pitch = _find_pitch(runs)
    for run in runs:
        text = run.text
        gap = run.x0 - end > _SPACE_EM * max(run.size, 1.0)
        if pitch is not None:
            gap = run.x0 - start > 1.5 * pitch
        if parts and gap and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(text)
        start, end = run.x0, run.x1
    return "".join(parts).translate(_INVISIBLE).strip()


def _find_pitch(runs: Sequence[Run]) -> float | None:
    """Return the distance at which single letters are set, if it is the same all along.

    Such letters have gaps around the narrow ones that are no spaces.
    """
    if len(runs) < 4 or sum(len(run.glyphs) == 1 for run in runs) < 0.8 * len(runs):
        return None
    steps = sorted(b.x0 - a.x0 for a, b in pairwise(runs))
    pitch = steps[len(steps) // 2]
    even = sum(abs(step - pitch) < 0.02 * runs[0].size for step in steps)
    return pitch if even > 0.7 * len(steps) else None


def _spell_rtl(runs: Sequence[Run]) -> str:
    """Return the logical order of a line whose glyphs are given from left to right.

    Source: Unicode Standard Annex 9, rules L2 and L4, undone for one right-to-left paragraph.
    """
    glyphs: list[str] = []
    end = runs[0].x0
    for index, run in enumerate(runs):
        gap = run.x0 - end > _SPACE_EM * max(run.size, 1.0)
        mark = all(unicodedata.combining(c) for c in run.text)
        if glyphs and gap and not mark and glyphs[-1] != " ":
            glyphs.append(" ")
        glyphs.extend(_settle(run, glyphs[-1:] if index else []))
        end = max(end, run.x1) if mark else run.x1
    glyphs.reverse()
    out: list[str] = []
    island: list[str] = []
    for glyph in glyphs:
        if _is_ltr(glyph) or (island and glyph in _JOINERS):
            island.append(glyph)
            continue
        out.extend(_flush(island))
        island = []
        out.append(glyph.translate(_MIRRORED))
    out.extend(_flush(island))
    return unicodedata.normalize("NFC", "".join(out)).strip()


def _settle(run: Run, before: list[str]) -> list[str]:
    """Return a run's glyphs; a left-to-right word set against a letter gets its space first.

    Such a run keeps its own order inside, "word " with the space behind it, while the line
    around it goes the other way.
    """
    glyphs = run.glyphs
    against_letter = bool(before) and not before[-1].isspace()
    if against_letter and len(glyphs) > 1 and glyphs[-1].isspace() and _is_ltr(glyphs[0]):
        return [glyphs[-1], *glyphs[:-1]]
    return glyphs


def _flush(island: list[str]) -> list[str]:
    tail: list[str] = []
    while island and island[-1] in _JOINERS:
        tail.append(island.pop())
    return [*reversed(island), *tail]


def _is_ltr(glyph: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"L", "EN", "AN"} for c in glyph)


def _is_mostly_rtl(text: str) -> bool:
    right = sum(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)
    left = sum(unicodedata.bidirectional(c) == "L" for c in text)
    return right > left
