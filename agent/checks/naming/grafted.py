"""Find a title that goes on as no title of the evidence does: "… on Shared Quays and Ida Marsh".

Each half of such a name may be known by itself, as a signatory is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.naming.instruments import report
from agent.types import Finding, Judgement

_WORD: Final = r"[A-Z][\w'-]*"
_ON: Final = re.compile(
    r"\b(?:Memorandum|Agreement|Act|Declaration|Regulation|Directive|Treaty|Convention|Protocol|"
    r"Deal|Statement|Strategy|Plan|Report|Decision|Accord|Charter|Arrangement|Order|Guidance)\b"
    r"[^.;,]*\b(?:on|for|concerning|regarding|in)\s+(?:the\s+)?$"
)
"""In front of what a text is on."""
_JOINED: Final = re.compile(rf"\b(?P<one>{_WORD}(?: {_WORD})*) and (?P<other>{_WORD}(?: {_WORD})*)")


def find_grafted(stated: str, labels: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each title that joins to a subject another than the title does.

    Args:
        stated: the plain statement.
        labels: titles and names that place the evidence.
    """
    for match in _JOINED.finditer(stated):
        if _ON.search(stated, 0, match.start()) is None:
            continue
        own = [
            found[1]
            for label in labels
            for found in re.finditer(rf"\b{re.escape(match['one'])} and ({_WORD})", label)
        ]
        first = match["other"].split()[0]
        if own and first not in own:
            why = f"the title says {own[0]!r} here"
            yield report(Judgement.CONTRADICTED, match["other"], why)
