"""The one decision: limits, must-pass cases, judges and failures."""

from __future__ import annotations

import pytest

from evals.gate.baseline import Baseline, make_baseline
from evals.gate.decide import decide
from evals.gate.policy import Limits, Policy, read_policy
from evals.gate.types import Decision, Rule, Ruling, Status, Verdict
from evals.types import Run
from tests.evals.gate.runs import Values, make_case, make_run, measure, say, score

FULL = (1.0,) * 20


def _decide(
    run: Run, baseline: Baseline | None = None, *, must_pass: tuple[str, ...] = (), **limits: Limits
) -> Decision:
    policy = Policy(schema_version="1", metrics=limits, must_pass=must_pass)
    return decide(run, policy=policy, baseline=baseline)


def _only(decision: Decision) -> Ruling:
    (ruling,) = decision.rulings
    return ruling


def _wrong(count: int, of: int = 20) -> Values:
    return (0.0,) * count + (1.0,) * (of - count)


def test_a_minimum_is_held_by_the_mean() -> None:
    """19 of 20 is 0.95: enough for 0.95, too little for 0.96."""
    run = measure({"quote_fidelity": _wrong(1)})
    assert _decide(run, quote_fidelity=Limits(minimum=0.95)).exit_code == 0
    failed = _decide(run, quote_fidelity=Limits(minimum=0.96))
    assert (failed.verdict, failed.exit_code) == (Verdict.GATE_FAILED, 4)
    assert "0.950" in _only(failed).message
    assert "at least 0.96" in _only(failed).message


def test_a_maximum_is_held_by_metrics_that_should_be_low() -> None:
    """One statement of twenty drifted."""
    run = measure({"force_drift": (1.0,) + (0.0,) * 19})
    assert _decide(run, force_drift=Limits(maximum=0.05)).passed
    assert not _decide(run, force_drift=Limits(maximum=0.04)).passed


def test_the_ends_of_the_interval_can_be_asked_for() -> None:
    """The mean of 0.95 holds; what the run can be sure of does not."""
    run = measure({"quote_fidelity": _wrong(1)})
    estimate = run.results[0].estimate
    assert estimate is not None
    assert estimate.low < 0.9 < estimate.mean
    assert not _decide(run, quote_fidelity=Limits(minimum=0.9, bound="low")).passed
    assert _decide(run, quote_fidelity=Limits(minimum=0.96, bound="high")).passed


def test_a_few_perfect_cases_prove_little() -> None:
    """Of 20 perfect cases the exact lower end is 0.025 ^ (1 / 20) = 0.8316; of 3 it is 0.2924."""
    twenty, three = measure({"quote_fidelity": FULL}), measure({"quote_fidelity": FULL[:3]})
    limit = Limits(minimum=0.83, bound="low")
    assert _decide(twenty, quote_fidelity=limit).passed
    found = _decide(three, quote_fidelity=limit)
    assert found.exit_code == 4
    assert _only(found).value == pytest.approx(0.2924, abs=1e-4)
    none = measure({"force_drift": (0.0,) * 60})
    assert _decide(none, force_drift=Limits(maximum=0.06, bound="high")).passed
    assert not _decide(none, force_drift=Limits(maximum=0.059, bound="high")).passed


def test_a_metric_that_measured_nothing_neither_passes_nor_fails_alone() -> None:
    """It is shown as unmeasured beside a rule that holds."""
    run = measure({"quote_fidelity": FULL})
    found = _decide(run, quote_fidelity=Limits(minimum=1), premise_correction=Limits(minimum=1))
    assert found.passed
    assert [each.status for each in found.rulings] == [Status.PASSED, Status.UNMEASURED]


def test_a_gate_with_nothing_before_it_fails() -> None:
    """No rule measured anything: that is no pass."""
    found = _decide(measure({"quote_fidelity": FULL}), premise_correction=Limits(minimum=1))
    assert found.exit_code == 4
    assert "nothing was measured" in found.headline


def test_too_few_scores_fail_where_a_number_is_asked_for() -> None:
    """A suite that shrank to nothing does not pass."""
    run = measure({"quote_fidelity": FULL})
    assert _decide(run, quote_fidelity=Limits(least_count=20)).passed
    assert _only(_decide(run, quote_fidelity=Limits(least_count=21))).rule is Rule.COUNT
    assert not _decide(run, quote_fidelity=Limits(least_count=21)).passed


def test_a_judge_who_is_not_trusted_only_advises() -> None:
    """A model's verdicts fail nothing until it is named as trusted."""
    run = measure({"support_full": _wrong(9)}, judge="model:local:small")
    advised = _decide(run, support_full=Limits(minimum=0.95))
    assert advised.passed
    assert _only(advised).status is Status.ADVISED
    assert "advise" in advised.headline
    trusted = Policy(
        schema_version="1",
        metrics={"support_full": Limits(minimum=0.95)},
        trusted_judges=("model:local:small",),
    )
    assert decide(run, policy=trusted).exit_code == 4


