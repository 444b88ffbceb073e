"""Ways to get a date wrong: another date, or a precision that the evidence does not have."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

from evals.mutate.edits import Edit, apply, choose
from evals.mutate.read_dates import (
    MONTHS,
    NUMBERED,
    Date,
    find_all,
    find_dates,
    read_month,
)
from evals.mutate.types import Claim, Mutation, Surroundings

_ONLY_EARLIER: Final = re.compile(
    r"\b(?:by|since|from|after|on or after|no later than|not later than)"
    r"(?: the)?(?: end of| beginning of| start of)?\s+$",
    re.IGNORECASE,
)
"""After these words a later date would follow from the true one."""
_CONFUSED: Final = {1: (6, 7, 2), 3: (5, 2, 4), 5: (3, 6), 6: (7, 5), 7: (6, 8), 9: (11, 10, 8)}
"""Months that are mistaken for each other, by number: June and July, March and May."""
_YEAR_STEPS: Final = (-2, -1, 1, 2)
_DAY_STEPS: Final = (-10, -3, -2, -1, 1, 2, 3, 10)
_NEAR_YEARS: Final = 8
_SHORTEST_MONTH: Final = 28
_OPPOSITE: Final = {
    "spring": "autumn",
    "summer": "winter",
    "autumn": "spring",
    "winter": "summer",
    "fall": "spring",
    "early": "late",
    "mid": "late",
    "late": "early",
    "beginning": "end",
    "start": "end",
    "middle": "end",
    "end": "beginning",
}
_MONTHS_OF: Final = {
    "spring": (3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (9, 10, 11),
    "fall": (9, 10, 11),
    "winter": (1, 2, 12),
    "early": (1, 2, 3),
    "mid": (5, 6, 7),
    "late": (10, 11, 12),
    "first half": (2, 3, 5),
    "second half": (7, 9, 11),
    "h1": (2, 3, 5),
    "h2": (7, 9, 11),
    "first quarter": (1, 2, 3),
    "second quarter": (4, 5, 6),
    "third quarter": (7, 8, 9),
    "fourth quarter": (10, 11, 12),
    "q1": (1, 2, 3),
    "q2": (4, 5, 6),
    "q3": (7, 8, 9),
    "q4": (10, 11, 12),
}
_LEAD_IN: Final = re.compile(
    r"\b(?P<word>in|by|since|until|from|after|before|to|and)(?P<course> the course of)?"
    r"(?P<the> the)? +$",
    re.IGNORECASE,
)


def change_date(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with another day, month, year, quarter or season."""
    return choose("date", claim, _list_changes(claim, surroundings, rng), rng)


