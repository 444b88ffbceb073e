"""Tell whether a length of time lies between the two dates of the evidence.

"Two years before" is proved by "in 2019" and "in 2021", if the one side is told as the earlier:
the source must have these two dates alone, and each side must be found beside its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from agent.checks.clauses import BREAK
from agent.checks.senses import is_told, senses_by_word
from agent.checks.values.moments import Moment, find_moments
from agent.checks.values.quantity import Quantity
from agent.checks.values.units import MEASURES

ORDERS: Final = re.compile(
    r" (?:(?P<before>before|earlier than|ahead of|prior to|sooner than)|"
    r"(?P<after>after|later than|behind|following))\b",
    re.IGNORECASE,
)
LASTING: Final = re.compile(
    r"\b(?:for|lasted|lasting|took|spann?\w*|(?:period|term|interval|gap|duration|run|space) of|"
    r"(?:over|in|within) (?:the (?:space|course) of )?) $",
    re.IGNORECASE,
)
"""In front of a time that lies between two dates: "it was closed for three years"."""
AND: Final = re.compile(r" and (?=the )|[;.,] | while | whereas ")


def is_elapsed(quantity: Quantity, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a figure of the statement is the time between the source's only two dates."""
    if _is_span(quantity, stated, quotes):
        return True
    order = ORDERS.match(stated, quantity.end)
    lasting = LASTING.search(stated, 0, quantity.start)
    if (order is None and lasting is None) or quantity.comparison or quantity.low != quantity.high:
        return False
    found = [(quote, each) for quote in quotes for each in find_moments(quote)]
    if len(found) != 2 or len({each.named for _, each in found}) != 2:
        return False
    (one_quote, one), (other_quote, other) = found
    between = _between(one, other, quantity.unit)
    if between is None or abs(between) != quantity.low:
        return False
    if order is None:
        return True
    if one_quote is other_quote:
        split = AND.search(one_quote, one.end, other.start)
        cut = split.end() if split else one.end
        sides = one_quote[:cut], one_quote[cut:]
    else:
        sides = one_quote, other_quote
    first = _is_first(sides, stated[: quantity.start], stated[order.end() :])
    if first is None:
        return False
    ahead = between > 0 if first else between < 0
    return ahead if order["before"] else not ahead


def _is_span(quantity: Quantity, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether "two days" are "4-5 May", both ends counted."""
    if quantity.unit == "year" and not quantity.comparison:
        # "The five years from 2018 to 2022", both years counted and both told.
        years = [
            {each.year for each in find_moments(text)} for text in (" . ".join(quotes), stated)
        ]
        if len(years[0]) == 2 and years[0] == years[1] and None not in years[0]:
            first, last = sorted(year for year in years[0] if year)
            return quantity.low == quantity.high == last - first + 1
    spans = [each for quote in quotes for each in find_moments(quote) if each.last and each.day]
    return (
        quantity.unit == "day"
        and not quantity.comparison
        and len(spans) == 1
        and (spans[0].last or 0) - (spans[0].day or 0) + 1 == quantity.low == quantity.high
    )


def _between(one: Moment, other: Moment, unit: str) -> Decimal | None:
    """Return how much later the second date is, None where the two do not say it exactly."""
    if unit not in MEASURES:
        return None
    dimension, size = MEASURES[unit]
    if dimension == "days" and all(each.month and each.day for each in (one, other)):
        # "On 9 December ... on 14 December": of one year, be it named or not.
        if (one.year is None) != (other.year is None):
            return None
        years = (one.year or 2000, other.year or 2000)
        if one.year is None and one.month != other.month:
            return None
        ends = [
            date(year, each.month or 1, each.day or 1)
            for year, each in zip(years, (one, other), strict=True)
        ]
        return Decimal((ends[1] - ends[0]).days) / size
    if dimension != "months" or one.year is None or other.year is None:
        return None
    if (one.month is None) != (other.month is None) or (one.day or 0) != (other.day or 0):
        return None
    months = 12 * (other.year - one.year) + (other.month or 0) - (one.month or 0)
    if one.month is None and size < 12:
        return None
    return Decimal(months) / size


def _is_first(sides: tuple[str, str], before: str, behind: str) -> bool | None:
    """Say whether what stands before is told beside the first date, None if nothing shows it."""
    before = before[max((m.end() for m in BREAK.finditer(before)), default=0) :]
    stop = BREAK.search(behind)
    behind = behind[: stop.start()] if stop else behind
    senses = [senses_by_word(side) for side in sides]
    own = [
        [each for each in mine if not is_told(each, frozenset().union(*other))]
        for mine, other in ((senses[0], senses[1]), (senses[1], senses[0]))
    ]
    leans = []
    for part in (before, behind):
        told = frozenset().union(*senses_by_word(part))
        met = [sum(is_told(each, told) for each in side) for side in own]
        leans.append(met[0] - met[1])
    lean = leans[0] - leans[1]
    return None if not lean else lean > 0
