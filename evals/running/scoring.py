"""Metrics over the cases of a run, each metric and each case for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from agent.errors import NoRecording, ReplyAwaited
from evals.judges.types import Judge
from evals.statistics import estimate_mean
from evals.types import CaseRun, Result, Score


class Scorer(Protocol):
    """A metric, as far as running it goes."""

    @property
    def name(self) -> str:
        """Name it."""
        ...

    def score(self, case: CaseRun, judge: Judge, /) -> Sequence[Score]:
        """Return its scores of one case."""
        ...


def score_all(
    cases: Sequence[CaseRun], scorers: Sequence[Scorer], judge: Judge
) -> tuple[Score, ...]:
    """Return every metric's scores of every case, case by case.

    A case without an answer, and a metric that breaks, are failed scores: never missing ones.

    Raises:
        NoRecording, ReplyAwaited: the judge's reply is not there: this would be another run.
    """
    return tuple(
        score for case in cases for scorer in scorers for score in _score(case, scorer, judge)
    )


def summarise(scores: Sequence[Score]) -> tuple[Result, ...]:
    """Return each metric's mean with its interval, in the order of their first scores."""
    return tuple(_summarise(name, each) for name, each in _group(scores).items())


def _score(case: CaseRun, scorer: Scorer, judge: Judge) -> Iterator[Score]:
    if case.answer is None:
        yield fail(scorer.name, case, case.failure or "there is no answer")
        return
    try:
        yield from tuple(scorer.score(case, judge))
    except (NoRecording, ReplyAwaited):
        raise
    except Exception as error:  # noqa: BLE001 - one metric's fault must not end the others
        yield fail(scorer.name, case, f"the metric broke: {type(error).__name__}: {error}")


def fail(metric: str, case: CaseRun, reason: str) -> Score:
    """Return a score that could not be had."""
    return Score(metric=metric, case=case.case.id, value=None, cluster=case.case.id, failure=reason)


def _group(scores: Sequence[Score]) -> Mapping[str, list[Score]]:
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(score.metric, []).append(score)
    return groups


def _summarise(metric: str, scores: Sequence[Score]) -> Result:
    valued = [(each.value, each.cluster) for each in scores if each.value is not None]
    failed = sum(bool(each.failure) for each in scores)
    estimate = None
    if valued:
        estimate = estimate_mean([value for value, _ in valued], [group for _, group in valued])
    return Result(
        metric=metric,
        estimate=estimate,
        failed=failed,
        not_applicable=len(scores) - len(valued) - failed,
    )
