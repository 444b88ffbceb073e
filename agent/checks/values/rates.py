"""Find a figure told for another stretch of time, or for none: "40 tonnes a day" is no week's.

The figure itself is the same in both texts. What is told of it must be so too: by the year, by the
day, or once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault
from agent.checks.values.figures import read_figures
from agent.checks.values.quantity import Quantity

_PERIODS: Final = "year|month|week|day|hour|quarter|decade|fortnight|minute"
_ADVERBS: Final = {
    "annually": "year",
    "yearly": "year",
    "per annum": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "quarterly": "quarter",
    "fortnightly": "fortnight",
}
RATE: Final = re.compile(
    r"^(?:/|(?: (?!(?:and|or|but|in|for|within|by|over|after|before|from|to|than|that|which|is|"
    r"are|was|were|will|has|have|on|at|as|with|when|if)\b)[\w'-]+){0,4}? "
    rf"(?:an?|per|each|every) )(?<! a (?=quarter))(?P<period>{_PERIODS})\b"
    r"(?! (?:ago|earlier|later|before|after|long))|"
    r"^(?: (?!(?:and|or|but|in|for|within|by|that|which|is|are|was|were)\b)[\w'-]+){0,4}? "
    rf"(?P<adverb>{'|'.join(_ADVERBS)})\b",
    re.IGNORECASE,
)
"""Behind a figure: "tonnes of steel a day"."""
PERIOD: Final = re.compile(
    rf"(?:/|\b(?:an?|per|each|every) )(?:{_PERIODS})\b|\b(?:{'|'.join(_ADVERBS)})\b", re.IGNORECASE
)
"""Without one of these in a text none of its figures is a rate."""
SAID: Final = {
    period: re.compile(rf"\b(?:{form})\b", re.IGNORECASE)
    for period, form in {
        "year": r"years?|annual\w*|yearly|per annum|p\.a|twelve months|12 months|yr|"
        r"biennial\w*|FY ?\d+|(?:19|20)\d\d",
        "month": r"months?|month's|monthly|30 days|thirty days",
        "week": r"weeks?|week's|weekly|seven days|7 days|fortnight\w*",
        "day": r"days?|day's|daily|24 hours|nightly|overnight|diurnal",
        "hour": r"hours?|hourly|60 minutes|kph|mph|km/h",
        "quarter": r"quarters?|quarterly|three months|3 months",
        "decade": r"decades?|ten years|10 years",
        "fortnight": r"fortnight\w*|two weeks|14 days|every second week",
        "minute": r"minutes?|rpm|60 seconds",
    }.items()
}
"""What says a period in any other way."""
DATED: Final = re.compile(r"\bFY ?\d+|\b(?:19|20)\d\d\b")
"""What dates a figure, and does not say that it comes again."""
PACED: Final = re.compile(r"\b(?:rate|pace|recurring|regular\w*|ongoing)\b", re.IGNORECASE)


def find_rates(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield the figures that both texts have, told for another stretch of time than there."""
    if not any(PERIOD.search(text) for text in (stated, *quotes)):
        return
    theirs = [(quote, each) for quote in quotes for each in _countable(quote)]
    for ours in _countable(stated) if theirs else ():
        same = [(quote, each) for quote, each in theirs if _is_same(ours, each)]
        if not same:
            continue
        period, words = _rate(stated, ours)
        rates = [_rate(quote, each) for quote, each in same]
        if period and not any(SAID[period].search(DATED.sub("", quote)) for quote in quotes):
            other = next(
                (
                    f"{each.words}{said}"
                    for (_, each), (_, said) in zip(same, rates, strict=True)
                    if said
                ),
                same[0][1].words,
            )
            yield Fault(words=f"{ours.words}{words}", why=f"the source says {other!r}")
        elif not period and all(rate for rate, _ in rates):
            rate, said = rates[0]
            if not SAID[rate].search(stated) and not PACED.search(stated):
                yield Fault(words=ours.words, why=f"the source says {ours.words + said!r}")


def _countable(text: str) -> list[Quantity]:
    return [
        each
        for each in read_figures(text).quantities
        if not (each.code or each.ordinal or each.fraction)
    ]


def _is_same(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _rate(text: str, quantity: Quantity) -> tuple[str, str]:
    """Return the period that a figure is told for, and the words for it; empty if none is."""
    match = RATE.match(text[quantity.end : quantity.end + 80])
    if match is None:
        return "", ""
    period = match["period"]
    return (period.casefold() if period else _ADVERBS[match["adverb"].casefold()]), match.group()
