"""How often and within what: the hours of a day are the day, and other hours are not."""

from __future__ import annotations

import pytest

from agent.checks.values import frequency
from tests.agent.checks.build import FACT, evidence


@pytest.mark.parametrize(
    ("source", "told", "wrong"),
    [
        ("The tide is read every two hours.", "Every two hours the tide is read.",
         "Every six hours the tide is read."),
        ("The tide is read every 24 hours.", "The tide is read daily.",
         "The tide is read hourly."),
        ("The quay is cleared in 7 days.", "Within a week the quay is cleared.",
         "Within a day the quay is cleared."),
        ("The quay is cleared in 1 hour.", "Within an hour the quay is cleared.",
         "Within a month the quay is cleared."),
    ],
)  # fmt: skip
def test_hours_days_and_weeks_convert(source: str, told: str, wrong: str) -> None:
    """The same length passes in another unit, another length does not."""
    assert frequency.check(told, FACT, [evidence(source)]) == []
    (finding,) = frequency.check(wrong, FACT, [evidence(source)])
    assert finding.check == "frequency"


def test_several_hours_are_not_one() -> None:
    """What takes six hours is not done within one."""
    offered = [evidence("The quay is cleared in 6 hours.")]
    assert frequency.check("Within an hour the quay is cleared.", FACT, offered) != []
