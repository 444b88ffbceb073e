"""A period that runs from the text's own date has a last day; another has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agent.briefing.passed import tell_passed
from agent.briefing.terms import find_terms
from agent.briefing.types import Paragraph, Section
from store.types import DateKind, Precision, SourceCard, StatedDate
from tests.agent.briefing.test_page import DOCUMENT, fill

SIGNED = StatedDate(value="2024-10-24", precision=Precision.DAY, kind=DateKind.SIGNATURE)
ORDER = replace(DOCUMENT, card=SourceCard(dates=(SIGNED,)))


def last_days(text: str) -> list[date]:
    return [each.last for each in find_terms(text, ORDER)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Within 30 days of the date of this memorandum, the Board shall meet.", (2024, 11, 23)),
        ("The Board shall report within ninety days after this order.", (2025, 1, 22)),
        ("No later than 180 calendar days from the date of this Act, ...", (2025, 4, 22)),
        ("The Board shall meet within two weeks of the publication of this law.", None),
        ("Within 4 months of the date of this order, ports shall report.", (2025, 2, 24)),
        ("Within one year of the date of this Directive, ports shall report.", (2025, 10, 24)),
        ("Within 10 working days of the date of this order, ports shall report.", None),
        ("Within 30 days of becoming aware, the operator shall report.", None),
        ("Within one month after this Act enters into force, ports shall report.", None),
        ("Within 9999 years of the date of this order, ports shall report.", None),
    ],
)
def test_a_term_is_counted_from_the_date_of_its_text(
    text: str, last: tuple[int, int, int] | None
) -> None:
    """Days, weeks, months and years of the calendar; working days are nobody's sum."""
    assert last_days(text) == ([date(*last)] if last else [])


def test_the_end_of_a_short_month_is_its_last_day() -> None:
    """31 January and one month is the end of February."""
    signed = replace(SIGNED, value="2024-01-31")
    order = replace(DOCUMENT, card=SourceCard(dates=(signed,)))
    found = find_terms("Within one month of the date of this order, ports report.", order)
    assert [each.last for each in found] == [date(2024, 2, 29)]


def test_a_text_without_a_day_sets_no_day() -> None:
    """October 2024 has thirty-one first days."""
    rough = replace(SIGNED, value="2024-10", precision=Precision.MONTH)
    order = replace(DOCUMENT, card=SourceCard(dates=(rough,)))
    assert not list(find_terms("Within 30 days of the date of this order, ports report.", order))


def test_a_term_that_has_run_out_is_told_beside_the_plan() -> None:
    """A working group that was due two years ago is no next step."""
    section = fill("next_step", "Within 30 days of the date of this order, the Board shall meet.")
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    dated = replace(
        block,
        statement=replace(
            block.statement,
            evidence=tuple(replace(e, document=ORDER) for e in block.statement.evidence),
        ),
    )
    filled: Section = replace(section, blocks=(dated,))
    said = tell_passed(filled, date(2026, 11, 20), set())
    assert said == (
        "Already past on 20 November 2026: 23 November 2024 "
        "(Within 30 days of the date of this order)."
    )
    assert tell_passed(filled, date(2024, 11, 20), set()) == ""
