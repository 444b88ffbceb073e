"""Figures by source and error, thresholds frozen or by fold, failures counted and not scored."""

from __future__ import annotations

import pytest

from evals.benchmark.score import (
    Line,
    Marked,
    average,
    fit_threshold,
    fold,
    mark,
    pass_at,
    pass_by_fold,
    subtract,
    summarise,
)
from evals.benchmark.types import Labelled, Mark, ScriptedChecker
from evals.judges.types import JudgeFailure
from tests.evals.benchmark.rows import row

ROWS = [
    row(f"{n}", supported=n % 2 == 0, cluster=f"cluster {n // 4}", error="figure" if n % 2 else "")
    for n in range(40)
]


def right(one: Labelled) -> Mark:
    return 0.9 if one.supported else 0.2


def line(marked: Marked, threshold: float = 0.5) -> Line:
    return summarise("test", marked, pass_at(marked, threshold), threshold=threshold)


def test_a_perfect_checker_has_ones() -> None:
    found = line(mark(ScriptedChecker(say=right), ROWS))
    assert (found.count, found.supported, found.failed) == (40, 20, 0)
    for name in ("balanced_accuracy", "auroc", "f1", "mcc", "kappa", "pr_auc"):
        estimate = found.figures[name]
        assert estimate is not None
        assert (estimate.low, estimate.mean, estimate.high) == (1, 1, 1)


def test_only_marks_meant_as_chances_have_a_calibration_error() -> None:
    assert "ece" not in line(mark(ScriptedChecker(say=right), ROWS)).figures
    told = line(mark(ScriptedChecker(say=right, is_chance=True), ROWS)).figures["ece"]
    assert told is not None
    assert told.mean == pytest.approx(0.15)


def test_a_failed_judgement_is_counted_and_scored_nowhere() -> None:
    def say(one: Labelled) -> Mark:
        return JudgeFailure(reason="no reply") if one.text in {"0", "1", "2"} else right(one)

    found = line(mark(ScriptedChecker(say=say), ROWS))
    assert (found.count, found.failed) == (37, 3)
    assert found.figures["balanced_accuracy"] is not None
    assert found.figures["balanced_accuracy"].mean == 1


def test_where_all_judgements_fail_nothing_is_said() -> None:
    marked = mark(ScriptedChecker(say=lambda _: JudgeFailure(reason="no reply")), ROWS)
    found = line(marked)
    assert (found.count, found.failed, found.errors) == (0, 40, ())
    assert set(found.figures.values()) == {None}


def test_errors_are_named_with_the_share_that_is_stopped() -> None:
    def say(one: Labelled) -> Mark:
        return 0.9 if one.text in {"1", "3"} else right(one)

    (figure,) = line(mark(ScriptedChecker(say=say), ROWS)).errors
    assert (figure.name, figure.supported, figure.stopped.count) == ("figure", False, 20)
    assert figure.stopped.mean == pytest.approx(18 / 20)


def test_the_threshold_parts_both_labels() -> None:
    assert fit_threshold(mark(ScriptedChecker(say=right), ROWS)) == pytest.approx(0.55)


def test_a_fold_has_its_threshold_from_the_others() -> None:
    """Marks of one fold lie higher: its own threshold would part them, that of the others not."""
    odd = fold("cluster 0")

    def say(one: Labelled) -> Mark:
        value = 0.9 if one.supported else 0.2
        return value + 1 if fold(one.cluster) == odd else value

    marked = mark(ScriptedChecker(say=say), ROWS)
    passed = pass_by_fold(marked)
    away = [fold(one.cluster) == odd for one in ROWS]
    assert passed[away].all()
    assert not all(one.supported for one, is_away in zip(ROWS, away, strict=True) if is_away)


def test_differences_to_the_floor_are_paired() -> None:
    """Equal checkers differ by nothing, in every draw."""

    def say(one: Labelled) -> Mark:
        return 0.9 if one.text in {"1", "7", "9"} else right(one)

    ours = line(mark(ScriptedChecker(say=say), ROWS))
    difference = subtract(ours, ours, "balanced_accuracy")
    assert difference is not None
    assert (difference.low, difference.mean, difference.high) == (0, 0, 0)
    better = line(mark(ScriptedChecker(say=right), ROWS))
    gain = subtract(better, ours, "balanced_accuracy")
    assert gain is not None
    assert gain.mean == pytest.approx(3 / 20 / 2)
    assert average([better, ours], [ours, ours], "balanced_accuracy") is not None


def test_a_figure_that_most_draws_do_not_have_has_no_interval() -> None:
    """One cluster holds all of one label: drawn anew it is often missing."""
    rows = [row(f"{n}", supported=n == 0, cluster=f"{n}") for n in range(6)]
    assert line(mark(ScriptedChecker(say=right), rows)).figures["auroc"] is None
