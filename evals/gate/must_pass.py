"""The cases that must pass, whatever the means say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evals.gate.policy import Policy
from evals.gate.tally import is_fault, is_judged
from evals.gate.types import Rule, Ruling, Status
from evals.types import CaseRun, Run, Score


def rule_must_pass(run: Run, policy: Policy, *, trusted: bool) -> Iterator[Ruling]:
    """Yield a ruling for each case that must pass: it fails by a fault, and by a missing score.

    Args:
        run: the run.
        policy: which cases and metrics, besides the cases that the suite marks.
        trusted: the judge may fail a run; otherwise metrics that stand on it are left out.
    """
    cases = {each.case.id: each for each in run.cases}
    marked = [name for name, each in cases.items() if each.case.must_pass]
    metrics = {
        name
        for name, limits in policy.metrics.items()
        if limits.must_pass and (trusted or not is_judged(name))
    }
    scores: dict[str, list[Score]] = {}
    for score in run.scores:
        if score.metric in metrics:
            scores.setdefault(score.case, []).append(score)
    for name in dict.fromkeys((*marked, *policy.must_pass)):
        why = _find_fault(name, cases, scores)
        yield Ruling(
            rule=Rule.MUST_PASS,
            status=Status.FAILED if why else Status.PASSED,
            message=f"Case {name} must pass{': ' + why if why else ', and does'}.",
            case=name,
        )


def _find_fault(name: str, cases: Mapping[str, CaseRun], scores: Mapping[str, list[Score]]) -> str:
    """Return why a case does not pass, "" where it does."""
    case = cases.get(name)
    if case is None:
        return "it was not run"
    if case.answer is None:
        return f"it has no answer ({case.failure})"
    told = [each for each in scores.get(name, []) if each.value is not None or each.failure]
    if not told:
        return "nothing was measured of it"
    # What a judge says of a statement repeats what the plain metrics say with fewer words.
    told.sort(key=lambda each: is_judged(each.metric))
    faults = [
        f"{each.metric} {each.failure or each.explanation or 'is not perfect'}"
        for each in told
        if each.value is None or is_fault(each.metric, each.value)
    ]
    rest = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return faults[0] + rest if faults else ""
