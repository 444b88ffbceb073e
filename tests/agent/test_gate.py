"""The gate: the worst finding decides, and a broken check withholds."""

from __future__ import annotations

from collections.abc import Sequence

from agent.gate import admit, judge, quotes_hold
from agent.types import Draft, Evidence, Finding, Judgement, Kind
from tests.agent.checks.build import evidence


def draft(text: str, *offered: Evidence) -> Draft:
    return Draft(text=text, kind=Kind.FACT, evidence=offered)


def test_a_verbatim_statement_is_supported() -> None:
    quote = "The office opens on 3 May 2024."
    assert judge(draft(quote, evidence(quote))).verdict.judgement is Judgement.SUPPORTED


def test_the_verdict_is_the_worst_finding() -> None:
    """Contradiction outweighs what is merely missing."""
    offered = evidence("The office opens in May 2024 with 12 staff.")
    verdict = judge(draft("The office opens on 3 May 2024 with 14 staff.", offered)).verdict
    assert verdict.judgement is Judgement.CONTRADICTED
    assert {finding.check for finding in verdict.findings} == {"figures", "dates"}


def test_what_fails_is_withheld_and_listed() -> None:
    good, bad = evidence("The office opens."), evidence("It has 12 staff.", start=30)
    admitted = admit([draft("The office opens.", good), draft("It has 13 staff.", bad)])
    assert [statement.text for statement in admitted.shown] == ["The office opens."]
    assert [statement.text for statement in admitted.withheld] == ["It has 13 staff."]
    assert admitted.withheld[0].verdict.findings


def test_a_check_that_raises_withholds_the_statement() -> None:
    """A fault of ours never lets a statement through."""

    def broken(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        del text, kind, evidence
        raise ValueError("no such thing")

    verdict = judge(draft("It opens.", evidence("It opens.")), checks=[broken]).verdict
    assert verdict.judgement is Judgement.UNSUPPORTED
    assert "no such thing" in verdict.findings[0].message


def test_quotes_hold_only_letter_for_letter() -> None:
    text = "First. The office opens."
    offered = evidence("The office opens.", start=7)
    assert quotes_hold([offered], text)
    assert not quotes_hold([offered], text.replace("office", "0ffice"))
    assert not quotes_hold([offered], "First.")
