"""The ends of an interval that a limit may be held against."""

from __future__ import annotations

from collections.abc import Sequence

from evals.gate.tally import base_name
from evals.statistics import LEVEL, Estimate
from evals.types import Score


def count_clusters(scores: Sequence[Score], metric: str) -> int:
    """Return how many clusters have a value of a metric."""
    name = base_name(metric)
    return len({each.cluster for each in scores if each.metric == name and each.value is not None})


def widen(estimate: Estimate, clusters: int, *, level: float = LEVEL) -> Estimate:
    """Return an estimate whose interval is honest where every value is 0, or every one is 1.

    A bootstrap of values that are all alike has no width: three cases without a fault would prove
    as much as three hundred. There the exact interval stands in, with a cluster as one trial.

    Source: Clopper and Pearson 1934, at 0 and n of n.
    """
    alike = estimate.mean in {0.0, 1.0} and estimate.low == estimate.high
    if not alike or not clusters:
        return estimate
    least = ((1 - level) / 2) ** (1 / clusters)
    low, high = (least, 1.0) if estimate.mean else (0.0, 1 - least)
    return Estimate(mean=estimate.mean, low=low, high=high, count=estimate.count)
