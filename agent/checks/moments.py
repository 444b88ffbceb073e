"""Find the dates of a text: every common form, each no more precise than it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.spelled import UNITS, ordinal
from agent.checks.units import dimension, measure_at
from agent.checks.words import listed

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Case matters: "may" and "march" are verbs. A month has a capital.
_NAMES = "|".join(
    f"{name.capitalize()}|{name.upper()}" for name in sorted(MONTHS, key=len, reverse=True)
)
MONTH = rf"(?P<month>{_NAMES})\b\.?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_BEFORE = r"(?<![\w$€£§/.,-])"
_AFTER = r"(?![\w%/]|[.,]\d|-\w)"
_PART = r"(?:(?P<part>early|mid|late|the (?:end|beginning|start|middle) of|end|start)[ -](?:of )?)?"

FORMS = tuple(
    re.compile(form)
    for form in (
        # ISO, with or without a time.
        (
            rf"{_BEFORE}{YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:T[\d:.]+Z?)?(?![\w-])"
        ),
        rf"{_BEFORE}{YEAR}/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])",
        # 25/09/2020, 09/25/20, 25.09.2020.
        (
            rf"{_BEFORE}(?P<one>0?[1-9]|[12]\d|3[01])/(?P<two>0?[1-9]|[12]\d|3[01])/"
            r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d|\d\d)(?![\w/])"
        ),
        rf"{_BEFORE}(?P<one>0?[1-9]|[12]\d|3[01])\.(?P<two>0?[1-9]|1[0-2])\.{YEAR}(?![\w.]\w)",
        # 7-8 March 2024, 7 and 8 March.
        (
            rf"{_BEFORE}{DAY}(?: ?- ?| (?:and|to) )(?P<last>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}"
            rf"(?:,? {YEAR}{_AFTER})?"
        ),
        # 25 September 2020, the 25th day of September, 2020, twenty-fifth day of September.
        rf"{_BEFORE}{DAY} (?:day )?(?:of )?{MONTH}(?:,? {YEAR}{_AFTER})?",
        rf"\b(?P<spelled>[A-Za-z]+(?:-[a-z]+)?) (?:day )?of {MONTH}(?:,? {YEAR}{_AFTER})?",
        # March 7-8, 2024; September 25, 2020.
        (
            rf"\b{MONTH} {DAY}(?: ?- ?| (?:and|to) )(?P<last>\d{{1,2}})(?:st|nd|rd|th)?"
            r"(?!\w|[.,:]?\d)"
            rf"(?:,? {YEAR}{_AFTER})?"
        ),
        rf"\b{MONTH} {DAY}(?![\w%]|[,.:/]\d)(?:,? {YEAR}{_AFTER})?",
        # March to May 2024: the first month takes the year of the second.
        (
            rf"\b{MONTH}(?= ?(?:-|to|and|until|through|or) ?(?:{_NAMES})\b\.?,? "
            r"(?P<borrowed>1[5-9]\d\d|20\d\d|21\d\d)\b)"
        ),
        # September 2017.
        rf"(?:\b{_PART})?(?<!\w){MONTH},?(?: of)? {YEAR}{_AFTER}",
        # Q3 2025, the third quarter of fiscal year 2025, H1 2025, the first half of 2025.
        rf"(?:\b{_PART})?\bQ(?P<quarter>[1-4])(?:[ /-]|,? of )?(?P<fiscal>FY ?)?{YEAR}{_AFTER}",
        rf"{_BEFORE}{YEAR}[ -]?Q(?P<quarter>[1-4])\b",
        (
            rf"(?:\b{_PART}(?:the )?)?"
            r"\b(?P<quarterth>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter"
            rf"(?: of|,)? (?P<fiscal>(?:the )?(?:fiscal|financial)(?: year)? |FY ?)?{YEAR}{_AFTER}"
        ),
        rf"\bH(?P<half>[12]) ?{YEAR}{_AFTER}",
        rf"\b(?P<halfth>first|second) half of {YEAR}{_AFTER}",
        # FY2023, FY 23, fiscal year 2023, financial year 2023-24.
        (
            r"\b(?P<fiscal>FY|[Ff]iscal [Yy]ears?|[Ff]inancial [Yy]ears?|[Ff]iscal) ?'?"
            r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d|\d\d)(?:[-/](?P<until>\d{4}|\d\d))?(?!\d)"
        ),
        (
            rf"{_BEFORE}{YEAR}(?:[-/](?P<until>\d{{4}}|\d\d))? "
            r"(?P<fiscal>(?:fiscal|financial)(?: year)?|(?:tax|budget) year)\b"
        ),
        (
            rf"\b(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
            rf"(?: of)? {YEAR}{_AFTER}"
        ),
        rf"{_BEFORE}(?:(?P<part>early|mid|late)[ -])?(?P<decade>1[5-9]\d0|20\d0)'?s\b",
        # The second year of a span: 2023-24, 2023/24, 2020-2025.
        rf"{_BEFORE}{YEAR} ?[-/] ?(?P<until>\d{{4}}|\d\d)(?![\w/%]|[.,]\d|-\w)",
        rf"(?:\b{_PART})?{_BEFORE}{YEAR}(?:'s)?{_AFTER}",
        rf"\b(?P<part>mid|Mid|early|Early|late|Late)-{YEAR}{_AFTER}",
        # A month alone, where a word before it shows that it is one.
        rf"(?<=\b[Ii]n )(?:{_PART})?{MONTH}(?! \d)",
        (
            rf"\b(?P<skip>of|by|since|until|from|to|last|next|this|each|every|during|before|after|and|through"
            rf"|between|for) (?:{_PART})?{MONTH}(?! \d)"
        ),
        (
            rf"\b(?P<month>(?!May\b|MAY\b|March\b|MARCH\b|Mar\b|MAR\b|Jan\b|Dec\b|Sep\b)(?:{_NAMES}))"
            r"\b\.?"
        ),
    )
)
TIME = re.compile(
    r"(?<![\w:.])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?"
    r"(?P<noon>[ap]\.?m\b\.?)|(?<![\w:.])(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?![\w:])",
    re.IGNORECASE,
)
# A date has a digit or a month in it; most sentences have neither, and forty forms take a while.
DATED = re.compile(rf"\d|{_NAMES}")
BARE_YEAR = re.compile(r"\d{4}")
COUNTED = re.compile(r" (?:[a-z]+[^s\W]s|people|staff|children|women|men)\b")
AMOUNT = re.compile(r" (?:thousand|million|billion|trillion|dollars|euros|pounds|yen)\b")
BEFORE_YEAR = listed(
    "in since by of until from during the for to and before after between through its their this "
    "throughout year years early mid late end a our"
)
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as it is written: only the fields that are there are set.

    `other` is the second way of reading "03/05/2024". `until` is the later year of a span.
    """

    start: int
    end: int
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    part: str = ""
    decade: int | None = None
    hour: int | None = None
    minute: int | None = None
    fiscal: bool = False
    until: int | None = None
    last: int | None = None
    other: tuple[int, int] | None = None


