"""A draft with its verdict: all checks, and each quotation looked up once more in the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.checks import ALL, Check
from agent.gate import ORDER, judge, quotes_hold
from agent.quote.shelf import Desk
from agent.types import Draft, Finding, Judgement, Statement, Verdict


def prove(desk: Desk, draft: Draft, *, checks: Sequence[Check] = ALL) -> Statement:
    """Return the draft as a statement; it holds only if every check and every quotation does."""
    statement = judge(draft, checks=checks)
    lost = [
        item.quote[:80]
        for item in draft.evidence
        if not quotes_hold([item], desk.text(item.document))
    ]
    return blame(statement, [_lost(words) for words in lost])


def holds(statement: Statement) -> bool:
    """Say whether a statement may be shown."""
    return statement.verdict.judgement is Judgement.SUPPORTED and bool(statement.evidence)


def blame(statement: Statement, findings: Sequence[Finding]) -> Statement:
    """Return the statement with more findings; its verdict is the worst of all of them."""
    if not findings:
        return statement
    every = (*statement.verdict.findings, *findings)
    worst = max((each.judgement for each in every), key=ORDER.index)
    return replace(statement, verdict=Verdict(judgement=worst, findings=every))


def _lost(words: str) -> Finding:
    return Finding(
        check="pointer",
        judgement=Judgement.UNSUPPORTED,
        message="the stored text does not have the quotation at its place",
        words=words,
    )
