"""Find a change that is told the other way round than the figures of the source go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from agent.checks.denying.denials import has_denial
from agent.checks.fault import Fault

# "From 180 to 270", "180 is replaced by 270".
_NUMBER = r"(?P<{}>\d[\d.,]*\d|\d)"
CHANGES = (
    re.compile(
        rf"{_NUMBER.format('old')}[^.;\d]{{0,20}}(?:is|are|was|were|be) (?:hereby )?(?:replaced|"
        rf"substituted) (?:by|with)[^.;\d]{{0,20}}{_NUMBER.format('new')}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bfrom [^.;,\d]{{0,6}}{_NUMBER.format('old')}(?: [a-z%]+){{0,2}} to [^.;,\d]{{0,6}}"
        rf"{_NUMBER.format('new')}",
        re.IGNORECASE,
    ),
)
GREW = re.compile(
    r"\b(?:longer|higher|larger|bigger|greater|more|lengthen\w*|extend\w*|prolong\w*|rais(?:es?|"
    r"ed|ing)|"
    r"rises?|rose|risen|increas\w+|gr[eo]wn?|grows|growth|climb\w*|expand\w*)\b",
    re.IGNORECASE,
)
SHRANK = re.compile(
    r"\b(?:shorter|lower(?:s|ed|ing)?|smaller|less|fewer|shorten\w*|cut(?:s|ting)?|reduc\w+|"
    r"fall(?:s|en|ing)?|fell|"
    r"declin\w+|decreas\w+|drop\w*|shr[aiu]nk\w*|trim\w*|halv\w+)\b",
    re.IGNORECASE,
)


def find_against_figures(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield "shorter" where the figures of the source grow."""
    grew, shrank = GREW.search(stated), SHRANK.search(stated)
    said = grew or shrank
    if said is None or (grew and shrank) or has_denial(stated):
        return
    changes = find_changes(quotes)
    if changes and all(old != new and (new > old) != bool(grew) for old, new in changes):
        yield Fault(words=said.group(), why="the figures of the source go the other way")


def find_changes(quotes: Sequence[str]) -> list[tuple[Decimal, Decimal]]:
    """Return the figures that plain quotes change: old and new."""
    found = []
    for match in (m for quote in quotes for form in CHANGES for m in form.finditer(quote)):
        try:
            old, new = (Decimal(match[name].replace(",", "")) for name in ("old", "new"))
        except InvalidOperation:
            # "From 1.2.3 to 1.2.4" changes no figure.
            continue
        found.append((old, new))
    return found
