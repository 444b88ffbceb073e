"""When a sentence says that something happened, or is to happen: each date no more precise than
it is written, and a plan apart from what took place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from agent.briefing.computed.grading import Grade
from agent.checks.binding.ladder import DONE, RECITAL
from agent.checks.values.moments import Moment, find_moments
from agent.checks.words import plain
from agent.quote.values import leave_names
from agent.render.cite import find_date, write_date
from store.types import Document, Precision

SIGNED, RELEASED, ANNOUNCED, PLANNED, REPORTED = (
    "signed", "released", "announced", "planned", "reported",
)  # fmt: skip

_TYPES: Final = (
    (SIGNED, re.compile(r"\bsigned\b|\bsignature\b|^Done (?:at|in)\b", re.IGNORECASE)),
    (
        RELEASED,
        re.compile(
            r"\b(?:released|published|issued|adopted|came into force|entered into force|"
            r"took effect)\b",
            re.IGNORECASE,
        ),
    ),
    (ANNOUNCED, re.compile(r"\b(?:announced?|announcing|unveiled)\b", re.IGNORECASE)),
)
_CLOSE: Final = 40
"""Characters in front of a date in which a participle says what happened then: "signed in"."""
_TOLD: Final = re.compile(
    r"(?<!be )\b(?:signed|published|adopted|issued|released|announced|concluded|withdrawn|launched|"
    r"established|unveiled)(?: (?:in|at) [A-Z]\w+)?(?: on| in)? $"
)
_AHEAD: Final = re.compile(
    r"\b(?:by|until|before|no later than|not later than|from|as of|starting|beginning|within|due|"
    r"deadline|end of|for|after)\s+(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?$",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(
    r"\b(?:propos|plan|ask|request|direct|order|instruct|agree|decid|intend|commit|invit|urg|call|"
    r"expect|schedul|set|due|aim|seek|sought)\w*\b[^.;]{0,120}\bto (?:be )?[a-z]+\b[^.;]*$",
    re.IGNORECASE,
)
"""In front of a date that a past sentence sets for something still to be done."""
_REFERRING: Final = re.compile(
    r"\b(?:(?:dated|as of|of|under|pursuant to|in accordance with)|(?:Act|Order|Regulation|"
    r"Directive|Memorandum|Declaration|Agreement|Strategy|Plan|Report|Budget|Resolution|Convention|"
    r"Law|Framework|Guidance|Code|Bill|Programme|Program)(?: of)?|"
    r"(?i:section|sec\.|§|no\.?|article|paragraph|chapter|title|page|line|item))\s*\(?$"
)
"""In front of a date that is part of a name, or tells which text is meant: it dates no event."""
_NAMING: Final = re.compile(
    r",? (?:[A-Z][\w-]+ ){0,3}(?:Order|Act|Regulation|Directive|Memorandum|Declaration|Agreement|"
    r"Strategy|Plan|Report|Budget|Resolution|Statement|Charter|Treaty|Convention|Accord)\b"
)
_CITED: Final = re.compile(r"[(\[][^()\[\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event: its day in ISO form cut at its precision, as written, and of what type."""

    value: str
    precision: Precision
    written: str
    type: str

    @property
    def is_planned(self) -> bool:
        """Whether the text has it ahead of itself: it stays a plan when its day has passed."""
        return self.type == PLANNED


def find_event(text: str, grade: Grade, document: Document, today: date) -> Event | None:
    """Return the first event that a sentence dates; None where its dates are of something else."""
    return next(find_events(text, grade, document, today), None)


def find_events(text: str, grade: Grade, document: Document, today: date) -> Iterator[Event]:
    """Yield the events that a sentence dates, in its order.

    A sentence with a force below "done" plans. So does one with a date behind the document's own,
    or behind `today`: who writes in May of June writes of what is to come.
    """
    bare = plain(text)
    named = leave_names(bare)
    for moment in find_moments(bare):
        if moment.words not in named or not _is_own(bare, moment):
            continue
        value, precision = as_stated(moment)
        if not value:
            continue
        kind = _type(bare, moment, grade, value, document=document, today=today)
        if kind:
            written = _write(moment, value, precision)
            yield Event(value=value, precision=precision, written=written, type=kind)


def as_stated(moment: Moment) -> tuple[str, Precision]:
    """Return a date in ISO form, cut where the text stops being precise; "" without a year.

    A quarter, a season, a span or a financial year is no more than its year.
    """
    if moment.year is None or moment.decade is not None:
        return "", Precision.YEAR
    year = f"{moment.year:04d}"
    loose = moment.quarter or moment.half or moment.season or moment.fiscal or moment.until
    if moment.month is None or loose or moment.other is not None:
        return year, Precision.YEAR
    if moment.day is None or moment.last is not None:
        return f"{year}-{moment.month:02d}", Precision.MONTH
    return f"{year}-{moment.month:02d}-{moment.day:02d}", Precision.DAY


def _write(moment: Moment, value: str, precision: Precision) -> str:
    """Return a date as people write it; one that no calendar date tells in the source's words."""
    rough = moment.part or moment.quarter or moment.half or moment.season or moment.until
    if rough or moment.last is not None or moment.other is not None:
        return moment.words
    return write_date(value, precision)


def _is_own(text: str, moment: Moment) -> bool:
    """Say whether a date tells when, and is not part of a name or of a reference."""
    before = text[: moment.start]
    return not (
        moment.fiscal
        or _REFERRING.search(before)
        or _CITED.search(before)
        or _NAMING.match(text, moment.end)
    )


def _type(
    text: str, moment: Moment, grade: Grade, value: str, *, document: Document, today: date
) -> str:
    """Return the type of the event, "" where the sentence neither tells nor plans one."""
    before = text[: moment.start]
    own = find_date(document.card)
    done = _TOLD.search(before)
    if done is not None and value <= (own.value if own else today.isoformat())[: len(value)]:
        # "The memorandum signed on 3 May": done, whatever the sentence goes on to plan.
        return next((name for name, form in _TYPES if form.search(done[0])), REPORTED)
    later = own is not None and value[: len(own.value)] > own.value[: len(value)]
    if grade.height < DONE and not before.lower().endswith(" since "):
        return PLANNED if grade.level != str(RECITAL) else ""
    if later or value > today.isoformat()[: len(value)]:
        return PLANNED
    if _AHEAD.search(before) and (_TO_DO.search(before) or (own is None and not _is_past(grade))):
        return PLANNED
    near = (name for name, form in _TYPES if form.search(before[-_CLOSE:]))
    told = (name for name, form in _TYPES if _is_past(grade) and form.search(text))
    return next(near, next(told, REPORTED))


def _is_past(grade: Grade) -> bool:
    return grade.level == str(DONE)
