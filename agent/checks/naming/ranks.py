"""Find an office told with another rank than the source has: "the President" for his deputy.

"Vice", "deputy" and the like make another office of one: the word may be neither put in front of an
office nor left out, whatever capitals the two have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_OFFICES: Final = (
    r"presidents?|ministers?|secretar(?:y|ies)|chancellors?|directors?|governors?|mayors?|"
    r"chair(?:man|woman|person|s)?|commissioners?|premiers?|speakers?|principals?|"
    r"administrators?|attorneys?|commanders?|marshals?|generals?|ambassadors?|treasurers?|"
    r"inspectors?|registrars?|managers?|leaders?|provosts?|deans?"
)
_RANKS: Final = (
    r"vice|deputy|assistant|associate|under(?=[ -]?secretar)|acting|interim|shadow|junior"
)
_RANKED: Final = re.compile(
    rf"\b(?P<rank>{_RANKS})[ -]?(?P<office>{_OFFICES})\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    rf"(?<!of )\b[Tt]he (?P<office>(?=[A-Z])(?i:{_OFFICES}))(?= [a-z]|[.,;:']|$)(?! of\b| for\b)"
)
"""An office alone, with a capital: "the President said"."""
_SHORT: Final = re.compile(r"\bV\.?P\b|\bDDG?\b")


def find_reranked(stated: str, offered: str) -> Iterator[tuple[str, str]]:
    """Yield the words that give an office another rank, and those of the source.

    Args:
        stated: the plain statement.
        offered: the plain texts of the evidence and of its card.
    """
    theirs = {(m["rank"].casefold(), _single(m["office"])) for m in _RANKED.finditer(offered)}
    small = offered.casefold()
    for match in _RANKED.finditer(stated):
        rank, office = match["rank"].casefold(), _single(match["office"])
        told = (rank, office) in theirs or _SHORT.search(offered)
        if not told and re.search(rf"\b{office}", small) and not re.search(rf"\b{rank}", small):
            yield match.group(), match["office"]
    for match in _BARE.finditer(stated):
        office = _single(match["office"])
        rank = next((rank for rank, each in theirs if each == office), None)
        if rank is None or _RANKED.search(stated):
            continue
        if not re.search(rf"\b{office}", _RANKED.sub(" ", small)):
            yield match["office"], f"{rank} {office}"


def _single(office: str) -> str:
    small = office.casefold()
    return f"{small[:-3]}y" if small.endswith("ies") else small.removesuffix("s")
