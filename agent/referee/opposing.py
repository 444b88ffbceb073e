"""What tells against a claim's date or figure: only a passage that dates or counts the same thing.

"Article 6(1) and the corresponding obligations apply from 2 August 2027" has another date than
"most obligations apply from 2 August 2026", and says nothing against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from agent.checks.words import plain
from agent.referee.parts import find_subject
from agent.referee.relevance import FREE, cover, units
from agent.referee.tried import THEIRS, VALUES
from agent.types import Evidence, Finding, Judgement

SAME: Final = 0.5
"""Share of a source's subject that a claim tells, from which on both are of the same thing."""
_PRINTED: Final = re.compile(r"^(?:(?:\d{1,3}(?:\.\d{1,3})+\.?|\(?\w{1,4}[.)])\s+){1,3}")
_SPOKEN_BY: Final = re.compile(r"^[^:.]{3,80}: ")


def is_of_same_thing(claim: str, quote: str) -> bool:
    """Say whether the subject of a source's sentence is something that a claim tells of."""
    said = _SPOKEN_BY.sub("", _PRINTED.sub("", plain(quote)))
    subject = find_subject(said)
    return subject is None or cover(subject, units(claim), free=FREE) >= SAME


def soften(claim: str, findings: Sequence[Finding], core: Evidence) -> tuple[Finding, ...]:
    """Return findings, where what gives another thing's date or figure contradicts nothing."""
    if is_of_same_thing(claim, core.quote):
        return tuple(findings)
    return tuple(_as_missing(each) if _is_other_value(each) else each for each in findings)


def _is_other_value(finding: Finding) -> bool:
    return (
        finding.check in VALUES
        and finding.judgement is Judgement.CONTRADICTED
        and THEIRS.search(finding.message) is not None
    )


def _as_missing(finding: Finding) -> Finding:
    thing = "date" if finding.check == "dates" else "figure"
    return replace(
        finding,
        judgement=Judgement.UNSUPPORTED,
        message=f"{finding.words!r}: no passage found gives this {thing} for it",
    )
