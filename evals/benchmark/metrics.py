"""Figures of a checker on labelled rows, each with weights so that rows can be drawn anew.

`passed` and `labels` are of shape (rows,), `weights` how often each row counts. A figure that is
not defined, because a label or a verdict does not occur, is None: never NaN, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from evals.support import metrics

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

BINS: Final = 10
"""Bins of equal width for the calibration error, as in its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Rows under one checker: its marks, what its threshold made of them, and the labels."""

    marks: Floats
    passed: Bools
    labels: Bools


Figure = Callable[[Judged, "Floats"], float | None]


def balanced_accuracy(rows: Judged, weights: Floats) -> float | None:
    """Return the mean of the shares of supported rows passed and of unsupported ones stopped."""
    if not _has_both(rows, weights):
        return None
    return metrics.balanced_accuracy(rows.passed, rows.labels, weights)


def auroc(rows: Judged, weights: Floats) -> float | None:
    """Return how often a supported row is marked above an unsupported one; a tie counts half."""
    if not _has_both(rows, weights):
        return None
    return metrics.auroc(rows.marks, rows.labels, weights)


def average_precision(rows: Judged, weights: Floats) -> float | None:
    """Return the area under precision over recall of the supported rows, as a sum of steps.

    Rows of one mark enter together. Source: Davis and Goadrich 2006: no line between the points.
    """
    if not _has_both(rows, weights):
        return None
    _, place = np.unique(-rows.marks, return_inverse=True)
    yes = np.bincount(place, weights * rows.labels)
    of_all = np.cumsum(np.bincount(place, weights))
    found = np.cumsum(yes)
    precision = np.divide(found, of_all, out=np.zeros_like(found), where=of_all > 0)
    return float((precision * yes).sum() / found[-1])


def f1(rows: Judged, weights: Floats) -> float | None:
    """Return the harmonic mean of precision and recall of "supported"; None without any."""
    both, only_passed, only_true, _ = _count(rows, weights)
    whole = 2 * both + only_passed + only_true
    return 2 * both / whole if whole else None


def mcc(rows: Judged, weights: Floats) -> float | None:
    """Return the correlation of verdict and label, -1 to 1; None where either is always the same.

    Source: Matthews 1975.
    """
    a, b, c, d = _count(rows, weights)
    product = (a + b) * (a + c) * (d + b) * (d + c)
    return (a * d - b * c) / float(np.sqrt(product)) if product else None


def kappa(rows: Judged, weights: Floats) -> float | None:
    """Return the agreement beyond what the shares of the labels would give by chance.

    Source: Cohen 1960.
    """
    a, b, c, d = _count(rows, weights)
    whole = a + b + c + d
    if not whole:
        return None
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / whole**2
    return ((a + d) / whole - expected) / (1 - expected) if expected < 1 else None


def calibration_error(rows: Judged, weights: Floats) -> float | None:
    """Return by how much marks, read as chances, miss the share supported, over ten bins.

    Source: Naeini et al. 2015 (ECE).
    """
    whole = weights.sum()
    if not whole:
        return None
    bins = np.minimum((rows.marks * BINS).astype(int), BINS - 1)
    said = np.bincount(bins, weights * rows.marks, BINS)
    true = np.bincount(bins, weights * rows.labels, BINS)
    return float(np.abs(said - true).sum() / whole)


FIGURES: Final[Mapping[str, Figure]] = MappingProxyType(
    {
        "balanced_accuracy": balanced_accuracy,
        "auroc": auroc,
        "f1": f1,
        "mcc": mcc,
        "kappa": kappa,
        "pr_auc": average_precision,
        "ece": calibration_error,
    }
)
"""All figures in the order of the table; "ece" only where marks are meant as chances."""


def _count(rows: Judged, weights: Floats) -> tuple[float, float, float, float]:
    """Return the weight of: passed and true, passed only, true only, neither."""
    yes, true = rows.passed, rows.labels
    cells = (yes & true, yes & ~true, ~yes & true, ~yes & ~true)
    a, b, c, d = (float(weights[cell].sum()) for cell in cells)
    return a, b, c, d


def _has_both(rows: Judged, weights: Floats) -> bool:
    return bool(weights[rows.labels].sum() and weights[~rows.labels].sum())
