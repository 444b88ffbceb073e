"""What a sentence can be held to: a day, a figure, an act that one can see done."""

from __future__ import annotations

import re
from typing import Final

from agent.briefing.computed.figures import find_figures
from agent.briefing.computed.material import Topical
from agent.checks.values.moments import find_moments

_BOUNDED: Final = re.compile(
    r"\b(?:within|every|each|no later than|at least|at most|up to) (?:\w+[ -]){0,3}"
    r"(?:hours?|days?|weeks?|months?|years?|per cent|percent)\b|"
    r"\b(?:annual|monthly|weekly)(?:ly)?\b",
    re.IGNORECASE,
)
_SEEN: Final = re.compile(
    r"\b(?:establish|set up|conven|publish|report|notif|submit|designat|appoint|fund|offer|pay|"
    r"sign|adopt|review|disclos|inform|provid|award|open|clos|deliver|issu|send|share|meet|test|audit|"
    r"evaluat|delete|replace|repeal|suspend|grant|hold)\w*\b",
    re.IGNORECASE,
)
"""Verbs of acts of which one can see whether they were done."""


def count_particulars(each: Topical) -> int:
    """Return how much a commitment can be held to: a day or figure, and an act one can see done.

    "Will convene a group within six months" comes before "intends to lead the world".
    """
    text = each.sentence.text
    bounded = find_figures(each) or find_moments(text) or _BOUNDED.search(text)
    return bool(bounded) + (_SEEN.search(text) is not None)
