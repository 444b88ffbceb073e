"""The suite format's own points, which put the other metrics of a case together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.types import Answer, Outcome
from evals.judges.types import Judge
from evals.metrics.gold import is_shown
from evals.metrics.nuggets import read_forbidden, share_said
from evals.metrics.outcomes import UNKNOWN
from evals.metrics.types import Mark, Metric, skip
from evals.types import CaseRun

_FORBIDDEN: Final = -1.0


def read_points(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield the points of one case."""
    case = run.case
    if case.expected_outcome is None:
        yield skip(UNKNOWN)
        return
    forbidden = next(iter(read_forbidden(run, answer, judge)))
    if forbidden.value:
        yield Mark(value=_FORBIDDEN, why=forbidden.why)
        return
    if answer.outcome is not case.expected_outcome:
        why = f"{answer.outcome.value}, expected {case.expected_outcome.value}"
        yield Mark(value=0.0, why=why)
        return
    shown = is_shown(run, answer)
    if shown.value is None:
        yield shown
        return
    # As for nugget recall: how an absence is worded is free.
    counted = case.nuggets_vital if case.expected_outcome is Outcome.ANSWER else ()
    said = share_said(answer, counted) if counted else Mark(value=1.0)
    whole = shown.value == said.value == 1.0
    yield Mark(value=2.0 if whole else 1.0, why="; ".join(filter(None, (shown.why, said.why))))


METRICS: tuple[Metric, ...] = (
    Metric(
        name="points",
        definition=(
            "Mean points: 2 for the right outcome with a listed passage shown and, where the "
            "documents answer, all vital nuggets said; 1 for the right outcome alone; 0 for a "
            "wrong one; -1 where something forbidden is claimed."
        ),
        source="The scoring rule of the suite format.",
        better="higher",
        level="case",
        gates=True,
        read=read_points,
    ),
)
