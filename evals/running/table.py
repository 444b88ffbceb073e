"""A run as lines of text: each question with how it ended, each metric with its interval."""

from __future__ import annotations

from collections.abc import Iterator

from evals.types import CaseRun, Result, Run, Score

POINTS = "points"


def list_lines(run: Run) -> Iterator[str]:
    """Yield the lines: no times and no cost, so that the same run is the same text."""
    points = {each.case: each for each in run.scores if each.metric == POINTS}
    width = max(len(each.case.id) for each in run.cases)
    for case in run.cases:
        yield f"{case.case.id:{width}} {_show_points(points.get(case.case.id))} {_end(case)}"
    yield ""
    name = max((len(each.metric) for each in run.results), default=0)
    for result in run.results:
        yield f"{result.metric:{name}} {_measure(result)}"
    yield ""
    failed = sum(each.answer is None for each in run.cases)
    yield f"{len(run.cases)} questions, {failed} failed; {run.mode.value}, judged by {run.judge}"


def _show_points(score: Score | None) -> str:
    return " ." if score is None or score.value is None else f"{score.value:2.0f}"


def _end(case: CaseRun) -> str:
    if case.answer is None:
        return f"failed: {case.failure}"
    expected = case.case.expected_outcome
    got = case.answer.outcome
    wanted = "" if expected in {None, got} else f" (expected {expected})"
    return f"{got.value}{wanted}"


def _measure(result: Result) -> str:
    rest = f", {result.failed} failed" if result.failed else ""
    if result.estimate is None:
        return f"{'-':>6}{rest}"
    found = result.estimate
    return f"{found.mean:6.3f} [{found.low:.3f}, {found.high:.3f}] n={found.count}{rest}"