def _list_changes(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Iterator[Edit]:
    known = list(find_all(claim.evidence))
    dates = find_dates(claim.text)
    others = list(find_all((*surroundings.document, *surroundings.others)))
    for date in dates:
        for edit in (*_change_parts(date, rng), *_borrow(date, others)):
            made = _reread(claim.text, edit)
            if _is_wrong(claim.text, date, made, known) and _keeps_order(dates, date, made):
                yield edit


def _change_parts(date: Date, rng: random.Random) -> Iterator[Edit]:
    """Yield one-part changes; the kind says which part."""
    if date.kind == "fiscal" and date.year is not None:
        yield from _shift_fiscal_year(date, date.year, rng)
        return
    for name, (start, end) in date.spans.items():
        old = date.text[start - date.start : end - date.start]
        for new in _other_values(name, old, date, rng):
            yield Edit(start=start, end=end, new=new, kind=f"{_KIND.get(name, name)} changed")


def _shift_fiscal_year(date: Date, year: int, rng: random.Random) -> Iterator[Edit]:
    tail = date.text[-2:]
    if int(tail) == (year + 1) % 100:
        first = year + rng.choice((-1, 1))
        new = f"{first}{date.text[4:-2]}{(first + 1) % 100:02}"
        yield Edit(start=date.start, end=date.end, new=new, kind="year changed")


_KIND: Final = {"number": "month", "tail": "year", "other": "day", "part": "part of the year"}


def _other_values(name: str, old: str, date: Date, rng: random.Random) -> list[str]:
    if name == "year":
        return [str(int(old) + step) for step in _YEAR_STEPS]
    if name in ("month", "number"):
        return _other_months(old, name)
    if name == "day":
        return _other_days(old, date)
    if name == "part":
        return [_other_part(old, rng)]
    return []


def _other_months(old: str, name: str) -> list[str]:
    at = int(old) if name == "number" else read_month(old) or 1
    wanted = _CONFUSED.get(at, ((at - 2) % 12 + 1, at % 12 + 1))
    if name == "number":
        return [f"{each:02}" for each in wanted]
    short = len(old.rstrip(".")) < len(MONTHS[at - 1])
    names = [MONTHS[each - 1] for each in wanted]
    return [each[:3] + ("." if old.endswith(".") else "") for each in names] if short else names


def _other_days(old: str, date: Date) -> list[str]:
    day = int(old)
    wanted = {day + step for step in _DAY_STEPS} | {int(old[::-1])}
    start, end = date.spans["day"]
    rest = date.text[end - date.start :]
    ordinal = rest[:2] in ("st", "nd", "rd", "th")
    if ordinal or date.kind == "range":  # `21st` cannot become `22st`; a range must stay in order
        wanted = {each for each in wanted if 4 <= each <= 20 and 4 <= day <= 20 and each < day + 1}
    return [
        f"{each:0{end - start}}" if old.startswith("0") else str(each)
        for each in sorted(wanted)
        if 1 <= each <= _SHORTEST_MONTH and each != day
    ]


def _other_part(old: str, rng: random.Random) -> str:
    low = old.casefold()
    if low in _OPPOSITE:
        new = _OPPOSITE[low]
    elif low[0] in "qht" and low[1:].isdigit():
        top = {"q": 4, "h": 2, "t": 3}[low[0]]
        new = low[0] + str(rng.choice([at for at in range(1, top + 1) if at != int(low[1:])]))
        return new.upper()
    else:
        number, unit = low.split()
        choices = NUMBERED[:2] if unit == "half" else NUMBERED
        new = f"{rng.choice([each for each in choices if each != number])} {unit}"
    return new.capitalize() if old[0].isupper() else new


def _borrow(date: Date, others: Sequence[Date]) -> Iterator[Edit]:
    """Yield other dates of the documents in the same notation."""
    for other in others:
        alike = other.kind == date.kind and other.text[0].isalpha() == date.text[0].isalpha()
        near = abs((other.year or 0) - (date.year or 0)) <= _NEAR_YEARS
        same_form = other.text[:2].isupper() == date.text[:2].isupper()
        if alike and near and same_form and other.text != date.text and date.kind != "bare":
            yield Edit(start=date.start, end=date.end, new=other.text, kind="another date put in")


def _reread(text: str, edit: Edit) -> Date | None:
    return next(
        (each for each in find_dates(apply(text, edit)) if each.start <= edit.start < each.end),
        None,
    )


def _is_wrong(text: str, old: Date, new: Date | None, known: Sequence[Date]) -> bool:
    if new is None or new.agrees_with(old) or any(new.agrees_with(each) for each in known):
        return False
    return not _ONLY_EARLIER.search(text[: old.start]) or _place(new) < _place(old)


def _keeps_order(dates: Sequence[Date], old: Date, new: Date | None) -> bool:
    """Say whether a span of time still ends after it begins."""
    before = [_place(each) for each in dates]
    after = [_place(new if each is old and new is not None else each) for each in dates]
    return before != sorted(before) or after == sorted(after)


def _place(date: Date) -> tuple[int, int, int]:
    first = _MONTHS_OF.get(date.part or "", (0,))[0]
    return date.year or 0, date.month or first, date.day or 0


def add_precision(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a day or a month that the evidence does not give."""
    del surroundings
    return choose("date_precision", claim, _list_precisions(claim, rng), rng)


def _list_precisions(claim: Claim, rng: random.Random) -> Iterator[Edit]:
    known = list(find_all(claim.evidence))
    for date in find_dates(claim.text):
        lead = _LEAD_IN.search(claim.text[: date.start])
        if lead is None or date.year is None or date.day is not None or date.kind == "fiscal":
            continue
        if (lead["the"] and date.part is None) or (
            date.month is None and lead["word"].casefold() in ("and", "to")
        ):
            continue
        finer = [each for each in known if each.agrees_with(date) and each.day is not None]
        month = date.month or rng.choice(_MONTHS_OF.get(date.part or "", tuple(range(1, 13))))
        told = any(each.year == date.year and each.month == month for each in known)
        if finer or (date.month is None and told):
            continue
        yield _make_precise(date, lead, month, rng)


def _make_precise(date: Date, lead: re.Match[str], month: int, rng: random.Random) -> Edit:
    name = f"{MONTHS[month - 1]} {date.year}"
    word = lead["word"]
    day = date.month is not None or rng.random() < 1 / 3
    if day:
        name = f"{rng.randint(2, _SHORTEST_MONTH)} {name}"
        if word.casefold() == "in":
            word = "On" if word[0].isupper() else "on"
    return Edit(
        start=lead.start(),
        end=date.end,
        new=f"{word} {name}",
        kind="day added" if day else "month added",
    )
