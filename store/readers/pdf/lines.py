"""From runs to lines: words joined, doubled glyphs dropped, right-to-left put in logical order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
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
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(slots=True)
class Line:
    """One printed line, or one part of it where a wide gap cuts it. y is up, in points.

    `size` is the size of most of its characters.
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


def join(runs: Sequence[Run]) -> list[Line]:
    """Return the lines of a page in the order drawn."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _continues(groups[-1], run):
            groups[-1].append(run)
        elif run.text.strip():
            groups.append([run])
    return [_compose(group) for group in _rejoin(groups)]


def _continues(group: list[Run], run: Run) -> bool:
    last = group[-1]
    em = max(last.size, run.size, 1.0)
    if run.turn != last.turn or run.artifact != last.artifact:
        return False
    if abs(run.y - _baseline(group)) > _SAME_LINE_EM * em:
        return False
    if not run.text.strip() and abs(run.x0 - last.x1) < em:
        return True
    # A small raised note mark may follow a larger word; a big size step otherwise is a new line.
    if _is_rtl(run.text) or any(_is_rtl(item.text) for item in group):
        left, right = min(item.x0 for item in group), max(item.x1 for item in group)
        return run.x0 - right < _CELL_EM * em and left - run.x1 < _CELL_EM * em
    return -_BACK_EM * em < run.x0 - last.x1 < _CELL_EM * em


def _baseline(group: list[Run]) -> float:
    return max(group, key=lambda run: (run.size, len(run.glyphs))).y


def _rejoin(groups: list[list[Run]]) -> list[list[Run]]:
    """Join neighbours that the page drew apart though they touch on one baseline.

    Only the last few lines drawn are looked at: further back it is another part of the page.
    """
    joined: list[list[Run]] = []
    for group in groups:
        target = None
        for other in joined[-3:]:
            if _touches(other, group):
                target = other
        if target is None:
            joined.append(group)
        else:
            target.extend(group)
    return joined


def _touches(one: list[Run], two: list[Run]) -> bool:
    a, b = one[0], two[0]
    if a.turn != b.turn or a.artifact != b.artifact:
        return False
    em = max(a.size, b.size, 1.0)
    if abs(_baseline(one) - _baseline(two)) > 0.3 * em:
        return False
    left, right = min(r.x0 for r in one), max(r.x1 for r in one)
    start, end = min(r.x0 for r in two), max(r.x1 for r in two)
    return -0.3 * em < start - right < 0.7 * em or -0.3 * em < left - end < 0.7 * em


def _compose(group: list[Run]) -> Line:
    rtl = _is_mostly_rtl("".join(run.text for run in group))
    ordered = sorted(group, key=lambda run: run.x0) if rtl or _is_shuffled(group) else group
    text = _spell_rtl(ordered) if rtl else _spell(ordered)
    solid = [run for run in group if run.text.strip()] or group
    main = max(solid, key=lambda run: len(run.glyphs))
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
        mark=next((run.mark for run in solid if run.mark is not None), None),
        rtl=rtl,
    )


def _is_shuffled(group: list[Run]) -> bool:
    return any(b.x0 < a.x0 - 0.5 * a.size for a, b in zip(group, group[1:], strict=False))


def _spell(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    end = 0.0
    # Letters placed one by one, with spaces among them: the gaps are only wide setting.
    singles = sum(len(run.glyphs) == 1 for run in runs)
    spaced = singles > 0.8 * len(runs) > 4 and any(not run.text.strip() for run in runs[1:-1])
    space_em = _CELL_EM / 2 if spaced else _SPACE_EM
    for run in runs:
        text = run.text
        gap = run.x0 - end
        if parts and gap > space_em * max(run.size, 1.0) and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(text)
        end = run.x1
    return "".join(parts).strip()


def _spell_rtl(runs: Sequence[Run]) -> str:
    """Return the logical order of a line whose glyphs are given from left to right.

    Source: Unicode Standard Annex 9, rules L2 and L4, undone for one right-to-left paragraph.
    """
    glyphs: list[str] = []
    end = runs[0].x0
    for run in runs:
        if glyphs and run.x0 - end > _SPACE_EM * max(run.size, 1.0) and glyphs[-1] != " ":
            glyphs.append(" ")
        glyphs.extend(run.glyphs)
        end = run.x1
    glyphs.reverse()
    out: list[str] = []
    island: list[str] = []
    for glyph in glyphs:
        if _is_ltr(glyph) or (island and glyph in ".,:/-%" and glyph.strip()):
            island.append(glyph)
            continue
        out.extend(_flush(island))
        island = []
        out.append(glyph.translate(_MIRRORED))
    out.extend(_flush(island))
    return unicodedata.normalize("NFC", "".join(out)).strip()


def _flush(island: list[str]) -> list[str]:
    tail: list[str] = []
    while island and island[-1] in ".,:/-%":
        tail.append(island.pop())
    return [*reversed(island), *reversed(tail)]


def _is_ltr(glyph: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"L", "EN", "AN"} for c in glyph)


def _is_rtl(text: str) -> bool:
    return any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in text)


def _is_mostly_rtl(text: str) -> bool:
    right = sum(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)
    left = sum(unicodedata.bidirectional(c) == "L" for c in text)
    return right > left
