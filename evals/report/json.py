"""The decision as JSON, for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from evals.gate.types import Comparison
from evals.report.types import Report
from evals.running.store import dump

VERSION: Final = "1"


def render(report: Report) -> str:
    """Return the decision with the results as JSON; the same report is the same text."""
    return dump(render_values(report))


def render_values(report: Report) -> dict[str, Any]:
    """Return the decision as plain values."""
    decision, run = report.decision, report.run
    return {
        "form": "decision",
        "schema_version": VERSION,
        "verdict": decision.verdict.value,
        "passed": decision.passed,
        "exit_code": decision.exit_code,
        "headline": decision.headline,
        "policy": decision.policy,
        "suite": run.suite,
        "suite_hash": run.suite_hash,
        "fingerprint": run.fingerprint,
        "mode": run.mode.value,
        "model": run.model,
        "judge": run.judge,
        "prompts": dict(run.prompts),
        "rulings": [asdict(each) for each in decision.rulings],
        "faults": [asdict(each) for each in decision.faults],
        "failed_cases": [asdict(each) for each in decision.failed_cases],
        "judged": asdict(decision.judged),
        "comparison": _compare(decision.comparison),
        "results": [asdict(each) for each in run.results],
    }


def _compare(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        **asdict(comparison),
        "mended": [{"case": case, "metric": metric} for case, metric in comparison.mended],
    }
