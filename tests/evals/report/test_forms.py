"""Every report says what was decided, and the same run is the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json as plain_json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from evals.gate.baseline import Baseline, make_baseline
from evals.gate.decide import decide
from evals.gate.history import make_past
from evals.gate.policy import Limits, Policy
from evals.report import github, html, json, junit, sarif, text
from evals.report.types import Place, Report
from evals.types import Run
from tests.evals.gate.runs import make_case, make_run, measure, quote, say, score
from tests.evals.report.formats import check_junit, check_sarif

WILL = say(
    "The parties will share access to computing resources.",
    quote("The parties intend to share access to computing resources, as appropriate."),
    finding="will",
)
WHY = "'will': the source says 'intend', an intention"
EVIL = '<script>alert(1)</script> & "x" ]]> ::error::no %0A | @all #12 \x1b[31m \u202e \ufffe'
POLICY = Policy(
    schema_version="1",
    title="strict",
    metrics={
        "force_drift": Limits(maximum=0.0, drop=0.0, drop_when="any"),
        "quote_fidelity": Limits(minimum=1.0, must_pass=True),
        "premise_correction": Limits(minimum=1.0),
    },
)


def _make_run(drift: float = 1.0, *, words: str = WHY) -> Run:
    cases = [
        make_case("a", WILL, must_pass=True),
        make_case(
            "b", say("Each party bears its own costs.", quote("Each party bears its own costs."))
        ),
    ]
    scores = [
        score("force_drift", "a", drift, place=0, why=words if drift else ""),
        score("force_drift", "b", 0.0, place=0),
        score("quote_fidelity", "a", 1.0, place=0),
        score("quote_fidelity", "b", 1.0, place=0),
    ]
    return make_run(cases, scores)


def _report(run: Run, baseline: Baseline | None = None, policy: Policy = POLICY) -> Report:
    return Report(
        run=run,
        decision=decide(run, policy=policy, baseline=baseline),
        history=(make_past(_make_run(0.0), "v1"), make_past(_make_run(0.0), "v2")),
        places={
            "a": Place(file="suites/my suite.yaml", line=12),
            "b": Place(file="s.yaml", line=3),
        },
    )


DRIFTED = _report(_make_run(), make_baseline(_make_run(0.0)))
CLEAN = _report(_make_run(0.0), make_baseline(_make_run(0.0)))
HOSTILE = _report(
    make_run(
        [
            make_case("a" + EVIL, say(EVIL, quote("The parties intend"))),
            make_case("c", failure=EVIL),
        ],
        [
            score("force_drift", "a" + EVIL, 1.0, place=0, why=EVIL),
            score("quote_fidelity", "a" + EVIL, 0.0, place=7, why=EVIL),
        ],
    )
)
EMPTY = _report(make_run([make_case("a")], []))
UNJUDGED = _report(
    measure({"support_full": [None, 1.0], "quote_fidelity": [1.0, 1.0], "force_drift": [0.0, 0.0]})
)
RENDERS = {
    "html": html.render,
    "summary": github.render_summary,
    "text": text.render,
    "json": json.render,
    "junit": junit.render,
    "sarif": sarif.render,
    "annotations": github.render,
}
every_form = pytest.mark.parametrize("render", RENDERS.values(), ids=RENDERS.keys())
every_report = pytest.mark.parametrize(
    "report",
    [DRIFTED, CLEAN, HOSTILE, EMPTY, UNJUDGED],
    ids=["drifted", "clean", "hostile", "empty", "unjudged"],
)


@every_form
@every_report
def test_the_same_report_is_the_same_bytes(render: Callable[[Report], str], report: Report) -> None:
    """Twenty times over, and from a run made anew."""
    first = render(report)
    assert all(render(report) == first for _ in range(3))
    if report is DRIFTED:
        assert all(
            render(_report(_make_run(), make_baseline(_make_run(0.0)))) == first for _ in range(20)
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


class _Reader(HTMLParser):
    """Keeps the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "mark":
            self.marked.append(data)

    @property
    def unclosed(self) -> list[str]:
        return self._open


@every_report
def test_the_page_is_whole_and_asks_for_nothing(report: Report) -> None:
    """Every tag is closed, and no attribute loads, sends or runs anything."""
    page = html.render(report)
    read = _Reader(page)
    assert read.unclosed == []
    loading = {"src", "srcset", "action", "data", "poster", "background", "style", "formaction"}
    for tag, attributes in read.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not loading & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in page
    assert "@import" not in page


@every_report
def test_only_the_script_and_style_of_the_page_are_let_in(report: Report) -> None:
    """The policy names both by their hash, and there is one of each."""
    page = html.render(report)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; ")
    assert "unsafe" not in policy.group(1)
    for tag in ("style", "script"):
        (held,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.group(1)


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


def test_the_page_marks_the_words_of_the_finding_on_both_sides() -> None:
    """“will” in the statement, “intend” in the passage; the passage stands in its surroundings."""
    page = html.render(DRIFTED)
    assert _Reader(page).marked == ["will", "intend"]
    assert "Article 4. Access." in page
    assert "Each party bears its own costs." in page
    assert '<article id="' in page
    assert 'class="new"' in page


def test_the_page_draws_each_metric_over_its_history() -> None:
    """Two earlier runs and this one: three points, and the limit."""
    page = html.render(DRIFTED)
    (drawn,) = re.findall(r'<svg[^>]*aria-label="force_drift:.*?</svg>', page, re.DOTALL)
    assert drawn.count("<circle") == 3
    assert drawn.count('class="point now"') == 1
    assert drawn.count('class="limit"') == 1
    assert "v1: 0.000" in drawn


def test_without_history_the_baseline_is_drawn() -> None:
    """Two points: the baseline and this run."""
    report = Report(run=DRIFTED.run, decision=DRIFTED.decision)
    (drawn,) = re.findall(
        r'<svg[^>]*aria-label="force_drift:.*?</svg>', html.render(report), re.DOTALL
    )
    assert drawn.count("<circle") == 2


def test_the_summary_fits_into_a_comment_and_says_what_it_leaves_out() -> None:
    """A thousand faults: the first twenty, and the number of the others."""
    cases = [
        make_case(f"c{n}", say("word " * 300, quote("The parties intend"))) for n in range(1000)
    ]
    scores = [score("force_drift", f"c{n}", 1.0, place=0, why="x" * 999) for n in range(1000)]
    report = _report(make_run(cases, scores))
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
