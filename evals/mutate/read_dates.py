"""Dates in a sentence, in the notations of policy documents, with the place of each part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MONTHS: Final = (
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
PARTS: Final = ("spring", "summer", "autumn", "winter", "fall", "early", "mid", "late", "beginning",
                "start", "middle", "end")  # fmt: skip
NUMBERED: Final = ("first", "second", "third", "fourth")

_MONTH: Final = r"(?P<month>" + "|".join(
    f"{each[:3]}(?:{each[3:]})?\\.?" if len(each) > 4 else each for each in MONTHS
) + r"|Sept\.?)(?!\w)"  # fmt: skip
_YEAR: Final = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_DAY: Final = r"(?<![\d.,])(?P<day>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?"
_NOTATIONS: Final = (
    ("iso", r"(?<![\w/-])(?P<year>(?:19|20)\d{2})-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\w-])"),
    ("range", _DAY + r" (?:to|and|–|-) (?P<other>[0-3]?\d) " + _MONTH + r"(?:,? " + _YEAR + r")?"),
    ("day", _DAY + r"(?: of)? " + _MONTH + r"(?:,? " + _YEAR + r")?"),
    ("day", r"\b" + _MONTH + r" (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? " + _YEAR),
    ("month", r"\b" + _MONTH + r",? " + _YEAR),
    ("day", r"\b" + _MONTH + r" (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%.,]?\d|\s?%| per)"),
    ("fiscal", r"(?<![\w/-])(?P<year>(?:19|20)\d{2})(?P<tail>[-–/]\d{2})(?![\w-])"),
    ("quarter", r"\b(?P<part>[QHT][1-4])(?: of)? " + _YEAR),
    ("quarter", r"\b(?P<part>(?:first|second|third|fourth) (?:quarter|half)) of " + _YEAR),
    ("part", r"\b(?P<part>" + "|".join(PARTS) + r")(?:-| of | )" + _YEAR),
    ("year", r"(?<![\w/.,-])(?:FY ?)?" + _YEAR + r"(?![\w/%-]|[.,]\d)"),
    ("bare", r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bsince )|(?<=\buntil ))" + _MONTH
     + r"(?! \d)"),
)  # fmt: skip
_PATTERNS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _NOTATIONS)
_TITLE_BEFORE: Final = re.compile(
    r"(?:\b(?:Act|Agenda|Horizon|Order|Law|Code|Vision|Strategy|Report|Plan|Directive|Regulation|"
    r"Decision|Programme|Program|Resolution|Regulations|ISO|Summit|Forum|No\.|Nr\.?)|\(E[UC]\)"
    r"(?: No)?|©)\s+$"
)
_COUNTED_AFTER: Final = re.compile(
    r"\s+(?:[a-z]+ )?(?:jobs|people|projects|companies|participants|staff|places|homes|students|"
    r"researchers|hours|responses|applications|members|units|cases|firms|hectares|tonnes)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date as it stands: `spans` has the place of each part that is written out.

    `month` is 1 to 12; `part` is a season, a quarter, a half or `early`, in lower case.
    """

    start: int
    end: int
    kind: str
    text: str
    year: int | None
    month: int | None
    day: int | None
    part: str | None
    spans: Mapping[str, tuple[int, int]]

    def agrees_with(self, other: Date) -> bool:
        """Say whether the other date can be the same one, told more or less precisely."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.part, other.part),
        )
        return all(one is None or two is None or one == two for one, two in pairs)


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a sentence in their order. Years in titles of instruments are none."""
    taken: list[tuple[int, int]] = []
    dates: list[Date] = []
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            if not (kind == "year" and _is_no_year(text, found)):
                dates.append(_read(kind, found))
    return tuple(sorted(dates, key=lambda each: each.start))


def find_all(texts: Iterable[str]) -> Iterator[Date]:
    """Return the dates of several sentences."""
    for text in texts:
        yield from find_dates(text)


def read_month(name: str) -> int | None:
    """Return the number of a month, 1 to 12, from its name or its short name."""
    return next(
        (at for at, each in enumerate(MONTHS, 1) if each[:3].casefold() == name[:3].casefold()),
        None,
    )


def _is_no_year(text: str, found: re.Match[str]) -> bool:
    counted = not re.search(r"\b(?:in|by|since|from|until|of)\s+$", text[: found.start()])
    return bool(
        _TITLE_BEFORE.search(text[: found.start()])
        or (counted and _COUNTED_AFTER.match(text, found.end()))
    )


def _read(kind: str, found: re.Match[str]) -> Date:
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    month = read_month(parts["month"]) if "month" in parts else None
    if "number" in parts:
        month = int(parts["number"])
    return Date(
        start=found.start(),
        end=found.end(),
        kind=kind,
        text=found[0],
        year=int(parts["year"]) if "year" in parts else None,
        month=month,
        day=int(parts["day"]) if "day" in parts else None,
        part=parts["part"].casefold() if "part" in parts else None,
        spans={name: found.span(name) for name in parts},
    )
