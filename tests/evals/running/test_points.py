"""The scoring rule of the suite format."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from evals.running.points import count_points
from evals.types import Score


def count(values: Mapping[str, float | None], failure: str = "") -> int | None:
    scores = [
        Score(metric=name, case="Q", value=value, cluster="Q") for name, value in values.items()
    ]
    if failure:
        scores.append(Score(metric=failure, case="Q", value=None, cluster="Q", failure="broke"))
    return count_points(scores)["Q"]


@pytest.mark.parametrize(
    ("points", "values"),
    [
        (2, {"outcome_accuracy": 1, "gold_passage_shown": 1, "nugget_recall_vital": 1}),
        (2, {"outcome_accuracy": 1, "gold_passage_shown": 1, "nugget_recall_vital": None}),
        (1, {"outcome_accuracy": 1, "gold_passage_shown": 0, "nugget_recall_vital": 1}),
        (1, {"outcome_accuracy": 1, "gold_passage_shown": 1, "nugget_recall_vital": 0.5}),
        (0, {"outcome_accuracy": 0, "gold_passage_shown": 1, "nugget_recall_vital": 1}),
        (-1, {"outcome_accuracy": 1, "forbidden_claims": 1, "gold_passage_shown": 1}),
        (-1, {"outcome_accuracy": 0, "forbidden_claims": 1}),
        (None, {"outcome_accuracy": None, "forbidden_claims": 0}),
    ],
)
def test_points(points: int | None, values: dict[str, float | None]) -> None:
    assert count(values) == points


def test_what_could_not_be_measured_gives_no_points() -> None:
    assert count({"outcome_accuracy": 1}, failure="gold_passage_shown") is None
