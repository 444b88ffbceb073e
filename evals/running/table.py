"""The questions of a run as lines of text: how each ended, and its points."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from agent.render.safe import visible
from evals.running.points import FORBIDDEN, count_points
from evals.types import CaseRun, Run


def list_lines(run: Run) -> Iterator[str]:
    """Yield the lines: no times and no cost, so that the same run is the same text."""
    points = count_points(run.scores)
    names = [visible(each.case.id) for each in run.cases]
    width = max(map(len, names))
    for case, name in zip(run.cases, names, strict=True):
        yield f"{name:{width}} {_show_points(points.get(case.case.id))} {_end(case)}"
    counted = [each for each in points.values() if each is not None]
    if counted:
        forbidden = counted.count(FORBIDDEN)
        mean = fmean(counted)
        yield f"{mean:.2f} points in the mean of {len(counted)} (-1 to 2), {forbidden} at -1"


def _show_points(points: int | None) -> str:
    return " ." if points is None else f"{points:2}"


def _end(case: CaseRun) -> str:
    if case.answer is None:
        return f"failed: {visible(case.failure)}"
    expected = case.case.expected_outcome
    got = case.answer.outcome
    wanted = "" if expected in {None, got} else f" (expected {expected})"
    return f"{got.value}{wanted}"
