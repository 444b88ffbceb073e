"""Check periods: "within 24 hours of becoming aware" may not lose the moment that they run from.

A period without its starting point is another rule: the clock of the text may not have begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from agent.checks.clauses import BREAK, words_in
from agent.checks.headed import headed
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.values.figures import read_figures
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "periods"
_UNIT = r"(?:(?:working|business|calendar) )?(?:hour|day|week|month|year)s?"
_MARK = (
    r"of|after|from|following|before|prior to|since|ahead of|in advance of|"
    r"starting (?:from|on|with)|counted from"
)
RUNS: Final = re.compile(
    rf"\b(?:within|(?:no|not) (?:later|more) than|at least|at the latest) (?P<period>[\w,.-]+(?: "
    rf"[a-z]+)?? {_UNIT}) (?:{_MARK}) (?P<point>[^.;:]+)",
    re.IGNORECASE,
)
"""A period that runs from a moment: "no later than 14 days after a measure is available"."""
ANCHORED: Final = headed(
    rf"\b{_UNIT}(?: at (?:the latest|most|least))?,? (?:{_MARK}|once|when|if|unless|later|earlier|"
    rf"ago|beforehand|in advance|ahead|early|prior|previously|afterwards?|thereafter|"
    rf"thereupon)\b|\b{_UNIT}[^.;:]{{0,16}} notice\b|\bnotice of\b|"
    r"\b(?:after|upon|once|when|whenever|where|if|from|following|since|before|on|as soon as) "
    rf"[^.;:]*\b{_UNIT}\b",
    re.IGNORECASE,
)
"""A statement that says from when a period runs, in whatever words."""
OWN: Final = re.compile(
    r"(?:the )?(?:(?:date|day) (?:of|on which) )?(?:this|its|the) (?:\w+ )?(?:order|memorandum|act|"
    r"regulation|directive|law|document|publication|enactment|issuance|adoption|signature|section|"
    r"entry into force|date|effective date)\b|(?:enactment|issuance|publication|receipt)\b",
    re.IGNORECASE,
)
"""The day of the text itself, from which a reader takes a period to run where nothing is said."""
KEPT: Final = 0.5
"""Share of the words of a moment that a statement tells if it has it: who it is about stands in
the statement anyhow."""
MOST: Final = 6
"""Content words of the moment that are looked for: "the manufacturer becoming aware of it"."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each period that is told without the moment it runs from."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    runs = [(quote, match) for quote in reach(evidence).quotes for match in RUNS.finditer(quote)]
    if not runs or ANCHORED.search(stated):
        return []
    told = senses_in(stated)
    ours = set(_read(stated))
    return [
        Finding(
            check=NAME,
            judgement=Judgement.OVERSTATED,
            message=f"{match['period']!r}: the source says from when it runs: {_cut(match)!r}",
            words=match["period"],
        )
        for quote, match in runs
        if not OWN.match(match["point"]) and ours & set(_read(match["period"]))
        if _is_lost(list(_own(quote, match)), told)
    ]


def _is_lost(own: Sequence[frozenset[str]], told: frozenset[str]) -> bool:
    return bool(own) and sum(is_told(each, told) for each in own) < KEPT * len(own)


def _read(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield the periods of a plain text as numbers with units."""
    for each in read_figures(text).quantities:
        if each.unit:
            yield each.low, each.unit


def _own(quote: str, match: re.Match[str]) -> Iterator[frozenset[str]]:
    """Yield the senses of the words of the moment that the sentence has not said before it."""
    stop = BREAK.search(quote, match.start("point"), match.end("point"))
    end = stop.start() if stop else match.end("point")
    before = senses_in(quote[: match.start("point")])
    words = words_in(quote, match.start("point"), end)
    content = [at for at, word in enumerate(words) if word.content][:MOST]
    senses = (sense_at(words, at) for at in content)
    yield from (each for each in senses if not is_told(each, before))


def _cut(match: re.Match[str]) -> str:
    return " ".join(match["point"].split()[:MOST])
