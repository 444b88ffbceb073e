"""Every report says what was decided, and the same run is the same bytes."""

from __future__ import annotations

import json as plain_json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from agent.types import Trace
from evals.gate.baseline import make_baseline
from evals.gate.decide import decide
from evals.report import github, html, json, junit, sarif, text
from evals.report.types import Report
from tests.evals.gate.runs import make_case, make_run, quote, say, score
from tests.evals.report.formats import check_junit, check_sarif
from tests.evals.report.reports import (
    CLEAN,
    DRIFTED,
    HOSTILE,
    POLICY,
    RENDERS,
    WHY,
    WILL,
    every_form,
    every_report,
    make_drifting,
    report_on,
)


@every_form
@every_report
def test_the_same_report_is_the_same_bytes(render: Callable[[Report], str], report: Report) -> None:
    """Twenty times over, and from a run made anew."""
    first = render(report)
    assert all(render(report) == first for _ in range(3))
    if report is DRIFTED:
        assert all(
            render(report_on(make_drifting(), make_baseline(make_drifting(0.0)))) == first
            for _ in range(20)
        )


@every_report
def test_every_form_says_the_same_verdict(report: Report) -> None:
    """One decision: JSON, JUnit, SARIF, annotations, text, Markdown and page cannot disagree."""
    decision = report.decision
    assert plain_json.loads(json.render(report))["exit_code"] == decision.exit_code
    red = re.search(r"<(failure|error)\b", junit.render(report)) is not None
    assert red is not decision.passed
    assert ("::error" in github.render(report)) is not decision.passed
    said = plain_json.loads(sarif.render(report))["runs"][0]
    assert said["invocations"][0]["exitCode"] == decision.exit_code
    for written in (text.render(report), github.render_summary(report), html.render(report)):
        assert ("passed" in written.casefold().split("</strong>")[0]) is decision.passed or (
            decision.headline[:20] in written
        )


def test_a_broken_rule_is_an_error_in_sarif_and_none_is_where_all_hold() -> None:
    """The levels follow the decision."""
    for report in (DRIFTED, CLEAN):
        results = plain_json.loads(sarif.render(report))["runs"][0]["results"]
        assert any(each["level"] == "error" for each in results) is not report.decision.passed


@every_report
def test_sarif_keeps_to_its_standard(report: Report) -> None:
    """Checked by the rules of SARIF 2.1.0 that bear on what is written here."""
    check_sarif(plain_json.loads(sarif.render(report)))


def test_sarif_points_at_the_suite_and_at_the_cited_place() -> None:
    """Line 12 of the suite, and the characters of the canonical text."""
    run = plain_json.loads(sarif.render(DRIFTED))["runs"][0]
    (fault,) = [each for each in run["results"] if each["ruleId"] == "force_drift"]
    where = fault["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "suites/my%20suite.yaml"
    assert where["region"]["startLine"] == 12
    region = fault["relatedLocations"][0]["physicalLocation"]["region"]
    (item,) = WILL.evidence
    assert (region["charOffset"], region["charLength"]) == (item.start, len(item.quote))
    assert region["snippet"]["text"] == item.quote


@every_report
def test_junit_keeps_to_its_schema(report: Report) -> None:
    """Counts add up, names are there, and nothing else is."""
    check_junit(junit.render(report))


def test_junit_has_a_test_for_each_rule_and_each_case() -> None:
    """Red where the rule is broken; a rule without a measure is skipped."""
    written = junit.render(DRIFTED)
    assert 'name="force_drift maximum"><failure message="force_drift is 0.500' in written
    assert 'name="premise_correction minimum"><skipped' in written
    assert 'classname="brief.eval.cases" name="a"><system-out>' in written


def test_text_from_documents_is_never_markup() -> None:
    """Tags, workflow commands, controls and direction marks come out as what they are."""
    for render in RENDERS.values():
        written = render(HOSTILE)
        assert "\x1b" not in written
        assert "\u202e" not in written
    page = html.render(HOSTILE)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    commands = github.render(HOSTILE).splitlines()
    assert all(each.startswith(("::error ", "::warning ")) for each in commands)
    assert not any(re.search("%0A(?!25)", each) for each in commands)
    assert any("%250A" in each for each in commands)
    summary = github.render_summary(HOSTILE)
    assert "<script>" not in summary
    assert "@all" not in summary


def test_the_summary_fits_into_a_comment_and_says_what_it_leaves_out() -> None:
    """A thousand faults: the first twenty, and the number of the others."""
    cases = [
        make_case(f"c{n}", say("word " * 300, quote("The parties intend"))) for n in range(1000)
    ]
    scores = [score("force_drift", f"c{n}", 1.0, place=0, why="x" * 999) for n in range(1000)]
    report = report_on(make_run(cases, scores))
    summary = github.render_summary(report)
    assert len(summary) < 65_536
    assert "and 980 more, in the HTML report" in summary
    assert summary.startswith(github.MARKER)
    commands = github.render(report).splitlines()
    assert sum(each.startswith("::warning") for each in commands) == github.MOST_ANNOTATIONS
    assert "991 more are in the report" in commands[-1]


def test_text_names_what_is_new_and_what_was_found() -> None:
    """The lines of a terminal."""
    written = text.render(DRIFTED)
    assert written.startswith("FAILED: The gate failed: 2 of ")
    assert "a (new, answer): What of a?" in written
    assert "force_drift: 'will': the source says 'intend', an intention" in written
    assert text.render(CLEAN).startswith("PASSED: All ")
    assert "Against the baseline nothing changed." in text.render(CLEAN)


def test_a_part_that_is_missing_is_told_by_every_form() -> None:
    """It belongs to no case, and is red all the same."""
    run = make_drifting(0.0)
    decision = decide(run, policy=POLICY, interrupted="the checker stopped")
    report = Report(run=run, decision=decision)
    for render in RENDERS.values():
        assert "the checker stopped" in render(report)
    check_junit(junit.render(report))
    check_sarif(plain_json.loads(sarif.render(report)))


@pytest.mark.parametrize("name", ["html", "summary", "text", "junit", "sarif"])
def test_what_a_model_proposed_is_shown_as_that_and_nothing_shown_is_blamed(name: str) -> None:
    """The fault stands beside the first wording, not beside the statement of the same place."""
    shown = say("Each party bears its own costs.", quote("Each party bears its own costs."))
    case = make_case("a", shown)
    assert case.answer is not None
    answer = replace(case.answer, trace=Trace(proposed=(WILL,)))
    drifts = score("proposed_force_drift", "a", 1.0, place=0, why=WHY)
    page = RENDERS[name](report_on(make_run([replace(case, answer=answer)], [drifts])))
    words = re.sub(r"</?(?:mark|b)>", "", page)
    assert WILL.text in words
    assert (shown.text in words) is (name == "html")
