"""Find a compound that tells a fact of which the source has neither part: "a UK-hosted platform".

Who owns, hosts or pays for a thing, and whether it comes in real time, in person or on site, is
said in one word with a hyphen. A paraphrase may build such a word, but from what the source says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from agent.checks.overlap.reading import read
from agent.checks.overlap.retold import find_untold
from agent.checks.senses import is_told, senses_in
from agent.checks.words import Reach

_DONE_BY: Final = re.compile(
    r"\b(?P<by>[A-Za-z]{2,})-(?P<done>hosted|owned|led|run|funded|financed|operated|controlled|"
    r"backed|built|made|approved|certified|accredited|licensed|sponsored|managed|sourced|trained|"
    r"grown|born|mandated|subsidi[sz]ed|organi[sz]ed|staffed|commissioned)\b"
)
NO_MAKER: Final = frozenset(
    {"well", "self", "man", "ready", "tailor", "custom", "purpose", "newly"}
)
MEANT: Final = {
    "real-time": "instant immediate live simultaneous continuous once real",
    "multi-year": "year annual long decade",
    "multi-million": "million",
    "year-round": "year season always",
    "year-long": "year twelve month",
    "month-long": "month week",
    "week-long": "week day",
    "day-long": "day hour",
    "on-site": "site premise place local",
    "off-site": "site premise place remote",
    "in-person": "person physical face attend presence",
    "in-house": "house own internal",
    "peer-reviewed": "peer review referee journal",
    "award-winning": "award prize win",
    "prize-winning": "award prize win",
    "first-time": "first new",
    "part-time": "part hour",
    "full-time": "full hour",
    "top-secret": "secret classified",
    "third-party": "third outside external independent vendor supplier other",
    "open-source": "open source free licence",
    "low-income": "income poor poverty earn",
    "high-income": "income rich earn wealth",
    "middle-class": "class income",
    "blue-collar": "collar worker manual",
    "two-day": "two day",
    "three-day": "three day",
    "face-to-face": "face person",
    "door-to-door": "door house home",
    "bullet-proof": "bullet",
    "wood-burning": "wood",
    "solar-powered": "solar sun",
    "battery-powered": "battery electric",
    "coal-fired": "coal",
    "gas-fired": "gas",
    "cross-party": "party bipartisan side",
    "all-party": "party bipartisan",
    "non-partisan": "party partisan",
}
"""Compounds that tell a fact, each with words of a source by which it is told."""
_WHOLE: Final = re.compile(rf"\b(?:{'|'.join(MEANT)})\b", re.IGNORECASE)


def find_compounds(stated: str, source: Reach) -> Iterator[str]:
    """Yield the compounds of a statement that nothing in the cited sentences tells.

    Args:
        stated: the statement in one typography.
        source: what the evidence offers.
    """
    if "-" not in stated:
        return
    done = [
        (match.group(), f"{match['by']} {match['done']}")
        for match in _DONE_BY.finditer(stated)
        if match["by"].casefold() not in NO_MAKER
    ]
    done += [(match.group(), MEANT[match.group().casefold()]) for match in _WHOLE.finditer(stated)]
    if not done:
        return
    texts = tuple(each.replace("-", " ") for each in source.quotes)
    told = frozenset().union(*(senses_in(each) for each in texts))
    for words, meant in done:
        parts = meant.split()
        if any(is_told(senses_in(part), told) for part in parts):
            continue
        if len(find_untold(read(meant).content, texts)) == len(read(meant).content):
            yield words
