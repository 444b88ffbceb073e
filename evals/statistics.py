"""Intervals by resampling, so that a difference is never shown without its uncertainty."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

DRAWS: Final = 5_000
SEED: Final = 20_260_101
LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over `count` cases with its interval."""

    mean: float
    low: float
    high: float
    count: int


def estimate_mean(
    values: ArrayLike,
    clusters: Sequence[Hashable] | None = None,
    *,
    draws: int = DRAWS,
    level: float = LEVEL,
) -> Estimate:
    """Return the mean of `values` and its percentile bootstrap interval.

    For a paired comparison give the differences, case by case.

    Args:
        values: one number a case, at least one.
        clusters: what each case belongs to; whole clusters are drawn, because cases of one
            meeting or document are alike and would make the interval too narrow.
        draws: resamples.
        level: the part of the resampled means that the interval holds.

    Source: Efron and Tibshirani 1993, chapter 13; Field and Welsh 2007 on clusters.
    """
    numbers = np.asarray(values, dtype=np.float64)
    if not numbers.size:
        raise ValueError("a mean needs at least one value")
    groups = range(numbers.size) if clusters is None else clusters
    place = {group: n for n, group in enumerate(dict.fromkeys(groups))}
    index = np.array([place[group] for group in groups])
    sums = np.bincount(index, weights=numbers)
    sizes = np.bincount(index)
    random = np.random.default_rng(SEED)
    means = np.empty(draws)
    for start in range(0, draws, 500):
        drawn = random.integers(0, sums.size, size=(min(500, draws - start), sums.size))
        means[start : start + len(drawn)] = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Estimate(
        mean=float(numbers.mean()), low=float(low), high=float(high), count=int(numbers.size)
    )
