"""The figures against values worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from evals.benchmark.metrics import (
    FIGURES,
    Judged,
    auroc,
    average_precision,
    balanced_accuracy,
    calibration_error,
    f1,
    kappa,
    mcc,
)

MARKS = (0.9, 0.8, 0.7, 0.6, 0.3, 0.1)
LABELS = (1, 1, 0, 1, 0, 0)
# At 0.65 three pass, two of them rightly: a = 2, b = 1, c = 1, d = 2.


def judge(
    marks: Sequence[float] = MARKS, labels: Sequence[int] = LABELS, threshold: float = 0.65
) -> Judged:
    scores = np.array(marks, dtype=np.float64)
    return Judged(marks=scores, passed=scores >= threshold, labels=np.array(labels, dtype=bool))


def once(rows: Judged) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.ones(len(rows.marks))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("balanced_accuracy", (2 / 3 + 2 / 3) / 2),
        ("auroc", 8 / 9),  # of nine pairs only 0.6 (true) below 0.7 (false) is wrong
        ("f1", 4 / 6),  # 2a / (2a + b + c)
        ("mcc", (2 * 2 - 1 * 1) / 9),  # every margin is 3
        ("kappa", (4 / 6 - 0.5) / 0.5),
        ("pr_auc", (1 + 1 + 3 / 4) / 3),  # precision at the places of the three true ones
        ("ece", (0.1 + 0.2 + 0.7 + 0.4 + 0.3 + 0.1) / 6),  # every row has a bin of its own
    ],
)
def test_figures_are_those_worked_out_by_hand(name: str, value: float) -> None:
    rows = judge()
    assert FIGURES[name](rows, once(rows)) == pytest.approx(value)


def test_a_tie_counts_half() -> None:
    rows = judge((0.5, 0.5), (1, 0))
    assert auroc(rows, once(rows)) == 0.5
    assert average_precision(rows, once(rows)) == 0.5


def test_a_bin_of_two_rows_weighs_their_mean() -> None:
    """Both marks are in the bin from 0.7 to 0.8; said 0.75, true 0.5."""
    rows = judge((0.72, 0.78), (1, 0))
    assert calibration_error(rows, once(rows)) == pytest.approx(0.25)


def test_a_mark_of_one_is_in_the_last_bin() -> None:
    rows = judge((1.0, 1.0), (1, 0))
    assert calibration_error(rows, once(rows)) == pytest.approx(0.5)


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_weight_of_two_is_the_row_twice(name: str) -> None:
    one, weights = judge(), np.array([2.0, 1, 1, 0, 1, 1])
    two = judge((0.9, 0.9, 0.8, 0.7, 0.3, 0.1), (1, 1, 1, 0, 0, 0))
    drawn, written = FIGURES[name](one, weights), FIGURES[name](two, once(two))
    assert drawn == pytest.approx(written)


def test_all_positive_is_no_better_than_chance() -> None:
    rows = judge((1.0,) * 6, threshold=0.0)
    assert balanced_accuracy(rows, once(rows)) == 0.5
    assert auroc(rows, once(rows)) == 0.5
    assert kappa(rows, once(rows)) == 0
    assert mcc(rows, once(rows)) is None
    assert average_precision(rows, once(rows)) == 0.5


def test_what_is_not_defined_is_none() -> None:
    """Of one label alone most figures say nothing, and none is made up."""
    rows = judge((0.9, 0.2), (0, 0), threshold=0.95)
    for figure in (balanced_accuracy, auroc, average_precision, mcc, kappa, f1):
        assert figure(rows, once(rows)) is None
    assert calibration_error(rows, np.zeros(2)) is None
