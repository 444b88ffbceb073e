"""A date never gets more precise than it is written, and a plan never becomes an event."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.briefing.computed.grading import grade_text
from agent.briefing.computed.moments import (
    ANNOUNCED,
    PLANNED,
    RELEASED,
    REPORTED,
    SIGNED,
    Event,
    find_event,
)
from store.types import DateKind, Document, Precision, SourceCard, StatedDate

TODAY = date(2026, 6, 1)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def write_document(published: str | None = None) -> Document:
    dates: tuple[StatedDate, ...] = ()
    if published is not None:
        precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(published)]
        dates = (StatedDate(value=published, precision=precision, kind=DateKind.PUBLICATION),)
    return Document(
        id="d",
        version="v",
        title="A note",
        media_type="text/plain",
        origin="note.txt",
        added="2026-01-01T00:00:00Z",
        card=SourceCard(dates=dates),
    )


def read(text: str, published: str | None = "2025-06-01") -> Event | None:
    return find_event(text, grade_text(text), write_document(published), TODAY)


@pytest.mark.parametrize(
    ("text", "value", "type_"),
    [
        ("The text was signed on 4 May 2025.", "2025-05-04", SIGNED),
        ("The rules were published in May 2025.", "2025-05", RELEASED),
        ("The minister announced the fund on 2 May 2025.", "2025-05-02", ANNOUNCED),
        ("The minister opened the hall in 2024.", "2024", REPORTED),
        ("The office will open on 4 May 2027.", "2027-05-04", PLANNED),
        ("The office was asked to prepare a call by March 2025.", "2025-03", PLANNED),
        ("The office shall report by 1 May 2025.", "2025-05-01", PLANNED),
        ("The office is expected to open in early 2025.", "2025", PLANNED),
        ("The parties to the pact signed on 3 May 2024 plan to meet.", "2024-05-03", SIGNED),
    ],
)
def test_a_date_gets_its_day_and_its_type(text: str, value: str, type_: str) -> None:
    event = read(text)
    assert event is not None
    assert (event.value, event.type) == (value, type_)


@pytest.mark.parametrize(
    "text",
    [
        "The Budget Act 2019 binds the office.",
        "Executive Order 14110 of October 30, 2023 binds the office.",
        "The rules follow a study (Lund, 2021).",
        "Under section 1758 the office decides.",
        "The office spent much in fiscal year 2024.",
        "The office opened in May.",
        "The office opened.",
    ],
)
def test_a_date_of_something_else_dates_no_event(text: str) -> None:
    assert read(text) is None


def test_what_lies_behind_the_document_is_planned_whatever_its_tense() -> None:
    event = read("The new rules apply from 1 August 2025.", "2025-06-01")
    assert event is not None
    assert event.is_planned


def test_what_lies_behind_the_briefing_is_planned_in_an_undated_document() -> None:
    event = read("The hall opened on 3 May 2027.", None)
    assert event is not None
    assert event.is_planned


def test_a_rough_date_is_written_as_the_source_writes_it() -> None:
    event = read("The hall was closed from 11 to 13 May 2025.")
    assert event is not None
    assert (event.written, event.precision) == ("11 to 13 May 2025", Precision.MONTH)


@given(
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2025, 5, 30)),
    form=st.sampled_from(
        ["{d} {m} {y}", "{m} {y}", "{y}", "early {y}", "the third quarter of {y}"]
    ),
)
def test_precision_is_never_raised(day: date, form: str) -> None:
    """The value has a day only where one is written, a month only where one is."""
    stated = form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year)
    event = read(f"The hall was opened in {stated}.")
    assert event is not None
    length = {"{d}": 10, "{m}": 7}.get(form[:3], 4)
    assert len(event.value) == length
    assert event.value == day.isoformat()[:length]
    assert {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[length] is event.precision


@given(ahead=st.integers(min_value=1, max_value=4000), past=st.booleans())
def test_a_plan_never_becomes_an_event(ahead: int, *, past: bool) -> None:
    """However long its day is over, what a text had ahead of itself stays planned."""
    day = date(2015, 1, 1) + timedelta(days=ahead)
    verb = "was opened" if past else "will be opened"
    text = f"The hall {verb} on {day.day} {MONTHS[day.month - 1]} {day.year}."
    event = read(text, "2015-01-01")
    assert event is not None
    assert event.is_planned
