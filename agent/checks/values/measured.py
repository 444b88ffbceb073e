"""Check comparisons of figures by the figures: "5%, higher than 9.2%" is wrong in any source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.values.figures import read_figures
from agent.checks.values.quantity import Quantity
from agent.checks.words import is_quotation, plain
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "measured"
# Behind a comma: "3 more than the 5 of last year" gives a difference, and compares nothing.
COMPARED = re.compile(
    r", (?:which is |that is |and so |still |also |much |far |well |slightly |somewhat )*"
    r"(?:(?P<up>higher|more|greater|larger|bigger|longer|above|over|exceeding|ahead of)|"
    r"(?P<down>lower|less|fewer|smaller|shorter|cheaper|below|under|short of))\b(?: than)?"
    r"(?=[^.;]*\d)",
    re.IGNORECASE,
)
NEAR = 60
"""Letters on each side in which the two figures stand."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each comparison that the two figures beside it contradict."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    figures = [
        each
        for each in read_figures(stated).quantities
        if each.low == each.high and not each.code and not each.ordinal
    ]
    findings = []
    for match in COMPARED.finditer(stated):
        pair = _find_pair(match, figures)
        if pair is None:
            continue
        one, other = pair
        if (one.low <= other.low) if match["up"] else (one.low >= other.low):
            words = match.group().lstrip(", ")
            why = f"{one.words} is not {words} {other.words}"
            findings.append(
                Finding(
                    check=NAME,
                    judgement=Judgement.CONTRADICTED,
                    message=f"{words!r}: {why}",
                    words=words,
                )
            )
    return findings


def _find_pair(
    match: re.Match[str], figures: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the figures on both sides of a comparison, if they are of one unit."""
    before = [each for each in figures if match.start() - NEAR <= each.start < match.start()]
    behind = [each for each in figures if match.end() <= each.start <= match.end() + NEAR]
    if not before or not behind:
        return None
    one, other = before[-1], behind[0]
    return (one, other) if one.unit == other.unit and one.unit else None
