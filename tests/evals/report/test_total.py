"""Whatever was measured, there is a decision, and every report says it."""

from __future__ import annotations

import json as plain_json

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.gate.baseline import make_baseline
from evals.gate.decide import decide
from evals.gate.history import make_past
from evals.gate.policy import read_policy
from evals.gate.types import EXIT_CODES
from evals.report import github, html, json, junit, sarif, text
from evals.report.types import Place, Report
from evals.types import Run, Score
from tests.evals.gate.runs import make_case, make_run, quote, say
from tests.evals.report.formats import check_junit, check_sarif

POLICY = read_policy()
CASES = ["a", "b", "c"]
METRICS = ["quote_fidelity", "force_drift", "support_full", "outcome_accuracy", "answer_words"]
WORDS = st.text(max_size=20)


@st.composite
def _scores(draw: st.DrawFn) -> Score:
    failed = draw(st.booleans())
    skipped = draw(st.booleans())
    return Score(
        metric=draw(st.sampled_from(METRICS)),
        case=draw(st.sampled_from(CASES)),
        value=None if failed or skipped else draw(st.sampled_from([0.0, 0.25, 1.0])),
        cluster=draw(st.sampled_from(["x", "y"])),
        place=draw(st.sampled_from([None, 0, 1, 9])),
        explanation=draw(WORDS),
        failure=draw(st.sampled_from(["judge failed: x", "broke"])) if failed else "",
    )


@st.composite
def _runs(draw: st.DrawFn) -> Run:
    cases = [
        make_case(
            name,
            say(draw(WORDS), quote("The parties intend"), finding=draw(WORDS)),
            say(draw(WORDS)),
            must_pass=draw(st.booleans()),
            failure=draw(st.sampled_from(["", "", "Timeout: late"])),
        )
        for name in CASES
    ]
    return make_run(cases, draw(st.lists(_scores(), max_size=25)))


@settings(max_examples=60, deadline=None)
@given(after=_runs(), before=_runs())
def test_every_run_is_decided_and_reported(after: Run, before: Run) -> None:
    """No score, no word and no failure breaks the gate or a report, and none disagrees."""
    decision = decide(after, policy=POLICY, baseline=make_baseline(before))
    assert decision.exit_code in EXIT_CODES.values()
    if decision.passed:
        lost = [each for each in after.scores if each.failure]
        assert all(each.failure.startswith("judge failed") for each in lost)
        assert all(each.answer is not None for each in after.cases)
    report = Report(
        run=after,
        decision=decision,
        history=(make_past(before, "v1"),),
        places={"a": Place(file="s.yaml", line=1)},
    )
    assert plain_json.loads(json.render(report))["passed"] is decision.passed
    check_sarif(plain_json.loads(sarif.render(report)))
    check_junit(junit.render(report))
    for render in (text.render, html.render, github.render, github.render_summary):
        written = render(report)
        assert "nan" not in written.casefold().split()
        written.encode("utf-8")
