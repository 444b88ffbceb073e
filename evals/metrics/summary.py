"""From scores to results: the mean over all of them, and the mean of the cases' means.

The first (micro) counts every statement or citation once, so that long answers weigh more. The
second (macro, its name with `.macro`) counts every case once. Metrics with one score a case have
no second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import isfinite
from statistics import fmean
from typing import Final, Literal

from agent.errors import NoRecording
from evals.judges.memory import Remembering
from evals.judges.types import Judge
from evals.metrics.types import Metric
from evals.statistics import estimate_mean
from evals.suite.types import Case
from evals.types import CaseRun, Result, Score
from store.errors import BadInput

MACRO: Final = ".macro"

ClusterBy = Literal["question", "document"]
"""What is drawn for intervals: the question with all its statements, or all questions about one
document, named by the first passage that the suite lists for them. The second is wider, and the
honest one where many questions lean on few documents."""


def score_runs(
    runs: Iterable[CaseRun],
    judge: Judge,
    metrics: Mapping[str, Metric],
    *,
    cluster_by: ClusterBy = "question",
) -> tuple[Score, ...]:
    """Return every score of every case, by case and then by metric; each pair is judged once.

    Raises:
        BadInput: a replay does not hold what the judge would say of a case.
        BriefingError: the judge cannot go on at all.
    """
    remembering = Remembering(judge)
    return tuple(
        replace(score, cluster=_name_cluster(run.case, cluster_by))
        for run in runs
        for score in _score_case(run, remembering, metrics.values())
    )


def summarise(scores: Sequence[Score]) -> tuple[Result, ...]:
    """Return a result for each metric, in the order in which they first come."""
    results: list[Result] = []
    for name in dict.fromkeys(each.metric for each in scores):
        own = [each for each in scores if each.metric == name]
        results.append(_sum_up(name, own))
        if any(each.place is not None for each in own):
            results.append(_sum_up(name + MACRO, _average(own)))
    return tuple(results)


def _score_case(run: CaseRun, judge: Judge, metrics: Iterable[Metric]) -> list[Score]:
    try:
        return [score for metric in metrics for score in metric.score(run, judge)]
    except NoRecording as error:
        raise BadInput(f"question {run.case.id}: {error}") from error


def _sum_up(name: str, scores: Sequence[Score]) -> Result:
    kept = [(each.value, each.cluster) for each in scores if each.value is not None]
    for value, _ in kept:
        # A metric that writes NaN is a fault of ours, and must not look like a figure.
        assert isfinite(value), f"{name} has the value {value}"
    failed = sum(each.value is None and bool(each.failure) for each in scores)
    return Result(
        metric=name,
        estimate=estimate_mean([value for value, _ in kept], [cluster for _, cluster in kept])
        if kept
        else None,
        failed=failed,
        not_applicable=len(scores) - len(kept) - failed,
    )


def _average(scores: Sequence[Score]) -> list[Score]:
    """Return one score for each case: the mean of its values; it has failed if any of them has."""
    cases: dict[str, list[Score]] = {}
    for each in scores:
        cases.setdefault(each.case, []).append(each)
    return [_average_case(own) for own in cases.values()]


def _average_case(own: Sequence[Score]) -> Score:
    values = [each.value for each in own if each.value is not None]
    failure = next((each.failure for each in own if each.failure), "")
    value = fmean(values) if values and not failure else None
    return replace(own[0], value=value, place=None, explanation="", failure=failure)


def _name_cluster(case: Case, by: ClusterBy) -> str:
    if by == "document" and case.support:
        return f"document {case.support[0].doc}"
    return case.id
