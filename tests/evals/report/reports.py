"""Reports to look at: a drifting run, a clean one, a hostile one, an empty one."""

from __future__ import annotations

import pytest

from evals.gate.baseline import Baseline, make_baseline
from evals.gate.decide import decide
from evals.gate.history import make_past
from evals.gate.policy import Limits, Policy
from evals.report import github, html, json, junit, sarif, text
from evals.report.types import Place, Report
from evals.types import Run
from tests.evals.gate.runs import make_case, make_run, measure, quote, say, score

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


def make_drifting(drift: float = 1.0, *, words: str = WHY) -> Run:
    """Return a run in which case a drifts, and must not."""
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


def report_on(run: Run, baseline: Baseline | None = None, policy: Policy = POLICY) -> Report:
    """Return a report with history and the places of two cases."""
    return Report(
        run=run,
        decision=decide(run, policy=policy, baseline=baseline),
        history=(make_past(make_drifting(0.0), "v1"), make_past(make_drifting(0.0), "v2")),
        places={
            "a": Place(file="suites/my suite.yaml", line=12),
            "b": Place(file="s.yaml", line=3),
        },
    )


DRIFTED = report_on(make_drifting(), make_baseline(make_drifting(0.0)))
CLEAN = report_on(make_drifting(0.0), make_baseline(make_drifting(0.0)))
HOSTILE = report_on(
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
EMPTY = report_on(make_run([make_case("a")], []))
UNJUDGED = report_on(
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
