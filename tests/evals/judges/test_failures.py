"""Failed judgements are counted, and too many of them end a run."""

from __future__ import annotations

from evals.judges.failures import EXIT_CODE, MOST_FAILED, Tally, mark_failure, tally, too_many
from evals.judges.types import JudgeFailure
from evals.types import Score

FAILED = mark_failure(JudgeFailure(reason="it did not answer"))


def score(value: float | None, failure: str = "", metric: str = "support_full") -> Score:
    return Score(metric=metric, case="Q1", value=value, cluster="Q1", failure=failure)


def test_only_judgements_count() -> None:
    """Neither what does not apply, nor what failed for another reason, is the judge's."""
    scores = [
        score(1.0),
        score(None, FAILED),
        score(None),
        score(None, "there is no answer"),
        score(0.0, metric="outcome_accuracy"),
    ]
    assert tally(scores, frozenset({"support_full"})) == Tally(asked=2, failed=1)


def test_more_than_the_limit_is_too_many() -> None:
    assert EXIT_CODE == 7
    assert not too_many(Tally(asked=0, failed=0))
    assert not too_many(Tally(asked=100, failed=round(100 * MOST_FAILED)))
    assert too_many(Tally(asked=100, failed=round(100 * MOST_FAILED) + 1))
    assert too_many(Tally(asked=1, failed=1), most=0.0)