def test_too_many_judge_failures_have_a_code_of_their_own() -> None:
    """Two of twenty failed, one may; the verdicts that are left would have passed."""
    run = measure({"support_full": (None, None, *FULL[2:])})
    found = _decide(run, support_full=Limits(minimum=0.5))
    assert (found.verdict, found.exit_code) == (Verdict.JUDGE_FAILED, 7)
    assert (found.judged.asked, found.judged.failed) == (20, 2)
    assert _decide(
        measure({"support_full": (None, *FULL[1:])}), support_full=Limits(minimum=0)
    ).passed


def test_a_case_without_an_answer_is_no_pass() -> None:
    """Everything else holds, and the run still exits 5."""
    cases = [make_case("a", say("It is.")), make_case("b", failure="Timeout: no reply")]
    run = make_run(cases, [score("quote_fidelity", "a", 1.0)])
    found = _decide(run, quote_fidelity=Limits(minimum=1))
    assert (found.verdict, found.exit_code) == (Verdict.CASES_FAILED, 5)
    assert [(each.case, each.why) for each in found.failed_cases] == [("b", "Timeout: no reply")]


def test_a_metric_that_broke_is_a_failed_case() -> None:
    """What could not be measured has not passed."""
    scores = [
        score("quote_fidelity", "a", 1.0),
        score("figure_containment", "a", None, why="broke"),
    ]
    found = _decide(make_run([make_case("a")], scores), quote_fidelity=Limits(minimum=1))
    assert found.exit_code == 5
    assert found.failed_cases[0].why == "figure_containment: broke"


def test_a_broken_rule_goes_before_a_failed_case() -> None:
    """Both happened: the rule is certain."""
    cases = [make_case("a"), make_case("b", failure="x")]
    run = make_run(cases, [score("quote_fidelity", "a", 0.0)])
    assert _decide(run, quote_fidelity=Limits(minimum=1)).exit_code == 4


def test_a_case_that_must_pass_fails_the_run_alone() -> None:
    """The mean of 0.99 would do; the one fault is in the case that must pass."""
    cases = [make_case("a", must_pass=True), *(make_case(f"b{n}") for n in range(99))]
    scores = [score("quote_fidelity", each.case.id, 1.0) for each in cases[1:]]
    scores.append(score("quote_fidelity", "a", 0.0, why="the words are not there"))
    found = _decide(make_run(cases, scores), quote_fidelity=Limits(minimum=0.95, must_pass=True))
    (broken,) = found.broken
    assert (broken.rule, broken.case) == (Rule.MUST_PASS, "a")
    assert "the words are not there" in broken.message


@pytest.mark.parametrize("missing", ["no answer", "no score", "not run", "failed score"])
def test_a_case_that_must_pass_does_not_pass_by_silence(missing: str) -> None:
    """No answer, nothing measured, not run at all, or a measure that failed."""
    failed = {"no answer": "Timeout"}.get(missing, "")
    cases = [make_case("a", failure=failed), make_case("b")]
    scores = [score("quote_fidelity", "b", 1.0)]
    if missing == "failed score":
        scores.append(score("quote_fidelity", "a", None, why="broke"))
    name = "z" if missing == "not run" else "a"
    found = _decide(
        make_run(cases, scores), must_pass=(name,), quote_fidelity=Limits(must_pass=True)
    )
    assert found.exit_code == 4


def test_the_shipped_policy_passes_a_perfect_run_and_fails_a_drifting_one() -> None:
    """Without a policy of one's own the promise of the product is held to."""
    policy = read_policy()
    good = measure({"quote_fidelity": FULL, "force_drift": (0.0,) * 20})
    assert decide(good, policy=policy, baseline=make_baseline(good)).exit_code == 0
    drifting = measure({"quote_fidelity": FULL, "force_drift": (1.0,) * 3 + (0.0,) * 17})
    found = decide(drifting, policy=policy, baseline=make_baseline(good))
    assert [each.name for each in found.broken] == ["force_drift maximum"]


def test_a_part_that_is_missing_as_a_whole_is_no_pass() -> None:
    """An outside checker gave up: every rule holds, and the run exits 5."""
    policy = Policy(schema_version="1", metrics={"quote_fidelity": Limits(minimum=1)})
    run = measure({"quote_fidelity": FULL})
    found = decide(run, policy=policy, interrupted="the checker stopped")
    assert (found.exit_code, found.headline) == (5, "A part of the run could not be measured.")
