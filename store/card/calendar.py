"""Calendar dates as texts write them, each with its precision and its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.types import Precision

_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FOREIGN = (
    ("Januar", "janvier"), ("Februar", "février"), ("März", "mars"), ("avril",), ("Mai", "mai"),
    ("Juni", "juin"), ("Juli", "juillet"), ("août",), ("septembre",), ("Oktober", "octobre"),
    ("novembre",), ("Dezember", "décembre"),
)  # fmt: skip
"""German and French names that English does not share."""

_SHORT = {"Sept": 9} | {name[:3]: at for at, name in enumerate(_NAMES, 1) if name != "May"}
_MONTHS = {name: at for at, name in enumerate(_NAMES, 1)} | _SHORT
_MONTHS |= {name: at for at, names in enumerate(_FOREIGN, 1) for name in names}
_MONTHS |= {name.upper(): at for name, at in _MONTHS.items()}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d{2}\b"
DATE = re.compile(
    rf"\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>{_YEAR})"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: day)?(?: of)? (?P<m2>{_MONTH}),?"
    rf" (?P<y2>{_YEAR})"
    r"|\b(?P<y3>(?:19|20)\d{2})-(?P<m3>\d{2})-(?P<d3>\d{2})(?!\d)"
    r"|\b(?P<d5>[0-3]?\d)\.(?P<m5>[01]?\d)\.(?P<y5>(?:19|20)\d{2})\b(?!\.)"
    rf"|\b(?P<m4>{_MONTH}),? (?P<y4>{_YEAR})"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written: ISO value cut at its precision, and where it stands in a string."""

    value: str
    precision: Precision
    start: int
    end: int


def find_dates(text: str) -> Iterator[Dated]:
    """Yield every calendar date that is written out to the month or the day, in order."""
    if "20" not in text and "19" not in text:  # saves nine tenths of the time
        return
    for found in DATE.finditer(text):
        groups = found.groupdict()
        for n in "12345":
            if groups[f"y{n}"]:
                month = groups[f"m{n}"].rstrip(".")
                number = int(month) if month.isdigit() else _MONTHS[month]
                day = groups.get(f"d{n}")
                dated = _check(int(groups[f"y{n}"]), number, int(day) if day else None)
                if dated:
                    yield Dated(dated[0], dated[1], found.start(), found.end())


def _check(year: int, month: int, day: int | None) -> tuple[str, Precision] | None:
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:
        return None
    iso = date.isoformat()
    return (iso, Precision.DAY) if day else (iso[:7], Precision.MONTH)
