"""Metrics of answers: one file for each family, all of them here by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from evals.metrics import (
    citations,
    drift,
    extent,
    gold,
    meters,
    nuggets,
    outcomes,
    pointers,
    proposed,
    retrieval,
    support,
    worth,
)
from evals.metrics.summary import MACRO, score_runs, summarise
from evals.metrics.types import Mark, Metric

__all__ = ["JUDGED", "MACRO", "METERS", "METRICS", "Mark", "Metric", "score_runs", "summarise"]


def _by_name(*families: tuple[Metric, ...]) -> Mapping[str, Metric]:
    found = {metric.name: metric for family in families for metric in family}
    assert len(found) == sum(map(len, families)), "two metrics have one name"
    return MappingProxyType(found)


METRICS: Final = _by_name(
    pointers.METRICS,
    citations.METRICS,
    support.METRICS,
    drift.METRICS,
    worth.METRICS,
    outcomes.METRICS,
    nuggets.METRICS,
    gold.METRICS,
    extent.METRICS,
    proposed.METRICS,
    retrieval.METRICS,
)
"""What a run is measured by: the same input gives the same figures."""

METERS: Final = _by_name(meters.METERS)
"""Times, tokens and cost: they differ from run to run, and are written apart."""

JUDGED: Final = frozenset(name for name, metric in METRICS.items() if metric.judged)
"""The metrics that stand on a judge."""
