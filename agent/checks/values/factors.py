"""Check factors: what is doubled must have doubled by the figures of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from agent.checks.values.changes import find_changes
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "factors"
# "Doubles" is a factor of two: 180 that become 270 are not doubled.
FACTORS = (
    (re.compile(r"\b(?:doubl(?:es|ed|ing)|twice as|twofold)\b", re.IGNORECASE), 2),
    (re.compile(r"\b(?:tripl(?:es|ed|ing)|trebl(?:es|ed|ing)|threefold)\b", re.IGNORECASE), 3),
    (re.compile(r"\bhalv(?:es|ed|ing)\b", re.IGNORECASE), Decimal("0.5")),
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each factor that no change of figures in the evidence has."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    said = [(match, factor) for form, factor in FACTORS if (match := form.search(stated))]
    pairs = find_changes(quotes) if said else []
    return [
        Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED,
            message=f"{match.group()!r}: the figures of the source change in another proportion",
            words=match.group(),
        )
        for match, factor in said
        if pairs and all(new != old * factor for old, new in pairs)
        if not any(match.re.search(quote) for quote in quotes)
    ]
