"""What several reports say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from agent.render.safe import visible
from evals.gate.compare import TOLERANCE
from evals.gate.tally import base_name, is_higher_better, is_judged
from evals.gate.types import Change, Decision, FailedCase, Fault, Verdict
from evals.metrics import MACRO, METRICS
from evals.report.types import Report
from evals.statistics import Estimate
from evals.types import Result

NOT_PROVEN: Final = "the statement is not proven: "
"""How citation_precision begins to repeat why the statement is not proven."""

MARKS: Final = {
    Verdict.PASSED: "passed",
    Verdict.GATE_FAILED: "failed",
    Verdict.CASES_FAILED: "incomplete",
    Verdict.JUDGE_FAILED: "not judged",
}


class Direction(StrEnum):
    """Where a metric went, the worst first."""

    WORSE = "worse"
    BETTER = "better"
    SAME = "the same"
    OTHER = "other"


SIGNS: Final = {
    Direction.WORSE: "▼",
    Direction.BETTER: "▲",
    Direction.SAME: "=",
    Direction.OTHER: "~",
}


def write_estimate(estimate: Estimate | None) -> str:
    """Return a mean with its interval: "0.950 [0.850, 1.000] n = 20"."""
    if estimate is None:
        return "not measured"
    return f"{estimate.mean:.3f} [{estimate.low:.3f}, {estimate.high:.3f}] n = {estimate.count}"


def write_change(change: Change) -> str:
    """Return a change with its interval: "-0.150 [-0.300, 0.000], p = 0.25"."""
    p = change.p if change.adjusted is None else change.adjusted
    return (
        f"{change.difference:+.3f} [{change.low:+.3f}, {change.high:+.3f}], "
        f"p = {p:.2g}{'' if change.adjusted is None else ' corrected'}"
    )


def tell(change: Change) -> Direction:
    """Return whether a change is for the better; of a metric that only informs nobody can say."""
    metric = METRICS.get(base_name(change.metric))
    if metric is None or not metric.gates:
        return Direction.OTHER
    if abs(change.difference) <= TOLERANCE:
        return Direction.SAME
    worse = (change.difference < 0) is is_higher_better(change.metric)
    return Direction.WORSE if worse else Direction.BETTER


def list_moved(decision: Decision) -> list[Change]:
    """Return the changes that are any, the worst first."""
    if decision.comparison is None:
        return []
    changes = {each.metric: each for each in decision.comparison.changes}
    moved = [
        each
        for each in changes.values()
        if (each.worse or each.better) and not _repeats(each, changes)
    ]
    order = list(Direction)
    return sorted(moved, key=lambda each: (order.index(tell(each)), each.p, each.metric))


def list_results(report: Report) -> list[Result]:
    """Return the results without the means by case that are those of all scores."""
    results = report.results()
    return [
        each
        for name, each in results.items()
        if not (
            name.endswith(MACRO)
            and (whole := results.get(base_name(name))) is not None
            and (whole.estimate, whole.failed) == (each.estimate, each.failed)
        )
    ]


def _repeats(change: Change, changes: Mapping[str, Change]) -> bool:
    """Say whether a mean by case changed as the mean of all scores did."""
    whole = changes.get(base_name(change.metric))
    if whole is None or whole is change:
        return False
    return (whole.before, whole.after, whole.low) == (change.before, change.after, change.low)


def list_facts(report: Report) -> list[tuple[str, str]]:
    """Return what the figures depend on, by name."""
    run = report.run
    facts = [
        ("suite", f"{visible(run.suite)} ({run.suite_hash[:12]})"),
        ("cases", str(len(run.cases))),
        ("library", run.fingerprint[:12] or "none: the evidence came with the answers"),
        ("mode", run.mode.value.replace("_", " ")),
        ("model", visible(run.model or "none")),
        ("judge", visible(run.judge)),
    ]
    facts += [(f"prompt {visible(name)}", digest[:12]) for name, digest in run.prompts]
    if report.decision.policy:
        facts.append(("policy", visible(report.decision.policy)))
    return facts


def write_fault(fault: Fault) -> str:
    """Return a fault in a line: "force_drift: 'will': binds harder (2 times)"."""
    return f"{fault.metric}: {explain(fault)}"


def explain(fault: Fault) -> str:
    """Return why, or where nobody says why the value; and how often."""
    why = visible(fault.explanation) or f"{fault.value:g}"
    return why + (f" ({fault.times} times)" if fault.times > 1 else "")


def group_faults(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    """Return the metrics and the explanation of faults, those with the same one together.

    What the plain metrics say comes first: a judge's verdicts repeat it.
    """
    grouped: dict[str, list[str]] = {}
    for fault in sorted(faults, key=lambda each: is_judged(each.metric)):
        why = explain(fault).removeprefix(NOT_PROVEN)
        grouped.setdefault(why, []).append(fault.metric)
    return [(", ".join(dict.fromkeys(names)), why) for why, names in grouped.items()]


def write_failed(failed: FailedCase) -> str:
    """Return what could not be measured, and why."""
    which = f"Case {visible(failed.case)}" if failed.case else "A part of the run"
    return f"{which} could not be measured: {visible(failed.why)}"


def write_judged(decision: Decision) -> str:
    """Return how many judgements failed, in a sentence."""
    judged = decision.judged
    if not judged.asked:
        return "No judgement was asked for."
    return f"{judged.failed} of {judged.asked} judgements failed; {judged.most_failed:.0%} may."


def list_comparison(decision: Decision) -> Iterator[str]:
    """Yield what differs from the baseline besides figures and faults, a sentence each."""
    found = decision.comparison
    if found is None:
        return
    yield from (f"{visible(each)}." for each in found.differences)
    for turn in found.turned:
        before, after = (
            each.replace("_", " ") or "no answer" for each in (turn.before, turn.after)
        )
        yield f"Case {visible(turn.case)} ended with “{before}”, and now with “{after}”."
    for names, words in (
        (found.reworded, "end as before, in other words or with other citations"),
        (found.added, "are not in the baseline"),
        (found.removed, "are only in the baseline"),
    ):
        if names:
            yield f"Cases that {words}: {_list(names)}."
    worse = {each.case for each in decision.faults if each.new}
    cases = tuple(dict.fromkeys(case for case, _ in found.mended if case not in worse))
    if cases:
        yield f"Cases with a fault that is gone or less: {_list(cases)}."


def _list(names: tuple[str, ...]) -> str:
    shown = ", ".join(visible(each) for each in names[:20])
    return shown + (f" and {len(names) - 20} more" if len(names) > 20 else "")
