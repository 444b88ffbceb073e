"""The set that decides -> the ruling: what is wrong, how badly, and what a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.gate import ORDER as SEVERITY
from agent.quote.shelf import label
from agent.referee import quotations
from agent.referee.opposing import soften
from agent.referee.settle import ENOUGH, proves
from agent.referee.tried import Tried
from agent.referee.types import Claim, Ruled, as_ruling
from agent.types import Finding, Judgement
from store.types import Document

NOTHING_FOUND: Final = "nothing_found"


def conclude(claim: Claim, tried: Tried | None) -> Ruled:
    """Return the ruling on a claim by the set that decides, None where there is no evidence."""
    if tried is None:
        return _rule(claim, None, (_silent(),))
    closest = tried.statement.evidence[tried.place]
    findings = soften(claim.text, tried.statement.verdict.findings, closest)
    if tried.holds and proves(tried):
        return _rule(claim, tried, ())
    if tried.score + tried.met < ENOUGH:
        return _rule(claim, tried, _quoted_wrongly(findings) or (_silent(),))
    # That words differ is told only where nothing says what is wrong with them.
    telling = tuple(each for each in findings if each.check != "overlap")
    return _rule(claim, tried, telling or findings or (_silent(),))


def _rule(claim: Claim, tried: Tried | None, findings: Sequence[Finding]) -> Ruled:
    worst = max((f.judgement for f in findings), key=SEVERITY.index, default=Judgement.SUPPORTED)
    return Ruled(
        claim=claim,
        ruling=as_ruling(worst),
        findings=tuple(findings),
        evidence=tried.statement.evidence if tried else (),
        core=tried.place if tried else 0,
    )


def _quoted_wrongly(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.check == quotations.NAME)


def _silent() -> Finding:
    return Finding(
        check=NOTHING_FOUND,
        judgement=Judgement.UNSUPPORTED,
        message="no document of the library says this",
    )


def cite_wrongly(claim: Claim, cited: Document, phrase: str, other: Tried) -> Ruled:
    """Return the ruling on a claim that another document proves than the one it cites."""
    where = label(other.core.document)
    finding = Finding(
        check="citation",
        judgement=Judgement.UNSUPPORTED,
        message=f"“{label(cited)}” does not say it; “{where}” does",
        words=phrase,
    )
    return _rule(claim, other, (finding,))
