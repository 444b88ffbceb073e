"""What may be said instead: the source's own words, quoted and attributed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from agent.quote.shelf import label
from agent.referee.types import Ruled, Ruling
from agent.types import Evidence, Finding, Judgement
from store.types import Status

_NUMBER: Final = re.compile(r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\([a-z]\)|Q\d+\.)\s+(?=\S)")
_LONGEST: Final = 400
_PAST: Final = re.compile(
    r"\b(?:withdrawn|earlier|former(?:ly)?|previous(?:ly)?|replaced?s?|superseded|old(?:er)?|"
    r"no longer|until|was|were|had|amended|original(?:ly)?|could|did|used to|at (?:that|the) time|"
    r"(?<!is )(?<!are )(?<!be )(?:applied|allowed|required|permitted|asked|obliged|covered))\b",
    re.IGNORECASE,
)
STANDING: Final = "standing"


def advise(ruled: Ruled) -> Ruled:
    """Return a ruling with a wording that would hold, and a finding where its source has lapsed."""
    ruled = _mind_status(ruled)
    if ruled.ruling not in {Ruling.OVERSTATED, Ruling.CONTRADICTED} or not ruled.evidence:
        return ruled
    return replace(ruled, safe=quote(ruled.evidence[ruled.core]))


def quote(core: Evidence) -> str:
    """Return the words of a sentence between quotation marks, behind the name of its document."""
    words = _NUMBER.sub("", " ".join(core.quote.split())).replace("“", "‘").replace("”", "’")
    if core.lead:
        words = f"{' '.join(core.lead.split())} {words}"
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] + " …"
    return f"{label(core.document)}: “{words.replace(chr(34), chr(39))}”"


def _mind_status(ruled: Ruled) -> Ruled:
    """Find a claim told as in force that only a withdrawn or superseded text bears out."""
    if ruled.ruling is not Ruling.SUPPORTED or not ruled.evidence:
        return ruled
    document = ruled.evidence[0].document
    if document.status is Status.CURRENT or _PAST.search(ruled.claim.text):
        return ruled
    reason = document.status_reason or f"it is {document.status.value}"
    finding = Finding(
        check=STANDING,
        judgement=Judgement.OVERSTATED,
        message=f"“{label(document)}” no longer speaks: {reason}",
        words="",
    )
    return replace(ruled, ruling=Ruling.OVERSTATED, findings=(*ruled.findings, finding))
