"""Tell whether a year follows from the only year of the source and a number of years beside it.

"A year later" than 2018 is 2019; the twentieth anniversary of an act of 2001 is kept in 2021.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.values.moments import Moment, find_moments
from agent.checks.values.spelled import cardinal, ordinal

EVE: Final = re.compile(r"\b(?:before|prior to|earlier than) $", re.IGNORECASE)
END: Final = re.compile(r"(?:the )?(?:end|close) of\b|31 December\b|December 31\b", re.IGNORECASE)
APART: Final = re.compile(
    r"\b(?P<number>an?|\d{1,3}|[a-z]+(?:-[a-z]+)?) years? "
    r"(?:(?P<late>later|after|afterwards|on\b(?! \w+ \d)|following)|"
    r"(?P<early>earlier|before|ahead|prior|sooner|in advance))\b",
    re.IGNORECASE,
)
KEPT: Final = re.compile(
    r"\b(?P<number>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) (?:anniversary|birthday)\b",
    re.IGNORECASE,
)


def is_reckoned(moment: Moment, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a bare year lies exactly so far from the only one that the evidence names.

    The statement must name that one too, or the anniversary: it is then seen which is which.
    """
    if moment.year is None or moment.words != str(moment.year):
        return False
    if EVE.search(stated, 0, moment.start):
        # "Before 2028" is "by the end of 2027".
        return any(
            each.year == moment.year - 1 and END.match(each.words)
            for quote in quotes
            for each in find_moments(quote)
        )
    years = {each.year for quote in quotes for each in find_moments(quote) if each.year}
    if len(years) != 1:
        return False
    year = years.pop()
    if not any(each.year == year for each in find_moments(stated)):
        return False
    apart = moment.year - year
    found = [match for quote in quotes for match in APART.finditer(quote)]
    if len(found) == 1:
        number = _read(found[0]["number"])
        return number is not None and apart == (number if found[0]["late"] else -number)
    kept = [match for quote in quotes for match in KEPT.finditer(quote)]
    return len(kept) == 1 and KEPT.search(stated) is not None and _order(kept[0]["number"]) == apart


def _read(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    value = 1 if written.casefold() in {"a", "an"} else cardinal(written)
    return None if value is None else int(value)


def _order(written: str) -> int | None:
    if written[0].isdigit():
        return int(written[:-2])
    value = ordinal(written)
    return None if value is None else int(value)