def find_moments(text: str) -> list[Moment]:
    """Return the dates and times of day in a plain text, in order, none overlapping."""
    return list(_find_moments(text)) if DATED.search(text) else []


@lru_cache(maxsize=4096)  # One sentence is read by several checks, and for several statements.
def _find_moments(text: str) -> tuple[Moment, ...]:
    taken = bytearray(len(text))
    found: list[Moment] = []
    for form in FORMS:
        for match in form.finditer(text):
            start, end = _core(match)
            if any(taken[start:end]):
                continue
            moment = _moment(match, start, end)
            if moment is not None:
                found.append(moment)
                taken[start:end] = b"\x01" * (end - start)
    found += [
        _time(match) for match in TIME.finditer(text) if not any(taken[match.start() : match.end()])
    ]
    return tuple(sorted(found, key=lambda moment: moment.start))


def blank(text: str, moments: Iterator[Moment] | list[Moment]) -> str:
    """Return the text with its dates blanked out, every offset kept."""
    letters = list(text)
    for moment in moments:
        letters[moment.start : moment.end] = "\u241f" * (moment.end - moment.start)
    return "".join(letters)


def _core(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the date itself, without the preposition that showed it."""
    skipped = "skip" in match.re.groupindex and match.end("skip") >= 0
    return (match.end("skip") + 1 if skipped else match.start()), match.end()


def _moment(match: re.Match[str], start: int, end: int) -> Moment | None:
    parts = match.groupdict()
    if BARE_YEAR.fullmatch(match.group()) and _counts(match.string, start, end):
        return None
    month, day = _month(parts.get("month")), _number(parts.get("day"))
    year, until = _year(parts.get("year") or parts.get("borrowed")), None
    other: tuple[int, int] | None = None
    if parts.get("one"):
        pair = _day_and_month(int(parts["one"]), int(parts["two"]))
        if pair is None:
            return None
        day, month, other = pair
    if parts.get("spelled"):
        value = ordinal(parts["spelled"])
        if value is None or not 1 <= value <= 31:
            return None
        day = int(value)
    if parts.get("until"):
        until = _until(year, parts["until"])
        if until is None:
            return None
    return Moment(
        start=start,
        end=end,
        words=match.string[start:end],
        year=year,
        month=month,
        day=day,
        quarter=_number(parts.get("quarter")) or ORDINALS.get(parts.get("quarterth") or ""),
        half=_number(parts.get("half")) or ORDINALS.get(parts.get("halfth") or ""),
        season=(parts.get("season") or "").casefold().replace("fall", "autumn"),
        part=_part(parts.get("part")),
        decade=_number(parts.get("decade")),
        fiscal=bool(parts.get("fiscal")),
        until=until,
        last=_number(parts.get("last")),
        other=other,
    )


def _counts(text: str, start: int, end: int) -> bool:
    """Say whether four bare digits count things ("employs 1600 people") and are no year."""
    if _measures(text, end):
        return True
    before = re.search(r"([\w']+)\W*$", text[:start])
    after = COUNTED.match(text, end)
    if after is None:
        return False
    if before is not None and (before[1].isdigit() or before[1].casefold() in UNITS):
        # "The five 2019 rules".
        return False
    # "The Data Act 2019 requires": behind a capital, four digits are part of a title.
    return before is None or not (before[1].casefold() in BEFORE_YEAR or before[1][0].isupper())


def _measures(text: str, end: int) -> bool:
    """Say whether a unit or a magnitude follows: "1500 days", "1950 million"."""
    unit, unit_end = measure_at(text, end)
    if unit and dimension(unit) in {"clock", "days", "months", "working days"}:
        return text[end:unit_end].endswith("s")
    return bool(unit) or AMOUNT.match(text, end) is not None


def _month(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdigit() else MONTHS[written.casefold()]


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _year(written: str | None) -> int | None:
    if not written:
        return None
    # Two digits: the span that office software reads, 1970-2069.
    return (
        int(written) if len(written) > 2 else (2000 if int(written) < 70 else 1900) + int(written)
    )


def _until(year: int | None, written: str) -> int | None:
    if year is None:
        return None
    later = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return later if year < later <= year + 100 else None


def _day_and_month(one: int, two: int) -> tuple[int, int, tuple[int, int] | None] | None:
    if one > 12 and two > 12:
        return None
    if one > 12 or one == two:
        return one, two, None
    if two > 12:
        return two, one, None
    return one, two, (two, one)


def _part(written: str | None) -> str:
    written = (written or "").casefold()
    if written in {"early", "start"} or "beginning" in written or "start" in written:
        return "early"
    if written == "mid" or "middle" in written:
        return "mid"
    return "late" if written == "late" or "end" in written else ""


def _time(match: re.Match[str]) -> Moment:
    hour = int(match["hour"] or match["hour24"])
    minute = int(match["minute"] or match["minute24"] or 0)
    noon = (match["noon"] or "").casefold()
    if noon.startswith("p") and hour < 12:
        hour += 12
    if noon.startswith("a") and hour == 12:
        hour = 0
    return Moment(
        start=match.start(), end=match.end(), words=match.group(), hour=hour, minute=minute
    )
