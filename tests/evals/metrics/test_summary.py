"""Results: what enters a mean, what is counted beside it, and what is drawn for the interval."""

from __future__ import annotations

import math

import pytest

from evals.judges.offline import OfflineJudge
from evals.metrics import METRICS, score_runs, summarise
from evals.types import Score
from tests.evals.metrics.world import Example, Listed, run_of


def score(
    value: float | None, *, case: str = "Q1", place: int | None = 0, failure: str = ""
) -> Score:
    return Score(metric="m", case=case, value=value, cluster=case, place=place, failure=failure)


def test_failures_and_what_does_not_apply_are_counted_and_not_averaged() -> None:
    result = summarise([score(1.0), score(None), score(None, failure="late"), score(0.0)])[0]
    assert result.estimate is not None
    assert (result.estimate.mean, result.estimate.count) == (0.5, 2)
    assert (result.failed, result.not_applicable) == (1, 1)


def test_no_value_is_no_estimate() -> None:
    for each in summarise([score(None), score(None, failure="late")]):
        assert each.estimate is None


def test_micro_counts_statements_and_macro_counts_cases() -> None:
    scores = [score(1.0), *[score(0.0, case="Q2")] * 3]
    micro, macro = summarise(scores)
    assert micro.estimate is not None
    assert macro.estimate is not None
    assert (micro.metric, micro.estimate.mean, micro.estimate.count) == ("m", 0.25, 4)
    assert (macro.metric, macro.estimate.mean, macro.estimate.count) == ("m.macro", 0.5, 2)


def test_metrics_of_cases_have_one_result() -> None:
    assert [each.metric for each in summarise([score(1.0, place=None)])] == ["m"]


def test_a_case_with_a_failed_statement_has_no_mean() -> None:
    """The mean of the rest would pass off a part for the whole."""
    macro = summarise([score(1.0), score(None, failure="late"), score(0.0, case="Q2")])[1]
    assert macro.estimate is not None
    assert (macro.estimate.mean, macro.estimate.count, macro.failed) == (0.0, 1, 1)


def test_statements_of_one_question_are_drawn_together() -> None:
    """Ten statements of one answer are one observation: its interval is as wide as for one."""
    apart = [score(float(n % 2), case=f"Q{n}") for n in range(10)]
    together = [score(float(n < 5), case="Q1" if n < 5 else "Q2") for n in range(10)]
    narrow, wide = summarise(apart)[0].estimate, summarise(together)[0].estimate
    assert narrow is not None
    assert wide is not None
    assert narrow.mean == wide.mean
    assert narrow.high - narrow.low < wide.high - wide.low


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(AssertionError):
        summarise([score(value)])


def test_questions_about_one_document_can_be_drawn_together() -> None:
    texts = {"A": "The port has twelve piers."}
    listed = (Listed(words=("A", texts["A"])),)
    runs = [run_of(Example(listed=listed), texts, name=name) for name in ("Q1", "Q2")]
    runs.append(run_of(Example(), texts, name="Q3"))
    metrics = {"outcome_accuracy": METRICS["outcome_accuracy"]}
    by_question = score_runs(runs, OfflineJudge(), metrics)
    by_document = score_runs(runs, OfflineJudge(), metrics, cluster_by="document")
    assert [each.cluster for each in by_question] == ["Q1", "Q2", "Q3"]
    assert [each.cluster for each in by_document] == ["document A", "document A", "Q3"]
