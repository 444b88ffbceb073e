"""The polarity check: negations and exceptions, lost and added."""

from __future__ import annotations

import pytest

from agent.checks.denying import polarity
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

SAME = (
    ("The board did not approve the plan.", "The plan was not approved by the board."),
    ("The board approved no plan.", "The board did not approve any plan."),
    ("Neither the board nor the office may share data.", "The board may not share data."),
    ("Nothing here limits the board's powers.", "This does not limit the board's powers."),
    ("Sharing is prohibited.", "Sharing is not allowed."),
    ("The plan is due no later than 3 May.", "The plan is due by 3 May."),
    ("It covers not only schools but hospitals.", "It covers hospitals."),
    ("A non-profit body runs it.", "The body that runs it is a non-profit."),
    ("The office has 12 staff and no budget.", "The office has 12 staff."),
    ("Sharing is allowed unless the board objects.", "Unless the board objects, it is allowed."),
    ("No. 10 approved the plan.", "The plan was approved by No. 10."),
)
OTHER = (
    ("The board did not approve the plan.", "The board approved the plan."),
    ("The board approved the plan.", "The board did not approve the plan."),
    ("The board never approved the plan.", "The board approved the plan."),
    ("Sharing of data is prohibited.", "Sharing of data is allowed."),
    ("The text is not binding.", "The text is binding."),
    ("Staff may enter without a permit.", "Staff may enter with a permit."),
    ("The office failed to report the fault.", "The office reported the fault."),
    ("This prevents the board from acting.", "Nothing prevents the board from acting."),
)
LEFT_OUT = (
    ("Sharing data is allowed unless the board objects.", "Sharing data is allowed."),
    ("The ban covers all sites except for hospitals.", "The ban covers all sites."),
    ("The rule covers schools, other than private ones.", "The rule covers schools."),
)


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_the_same_polarity_in_other_words_passes(quote: str, text: str) -> None:
    assert polarity.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text"), OTHER)
def test_a_lost_or_added_negation_is_a_contradiction(quote: str, text: str) -> None:
    found = polarity.check(text, FACT, [evidence(quote)])
    assert Judgement.CONTRADICTED in [finding.judgement for finding in found]


@pytest.mark.parametrize(("quote", "text"), LEFT_OUT)
def test_an_exception_that_is_left_out_is_an_overstatement(quote: str, text: str) -> None:
    found = polarity.check(text, FACT, [evidence(quote)])
    assert [finding.judgement for finding in found] == [Judgement.OVERSTATED]
