"""Logistic regression in numpy, with weights that may be bound to one sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEPS: Final = 25
ROUNDS: Final = 20
SMALL: Final = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Log-odds as a weighted sum of features plus a bias."""

    weights: Floats
    bias: float

    def __call__(self, values: Floats) -> Floats:
        """Return the log-odds of rows, shape (rows,)."""
        odds: Floats = values @ self.weights + self.bias
        return odds


def fit(
    values: Floats,
    labels: NDArray[np.bool_],
    weights: Floats,
    *,
    signs: Sequence[int] | None = None,
    ridge: float = 0.3,
) -> Line:
    """Return the line of greatest likelihood, shrunk; a weight of the wrong sign is set to zero.

    Args:
        values: shape (rows, features).
        labels: shape (rows,).
        weights: shape (rows,), mean about 1.
        signs: for each feature 1 or -1 where its weight must not have the other sign, else 0.
        ridge: penalty a row on the squared weights of standardised features.

    Source: Newton's method, Hastie et al. 2009, section 4.4.
    """
    mean = np.average(values, axis=0, weights=weights)
    spread = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=weights)) + SMALL
    rows = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    penalty = np.full(rows.shape[1], ridge * len(rows))
    penalty[-1] = SMALL
    free = np.ones(rows.shape[1], dtype=bool)
    bound = np.array([*(signs or [0] * values.shape[1]), 0])
    found = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        found = _climb(rows, labels, weights, penalty, free)
        wrong = free & (found * bound < 0)
        if not wrong.any():
            break
        free &= ~wrong
    slopes = found[:-1] / spread
    return Line(weights=slopes, bias=float(found[-1] - slopes @ mean))


def _climb(
    rows: Floats,
    labels: NDArray[np.bool_],
    weights: Floats,
    penalty: Floats,
    free: NDArray[np.bool_],
) -> Floats:
    found = np.zeros(rows.shape[1])
    kept = np.flatnonzero(free)
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(rows @ found)))
        slope = rows.T @ (weights * (labels - chances)) - penalty * found
        curve = (rows * (weights * chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve[np.ix_(kept, kept)], slope[kept])
        found[kept] += step
        if np.abs(step).max() < SMALL:
            break
    return found
