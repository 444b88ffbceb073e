"""What is wrong with the answers of a run, and whether it was so before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evals.gate.baseline import Baseline
from evals.gate.compare import is_worse
from evals.gate.policy import Policy
from evals.gate.tally import base_name, fill_cells, is_fault
from evals.gate.types import FailedCase, Fault, Rule, Ruling, Status
from evals.judges.failures import MARK
from evals.types import Run


def list_faults(
    run: Run, rulings: Sequence[Ruling], policy: Policy, baseline: Baseline | None
) -> tuple[Fault, ...]:
    """Return every fault once: new ones first, then those that break a rule, then by case."""
    held = {name for name, limits in policy.metrics.items() if limits.must_pass}
    metrics = {base_name(each.metric) for each in rulings if _breaks(each) and each.metric}
    cases = {each.case for each in rulings if _breaks(each) and each.rule is Rule.MUST_PASS}
    counted = Counter(
        (each.metric, each.case, each.place, each.value, each.explanation)
        for each in run.scores
        if each.value is not None and is_fault(each.metric, each.value)
    )
    newer = _Newer(run, baseline)
    faults = [
        Fault(
            metric=metric,
            case=case,
            place=place,
            value=value,
            explanation=why,
            new=newer.tell(case, metric),
            times=times,
            breaks=metric in metrics or (case in cases and metric in held),
        )
        for (metric, case, place, value, why), times in counted.items()
    ]
    return tuple(sorted(faults, key=lambda each: (not each.new, not each.breaks)))


def list_failed_cases(run: Run) -> tuple[FailedCase, ...]:
    """Return the cases without an answer, and those that a metric could not measure.

    What a judge failed is counted apart.
    """
    failed = {each.case.id: each.failure for each in run.cases if each.answer is None}
    for score in run.scores:
        if score.failure and not score.failure.startswith(MARK):
            failed.setdefault(score.case, f"{score.metric}: {score.failure}")
    return tuple(FailedCase(case=case, why=why or "no answer") for case, why in failed.items())


class _Newer:
    """Tells whether a case is worse in a metric than it was; None where nobody knows."""

    def __init__(self, run: Run, baseline: Baseline | None) -> None:
        self._known = baseline is not None
        self._before = baseline.cells() if baseline else {}
        self._after = fill_cells(run.scores)

    def tell(self, case: str, metric: str) -> bool | None:
        if not self._known:
            return None
        cell = self._before.get(case, {}).get(metric)
        before, after = cell.mean if cell else None, self._after[case][metric].mean
        if before is None or after is None:
            return True
        return is_worse(metric, before, after)


def _breaks(ruling: Ruling) -> bool:
    return ruling.status is Status.FAILED
