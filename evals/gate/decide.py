"""The one function that says whether a run passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evals.gate.baseline import Baseline
from evals.gate.bounds import count_clusters, widen
from evals.gate.compare import TOLERANCE, Despite, compare
from evals.gate.faults import list_failed_cases, list_faults
from evals.gate.must_pass import rule_must_pass
from evals.gate.policy import Limits, Policy
from evals.gate.tally import is_higher_better, is_judged
from evals.gate.types import (
    Change,
    Comparison,
    Decision,
    FailedCase,
    Judged,
    Method,
    Rule,
    Ruling,
    Status,
    Verdict,
)
from evals.judges.failures import tally, too_many
from evals.metrics import JUDGED
from evals.statistics import Estimate
from evals.types import Run


def decide(
    run: Run,
    *,
    policy: Policy,
    baseline: Baseline | None = None,
    despite: frozenset[Despite] = frozenset(),
    interrupted: str = "",
) -> Decision:
    """Return whether a run passes, and why.

    Args:
        run: what was measured.
        policy: what it must reach.
        baseline: an earlier run; without one no drop is looked for.
        despite: what may differ from the baseline.
        interrupted: why something of the whole run is missing, as when an outside checker gave
            up; such a run does not pass.

    Raises:
        BadInput: run and baseline may not be compared.
    """
    limited = [name for name, limits in policy.metrics.items() if limits.drop is not None]
    comparison = (
        compare(run, baseline, limited=limited, despite=despite) if baseline is not None else None
    )
    rulings = tuple(_rule(run, policy, comparison))
    counted = tally(run.scores, JUDGED)
    judged = Judged(
        asked=counted.asked,
        failed=counted.failed,
        most_failed=policy.most_judge_failures,
        too_many=too_many(counted, most=policy.most_judge_failures),
    )
    whole = (FailedCase(case="", why=interrupted),) if interrupted else ()
    failed = (*whole, *list_failed_cases(run))
    verdict = _find_verdict(rulings, failed, judged)
    return Decision(
        verdict=verdict,
        headline=_say(verdict, rulings, failed, judged),
        policy=policy.title,
        rulings=rulings,
        faults=list_faults(run, rulings, policy, baseline),
        failed_cases=failed,
        judged=judged,
        comparison=comparison,
    )


def _find_verdict(
    rulings: Sequence[Ruling], failed: Sequence[FailedCase], judged: Judged
) -> Verdict:
    # Where the judge failed too often the figures say too little to fail or pass anybody; a
    # broken rule is certain, so it goes before cases that are missing.
    if judged.too_many:
        return Verdict.JUDGE_FAILED
    if any(each.status is Status.FAILED for each in rulings):
        return Verdict.GATE_FAILED
    if not failed and all(each.status is Status.UNMEASURED for each in rulings):
        # A gate with nothing before it must not wave a run through.
        return Verdict.GATE_FAILED
    return Verdict.CASES_FAILED if failed else Verdict.PASSED


def _say(
    verdict: Verdict, rulings: Sequence[Ruling], failed: Sequence[FailedCase], judged: Judged
) -> str:
    held = [each for each in rulings if each.status is not Status.UNMEASURED]
    if verdict is Verdict.JUDGE_FAILED:
        return (
            f"Too many judgements failed: {judged.failed} of {judged.asked}, "
            f"and {judged.most_failed:.0%} may."
        )
    if verdict is Verdict.GATE_FAILED:
        broken = [each for each in rulings if each.status is Status.FAILED]
        if not broken:
            return "The gate failed: nothing was measured that a rule speaks of."
        return f"The gate failed: {len(broken)} of {len(held)} rules {_agree(broken)} broken."
    if verdict is Verdict.CASES_FAILED:
        cases = sum(bool(each.case) for each in failed)
        counted = f"{cases} {'case' if cases == 1 else 'cases'}" if cases else "A part of the run"
        return f"{counted} could not be measured."
    advised = sum(each.status is Status.ADVISED for each in held)
    rules = "The one rule holds" if len(held) == 1 else f"All {len(held)} rules hold"
    if advised:
        rules = f"No rule that may fail the run is broken, {advised} of {len(held)} only advise"
    return f"{rules}."


def _agree(broken: Sequence[Ruling]) -> str:
    return "is" if len(broken) == 1 else "are"


def _rule(run: Run, policy: Policy, comparison: Comparison | None) -> Iterator[Ruling]:
    estimates = {each.metric: each.estimate for each in run.results}
    changes = {each.metric: each for each in comparison.changes} if comparison else {}
    trusted = run.judge in policy.trusted_judges
    for name, limits in policy.metrics.items():
        broken = Status.ADVISED if is_judged(name) and not trusted else Status.FAILED
        estimate = estimates.get(name)
        if estimate is not None and limits.bound != "mean":
            estimate = widen(estimate, count_clusters(run.scores, name))
        yield from _rule_level(name, limits, estimate, broken)
        if limits.drop is not None and comparison is not None:
            yield _rule_drop(name, limits, changes.get(name), policy.significance, broken)
    yield from rule_must_pass(run, policy, trusted=trusted)


def _rule_level(
    name: str, limits: Limits, estimate: Estimate | None, broken: Status
) -> Iterator[Ruling]:
    if limits.least_count is not None:
        count = estimate.count if estimate else 0
        yield Ruling(
            rule=Rule.COUNT,
            status=Status.PASSED if count >= limits.least_count else broken,
            message=f"{name} has {count} scores; at least {limits.least_count} are wanted.",
            metric=name,
            value=count,
            limit=limits.least_count,
        )
    wanted: Mapping[Rule, float | None] = {
        Rule.MINIMUM: limits.minimum,
        Rule.MAXIMUM: limits.maximum,
    }
    for rule, limit in wanted.items():
        if limit is not None:
            yield _rule_limit(rule, limit, name, estimate, bound=limits.bound, broken=broken)


def _rule_limit(
    rule: Rule, limit: float, name: str, estimate: Estimate | None, *, bound: str, broken: Status
) -> Ruling:
    if estimate is None:
        message = f"{name} could not be held against {limit:g}: no score has a value."
        return Ruling(
            rule=rule, status=Status.UNMEASURED, message=message, metric=name, limit=limit
        )
    value: float = getattr(estimate, bound)
    over = limit - value if rule is Rule.MINIMUM else value - limit
    which = "" if bound == "mean" else f" at the {bound} end of its interval"
    words = "at least" if rule is Rule.MINIMUM else "at most"
    return Ruling(
        rule=rule,
        status=broken if over > TOLERANCE else Status.PASSED,
        message=(
            f"{name} is {value:.3f}{which} (n = {estimate.count}); {words} {limit:g} is wanted."
        ),
        metric=name,
        value=value,
        limit=limit,
    )


def _rule_drop(
    name: str, limits: Limits, change: Change | None, significance: float, broken: Status
) -> Ruling:
    assert limits.drop is not None
    if change is None:
        message = f"{name} could not be held against the baseline: no case has a value in both."
        return Ruling(rule=Rule.DROP, status=Status.UNMEASURED, message=message, metric=name)
    drop = -change.difference if is_higher_better(name) else change.difference
    too_far = drop - limits.drop > TOLERANCE
    p = change.p if change.adjusted is None else change.adjusted
    told = limits.drop_when == "any" or p < significance
    return Ruling(
        rule=Rule.DROP,
        status=broken if too_far and told else Status.PASSED,
        message=_say_drop(change, limits, p, significance, too_far=too_far),
        metric=name,
        value=drop,
        limit=limits.drop,
    )


def _say_drop(
    change: Change, limits: Limits, p: float, significance: float, *, too_far: bool
) -> str:
    moved = f"{change.metric} was {change.before:.3f} and is {change.after:.3f}"
    cases = f"{change.worse} of {change.pairs} cases worse, {change.better} better"
    if not too_far:
        return f"{moved} ({cases})."
    allowed = f"a drop of {limits.drop:g} is allowed"
    if limits.drop_when == "any":
        return f"{moved} ({cases}); {allowed}."
    test = "McNemar" if change.method is Method.MCNEMAR else "bootstrap"
    told = "is no chance" if p < significance else "may be chance"
    return f"{moved} ({cases}); {allowed}, and this {told} ({test}, p = {p:.2g} corrected)."
