"""Tell a date from which something holds from a date until which it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.headed import headed
from agent.checks.values.moments import Moment, find_moments

START, END = "from", "until"
_PAST = r"(?: (?:the|midnight on|noon on))? ?$"
STARTS = headed(
    r"\b(?:from|since|starting(?: on| in)?|beginning(?: on| in)?|as from|after|following|"
    r"(?:not|no) (?:earlier|sooner) than|on or after|not before|not until|with effect from)"
    + _PAST,
    re.IGNORECASE,
)
ENDS = headed(
    r"\b(?:until|till|by|before|prior to|up to|through|ending(?: on| in)?|no later than|"
    r"not later than|at the latest on|on or before|expir\w+ (?:on|in))" + _PAST,
    re.IGNORECASE,
)
# "Not before", "except" and the like turn the sense round; another check reads them.
TURNS = headed(
    r"\b(?:not|no|never|none|nobody|nothing|nor|neither|except|outside|unless|without|exempt\w*|"
    r"exclud\w+|old|earlier|previous|former|only|still|"
    r"remain\w*|continu\w*|stay\w*|ke(?:ep|pt)\w*)\b|n't\b",
    re.IGNORECASE,
)
REACH = 28
"""Characters in front of a date that may hold "not earlier than"."""


def find_turned(stated: str, quotes: Sequence[str]) -> list[tuple[Moment, str, str]]:
    """Return the dates that begin in the statement what they end in the evidence, or the reverse.

    Each comes with our word and theirs. Statements with a negation are left alone: "not covered
    before 1 August" and "covered from 1 August" are the same.
    """
    if TURNS.search(stated):
        return []
    offered = [(moment, bound(quote, moment)) for quote in quotes for moment in find_moments(quote)]
    if any(TURNS.search(quote) for quote in quotes):
        return []
    turned = []
    for moment in find_moments(stated):
        ours = bound(stated, moment)
        theirs = {side for known, side in offered if known.named == moment.named}
        if ours and theirs and "" not in theirs and ours not in theirs:
            turned.append((moment, ours, next(iter(theirs))))
    return turned


def bound(text: str, moment: Moment) -> str:
    """Return whether a date of a plain text starts or ends something, "" if neither is said."""
    before = text[max(0, moment.start - REACH) : moment.start]
    if STARTS.search(before):
        return START
    return END if ENDS.search(before) else ""
