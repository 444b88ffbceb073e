"""A period may not lose the moment that it runs from."""

from __future__ import annotations

import pytest

from agent.checks.values import periods
from tests.agent.checks.build import FACT, evidence

SOURCE = (
    "The harbour master shall report a spill to the Board within 12 hours of being told of it by a"
    " pilot."
)


@pytest.mark.parametrize(
    "told",
    [
        "The harbour master has to report a spill to the Board within 12 hours.",
        "A spill goes to the Board within twelve hours.",
    ],
)
def test_a_period_without_its_start_is_found(told: str) -> None:
    (finding,) = periods.check(told, FACT, [evidence(SOURCE)])
    assert finding.check == "periods"


@pytest.mark.parametrize(
    "told",
    [
        "The harbour master has to report a spill within 12 hours of learning about it.",
        "Once told by a pilot, the harbour master has 12 hours to report a spill.",
        "A spill that a pilot reports goes to the Board within 12 hours.",
        "The harbour master must report a spill to the Board.",
    ],
)
def test_a_period_that_keeps_its_start_passes(told: str) -> None:
    assert periods.check(told, FACT, [evidence(SOURCE)]) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Within 30 days of the date of this order, the Board shall meet.",
         "The Board has to meet within 30 days."),
        ("Pilots shall apply no later than 10 days before the race begins.",
         "Pilots give at least 10 days' notice of their application."),
        ("The permit is valid for 3 years.", "The permit is valid within 3 years."),
    ],
)  # fmt: skip
def test_what_runs_from_the_text_itself_passes(source: str, told: str) -> None:
    assert periods.check(told, FACT, [evidence(source)]) == []


@pytest.mark.parametrize("ahead", ["ahead", "early", "prior to that", "in advance", "beforehand"])
def test_a_start_told_by_one_word_is_kept(ahead: str) -> None:
    """The word for the order of two events points to the one that the sentence is about."""
    source = "Masters should tell the port at least 60 days before the survey of a hull begins."
    told = f"The port had asked masters to tell it at least 60 days {ahead}."
    assert periods.check(told, FACT, [evidence(source)]) == []
    late = "The port had asked masters to give it at least 60 days."
    assert periods.check(late, FACT, [evidence(source)]) != []
