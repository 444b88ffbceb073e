"""Wrong dates, and dates more precise than the evidence."""

from __future__ import annotations

import re

import pytest

from evals.mutate.read_dates import find_dates
from tests.evals.mutate.tries import list_texts


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("On 25 September 2020 it began.", "day", (2020, 9, 25)),
        ("On September 25, 2020 it began.", "day", (2020, 9, 25)),
        ("On 3 Feb. 2025 it began.", "day", (2025, 2, 3)),
        ("On 2025-02-03 it began.", "iso", (2025, 2, 3)),
        ("In May 2021 it began.", "month", (2021, 5, None)),
        ("In Q3 2025 it began.", "quarter", (2025, None, None)),
        ("In the second half of 2026 it began.", "quarter", (2026, None, None)),
        ("In 2024-25 it began.", "fiscal", (2024, None, None)),
        ("In the autumn of 2025 it began.", "part", (2025, None, None)),
        ("By 2030 it ends.", "year", (2030, None, None)),
    ],
)
def test_notations_are_read(text: str, kind: str, parts: tuple[int | None, ...]) -> None:
    """Each notation gives its year, month and day."""
    (date,) = find_dates(text)
    assert (date.kind, (date.year, date.month, date.day)) == (kind, parts)


@pytest.mark.parametrize(
    "text",
    ["The Assurance Act 2024 applies.", "It may close 5 offices.", "The site has 2000 jobs."],
)
def test_titles_verbs_and_counts_are_no_dates(text: str) -> None:
    """The year of an act is part of its name; `may` is a verb."""
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It was signed on 25 September 2020.", "It was signed on 25 October 2020."),
        ("It was signed on 25 September 2020.", "It was signed on 24 September 2020."),
        ("It was signed on September 25, 2020.", "It was signed on September 25, 2019."),
        ("It was signed in June 2019.", "It was signed in July 2019."),
        ("It opens in Q3 2025.", "It opens in Q4 2025."),
        ("It cost €2m in 2024-25.", "It cost €2m in 2023-24."),
        ("It opens in the autumn of 2025.", "It opens in the spring of 2025."),
        ("It opens in the second half of 2026.", "It opens in the first half of 2026."),
        ("It was signed on 2020-09-25.", "It was signed on 2020-10-25."),
    ],
)
def test_a_date_is_changed(text: str, wrong: str) -> None:
    """Day, month, year, quarter, half and season."""
    assert wrong in list_texts("date", text)


def test_another_date_of_the_document_is_put_in() -> None:
    """The mistake most made: the date of another event."""
    document = ("The first meeting was held on 27 February 2021.",)
    made = list_texts("date", "It was signed on 25 September 2020.", document=document)
    assert "It was signed on 27 February 2021." in made


def test_no_date_of_the_evidence_is_put_in() -> None:
    """Neither a date of the evidence nor one that agrees with it."""
    evidence = ("Signed on 3 June 2019, it took effect on 1 July 2019.",)
    made = list_texts("date", "It took effect in July 2019.", evidence)
    assert made
    assert "It took effect in June 2019." not in made


def test_a_deadline_moves_forward_only() -> None:
    """`By 2032` would follow from `by 2030`."""
    made = list_texts("date", "Emissions are to halve by 2030.")
    assert made
    assert all(int(each[-5:-1]) < 2030 for each in made)


def test_a_span_still_ends_after_it_begins() -> None:
    """Spans that run backwards are no mistake that anybody makes."""
    for made in list_texts("date", "Prices rose between 2021 and 2022."):
        first, last = map(int, re.findall(r"\d{4}", made))
        assert first <= last


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("It was signed in June 2019.", r"on \d+ June 2019"),
        ("It is to close by 2030.", r"by (?:\d+ )?[A-Z][a-z]+ 2030"),
        ("It opens in the autumn of 2025.", r"(?:September|October|November) 2025"),
        ("It opens in early 2026.", r"(?:January|February|March) 2026"),
        ("It opens in Q3 2025.", r"(?:July|August|September) 2025"),
    ],
)
def test_precision_is_added(text: str, pattern: str) -> None:
    """A day or a month that nobody gave, with the preposition that it needs."""
    made = list_texts("date_precision", text)
    assert made
    assert all(re.search(pattern, each) for each in made)


def test_precision_that_the_evidence_has_is_not_added() -> None:
    """The claim is less precise than its evidence: any day might be the right one."""
    evidence = ("It was signed on 3 June 2019.",)
    assert list_texts("date_precision", "It was signed in June 2019.", evidence) == set()
    assert list_texts("date_precision", "It was signed on 3 June 2019.") == set()
    assert list_texts("date_precision", "The 2019 budget was approved.") == set()
