"""Find two couples of names that have changed partners: "A from X and B from Y", "A from Y ...".

Names change their places in honest sentences, but a name keeps to the one that a word binds it to.
Only where both couples are there on both sides, and both are crossed, is it no accident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

NAMED = re.compile(r"\b[A-Z][\w&.-]*\w(?: [A-Z][\w&.-]*\w)*\b")
POSSESSIVE = re.compile(r"'s? $")
PARTED = re.compile(r"[;:.!?]|--|\b(?:and|or|but|while|whereas|than|nor|as)\b|^,? $", re.IGNORECASE)
WORDED = re.compile(r"[a-z(]")
FURTHEST = 32
"""Characters between two names that a word binds: ", which serves the tenants of " has 31."""
Couple = frozenset[str]


def find_crossed_couples(stated: str, quotes: Sequence[str]) -> tuple[str, str] | None:
    """Return two names that have changed partners, None where no two have."""
    ours = _couples(stated)
    if len(ours) < 2:
        return None
    for quote in quotes:
        theirs = _couples(quote)
        for one, other in combinations(sorted(theirs - ours, key=sorted), 2):
            if one & other or not (one | other) <= frozenset().union(*ours):
                continue
            mixed = {each for each in ours - theirs if each <= one | other}
            if any(not a & b for a, b in combinations(mixed, 2)):
                first, second = sorted(min(mixed, key=sorted))
                return first, second
    return None


@lru_cache(maxsize=1_000)
def _couples(text: str) -> frozenset[Couple]:
    """Return the pairs of neighbouring names that a word or a possessive binds."""
    found = set()
    for one, other in pairwise(NAMED.finditer(text)):
        between = text[one.end() : other.start()]
        if len(between) > FURTHEST or PARTED.search(between):
            continue
        if one.group() != other.group() and (WORDED.search(between) or POSSESSIVE.match(between)):
            found.add(frozenset({one.group(), other.group()}))
    return frozenset(found)
