"""Days that a text sets by its own date: "within 30 days of the date of this memorandum"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from agent.checks.values.figures import read_figures
from agent.checks.words import plain
from agent.render.cite import find_date
from store.types import Document, Precision

_TERM: Final = re.compile(
    r"\b(?:within|(?:no|not) (?:later|more) than) (?P<period>[\w-]+(?: [\w-]+)?? "
    r"(?:days?|weeks?|months?|years?)) (?:of|after|from|following) (?:the )?"
    r"(?:date (?:of|on which) )?this (?:[a-z]+ )?(?:order|memorandum|act|regulation|"
    r"directive|law|document|publication|proclamation)\b"
    r"(?! (?:enters?|comes?|takes?|has|is|being)\b)",
    re.IGNORECASE,
)
_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The last day of a period, and the words that set it."""

    last: date
    words: str


def find_terms(text: str, document: Document) -> Iterator[Term]:
    """Yield the days by which a sentence wants something done, counted from its text's own date.

    Nothing is counted where the card does not give the text's day.
    """
    own = find_date(document.card)
    if own is None or own.precision is not Precision.DAY:
        return
    start = date.fromisoformat(own.value)
    for match in _TERM.finditer(plain(text)):
        for quantity in read_figures(match["period"]).quantities:
            last = _count(start, int(quantity.high), quantity.unit)
            if last is not None:
                yield Term(last=last, words=match.group())


def _count(start: date, number: int, unit: str) -> date | None:
    unit = unit.removeprefix("calendar ")
    try:
        if unit in _DAYS:
            return start + timedelta(days=number * _DAYS[unit])
        if unit in _MONTHS:
            year, month = divmod(start.year * 12 + start.month - 1 + number * _MONTHS[unit], 12)
            return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        # "Within 9999 years": no day of a calendar.
        return None
    return None
