"""Check what is counted: 60 fellowships may not become 60 centres.

The figure itself is the same, so that `figures` is content. Words for what is counted are often
exchanged by honest paraphrases; they must then be words of one use, or stand in the evidence too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from agent.checks.clauses import root
from agent.checks.overlap.vocabulary import look_up
from agent.checks.senses import is_told, senses_in, senses_of
from agent.checks.values.figures import read_figures
from agent.checks.values.quantity import Quantity
from agent.checks.words import is_quotation, listed, plain, reach, stem
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "counted"
SAME_USE: Final = 0.35
"""Likeness in use of two nouns from which one may stand for the other: "centre" and "fellowship"
have 0.1, "visitor" and "guest" 0.6."""
# Words that stand for whatever is counted.
LOOSE: Final = listed(
    "one thing item unit piece case example instance part point way kind type area field time "
    "figure number total people person place other member step measure goal entry"
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each figure of the evidence that counts something else here."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, source = plain(text), reach(evidence)
    ours = [each for each in read_figures(stated).quantities if _counts(each)]
    if not ours:
        return []
    theirs = [q for quote in source.quotes for q in read_figures(quote).quantities if _counts(q)]
    offered = frozenset().union(*(senses_in(part) for part in (*source.quotes, *source.labels)))
    told = senses_in(stated)
    findings = []
    for each in ours:
        same = [other for other in theirs if other.low == each.low and other.high == each.high]
        if not same or is_told(senses_of(root(each.noun)), offered):
            continue
        if any(is_told(senses_of(root(other.noun)), told) for other in same):
            continue
        if not _are_alike(each.noun, (other.noun for other in same)):
            findings.append(_finding(each, same[0]))
    return findings


def _counts(quantity: Quantity) -> bool:
    return (
        bool(quantity.noun)
        and quantity.noun not in LOOSE
        # "Cooperation between the two takes place": two is a pronoun as often as a figure.
        and quantity.low > 2
        and not (quantity.unit or quantity.ordinal or quantity.fraction or quantity.code)
    )


def _are_alike(noun: str, others: Iterable[str]) -> bool:
    """Say whether a noun is used like one of the others; of an unlisted one nothing is known."""
    rows = look_up([stem(noun), *(stem(other) for other in others)])
    if not rows[0].any() or not rows[1:].any(axis=1).all():
        return True
    return float((rows[1:] @ rows[0]).max()) >= SAME_USE


def _finding(quantity: Quantity, source: Quantity) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{quantity.noun!r}: the source counts {f'{source.words} {source.noun}'!r}",
        words=f"{quantity.words} {quantity.noun}",
    )
