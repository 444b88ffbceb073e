"""Find the dates of a text: every common form, each no more precise than it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.values.date_forms import ABROAD, CLOCK, DATED, FORMS, MONTHS, TIME
from agent.checks.values.references import Reference
from agent.checks.values.spelled import UNITS, cardinal, ordinal
from agent.checks.values.units import dimension, measure_at
from agent.checks.words import listed

BARE_YEAR = re.compile(r"\d{4}")
COUNTED = re.compile(r" (?:[a-z]+[^s\W]s|people|staff|children|women|men)\b")
FISCAL_LIST = re.compile(r",? (?:and|or|through|to) |, | ?- ?|/")
"""Between the years of "fiscal years 2023 through 2025", of which the first alone is called so."""
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

    @property
    def named(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day: by these two dates are one, whatever else is said of them."""
        return self.year, self.month, self.day


def find_moments(text: str) -> list[Moment]:
    """Return the dates and times of day in a plain text, in order, none overlapping."""
    return list(_find_moments(text))


@lru_cache(maxsize=1_000)  # One sentence is read by several checks, and for several statements.
def _find_moments(text: str) -> tuple[Moment, ...]:
    if not DATED.search(text):
        return ()
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
    found += [
        _clock(match)
        for match in CLOCK.finditer(text)
        if not any(taken[match.start() : match.end()])
    ]
    return tuple(_share_fiscal(text, sorted(found, key=lambda moment: moment.start)))


def _share_fiscal(text: str, moments: list[Moment]) -> Iterator[Moment]:
    """Yield the moments, the bare years of a list of fiscal years as fiscal."""
    before: Moment | None = None
    for each in moments:
        goes_on = (
            before is not None
            and before.fiscal
            and BARE_YEAR.fullmatch(each.words) is not None
            and FISCAL_LIST.fullmatch(text, before.end, each.start) is not None
        )
        before = replace(each, fiscal=True) if goes_on else each
        yield before


def blank(text: str, places: Iterable[Moment | Reference]) -> str:
    """Return the text with its dates or references blanked out, every offset kept."""
    letters = list(text)
    for place in places:
        letters[place.start : place.end] = "\u241f" * (place.end - place.start)
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
    if parts.get("worded"):
        worded = cardinal(parts["worded"])
        year = int(worded) if worded is not None else None
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
    return (
        int(written)
        if written.isdigit()
        else MONTHS.get(written.casefold()) or ABROAD[written.casefold()]
    )


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


def _clock(match: re.Match[str]) -> Moment:
    """Read an hour in words; without a part of the day it may be either of the two."""
    if match["named"]:
        hour = 0 if match["named"].casefold() == "midnight" else 12
    else:
        told = match["told"]
        hour = int(told) if told.isdigit() else UNITS[told]
        part = match["part"] or ""
        if part and "morning" not in part and hour < 12:
            hour += 12
    return Moment(start=match.start(), end=match.end(), words=match.group(), hour=hour, minute=0)
