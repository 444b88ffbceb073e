"""The gate: a statement is shown only if every check lets it through. It fails closed."""

from __future__ import annotations

from collections.abc import Sequence

from agent.checks import ALL, Check
from agent.types import Draft, Evidence, Finding, Judgement, Statement, Verdict

# From harmless to worst: the verdict of a statement is its worst finding.
ORDER = (
    Judgement.SUPPORTED,
    Judgement.OVERSTATED,
    Judgement.UNSUPPORTED,
    Judgement.CONTRADICTED,
)

NEVER_OFFERED = "it points at a sentence that was never offered"


def judge(draft: Draft, *, checks: Sequence[Check] = ALL) -> Statement:
    """Return the draft with the verdict of all checks.

    A check that raises is a finding against the statement, never a pass.
    """
    findings = [_invented(pointer) for pointer in draft.unoffered]
    for check in checks:
        try:
            findings += check(draft.text, draft.kind, draft.evidence)
        except Exception as error:  # noqa: BLE001  a fault in a check must withhold, not crash
            findings.append(_broken(check, error))
    worst = max((f.judgement for f in findings), key=ORDER.index, default=Judgement.SUPPORTED)
    return Statement(
        text=draft.text,
        kind=draft.kind,
        evidence=draft.evidence,
        verdict=Verdict(judgement=worst, findings=tuple(findings)),
    )


def quotes_hold(evidence: Sequence[Evidence], text: str) -> bool:
    """Say whether each quote stands in the canonical text at its offsets, letter for letter.

    Args:
        evidence: sentences of one document version.
        text: the stored canonical text of that version.
    """
    return all(
        0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.quote
        for item in evidence
    )


def _invented(pointer: str) -> Finding:
    return Finding(
        check="pointer",
        judgement=Judgement.UNSUPPORTED,
        message=NEVER_OFFERED,
        words=pointer[:80],
    )


def _broken(check: Check, error: Exception) -> Finding:
    name = getattr(check, "__module__", "check").rpartition(".")[2]
    return Finding(
        check=name,
        judgement=Judgement.UNSUPPORTED,
        message=f"the check {name!r} could not be completed: {type(error).__name__}: {error}",
    )
