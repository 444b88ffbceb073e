"""Scores by case and metric, summed: what a baseline keeps and what runs are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from agent.types import Answer, Statement
from evals.metrics import JUDGED, MACRO, METRICS
from evals.metrics.types import Metric
from evals.types import Score

RANKED: Final = frozenset({"retrieval_ndcg_at_10"})
"""Metrics of order: a passage at the second place is found, and no fault. One that is not found
counts in the recall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One metric on one case: the sum of its values, how many they are, and how many failed."""

    total: float = 0.0
    count: int = 0
    failed: int = 0

    @property
    def mean(self) -> float | None:
        """Return the mean of the values, None where there are none."""
        return self.total / self.count if self.count else None


Cells = Mapping[str, Mapping[str, Cell]]
"""Cells by case, then by metric; a metric that does not apply to a case is not there."""


def fill_cells(scores: Iterable[Score]) -> dict[str, dict[str, Cell]]:
    """Return the scores of a run by case and metric, both in the order in which they first come."""
    filled: dict[str, dict[str, Cell]] = {}
    for score in scores:
        own = filled.setdefault(score.case, {})
        if score.value is None and not score.failure:
            continue
        cell = own.get(score.metric, Cell())
        if score.value is None:
            own[score.metric] = Cell(total=cell.total, count=cell.count, failed=cell.failed + 1)
        else:
            total = cell.total + score.value
            own[score.metric] = Cell(total=total, count=cell.count + 1, failed=cell.failed)
    return filled


def base_name(metric: str) -> str:
    """Return the metric that a mean by case belongs to: "force_drift.macro" -> "force_drift"."""
    return metric.removesuffix(MACRO)


def is_higher_better(metric: str, metrics: Mapping[str, Metric] = METRICS) -> bool:
    """Say whether more is better; of a metric that is not known, more is."""
    known = metrics.get(base_name(metric))
    return known is None or known.better == "higher"


def is_judged(metric: str) -> bool:
    """Say whether a metric stands on a judge."""
    return base_name(metric) in JUDGED


def list_statements(metric: str, answer: Answer) -> tuple[Statement, ...]:
    """Return the statements that the places of a metric's scores count."""
    return answer.trace.proposed if is_of_proposed(metric) else answer.statements


def is_of_proposed(metric: str) -> bool:
    """Say whether a metric is of what a model proposed, and not of what is shown."""
    known = METRICS.get(base_name(metric))
    return known is not None and known.of == "proposed"


def is_fault(metric: str, value: float, metrics: Mapping[str, Metric] = METRICS) -> bool:
    """Say whether a value is less than perfect in a metric that can fail a run."""
    known = metrics.get(base_name(metric))
    if known is None or not known.gates or known.name in RANKED:
        return False
    return value < 1 if known.better == "higher" else value > 0
