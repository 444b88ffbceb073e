"""Check the region: boilerplate proves nothing, a heading only itself, a recital no action."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.governed import read_forces
from agent.checks.binding.ladder import ACTION, RECITAL
from agent.checks.words import is_quotation, plain
from agent.types import Evidence, Finding, Judgement, Kind
from store.types import Region, Role

NAME = "region"
MAY = re.compile(r"(?:may|might|can|could)\b", re.IGNORECASE)
# A sentence that the reader of a document took for a heading, for its bold letters.
TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|must|shall|may|should|does|do|notifies|requires|means)\b",
    re.IGNORECASE,
)
LEAST_TOLD = 8
"""Words from which a heading with a verb of its own is a sentence: titles do without both."""
WEAK = re.compile(r"(?:is|are|was|were)(?: \w+ly)? to$|needed(?: to)?$", re.IGNORECASE)
"""What binds no more than the "should" of a recital."""
ACTS = re.compile(r"(?:will|shall|must|ha(?:s|ve) to|agrees? to|undertakes? to)\b", re.IGNORECASE)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding where the cited sentences stand in a part that cannot prove it."""
    del kind
    findings = [
        _finding(Judgement.UNSUPPORTED, "boilerplate is never evidence", item)
        for item in evidence
        if item.region is Region.BOILERPLATE
    ]
    speaking = [item for item in evidence if item.region is not Region.BOILERPLATE]
    if not speaking or is_quotation(text, evidence):
        return findings
    if all(item.region is Region.HEADING and not _tells(item.quote) for item in speaking):
        why = (
            "a heading names a subject and proves nothing: quote it as a heading, or cite the body"
        )
        findings.append(_finding(Judgement.UNSUPPORTED, why, speaking[0]))
    elif all(item.role is Role.RECITAL for item in speaking):
        firm = [
            each
            for each in read_forces(plain(text))
            if not each.loose and not each.conditional and not MAY.match(each.words)
        ]
        level = max(firm, key=lambda each: each.height, default=None)
        if level is not None and any(each.height == RECITAL for each in firm):
            # "Reaffirms what was promised" tells of the recital, "recognises and will" acts.
            level = level if ACTS.match(level.words) else None
        told = [each.height for item in speaking for each in read_forces(plain(item.quote))]
        if level is not None and WEAK.match(level.words):
            # "The changes needed to it", "a request is to be made": no more than a "should".
            level = None
        if level is not None and level.height >= ACTION and level.height > max(told, default=0):
            why = f"a recital gives a reason, it does not act: {level.words!r} goes beyond it"
            findings.append(_finding(Judgement.OVERSTATED, why, speaking[0]))
    return findings


def _tells(quote: str) -> bool:
    return len(quote.split()) >= LEAST_TOLD and TELLS.search(quote) is not None


def _finding(judgement: Judgement, why: str, item: Evidence) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=why, words=item.quote[:80])
