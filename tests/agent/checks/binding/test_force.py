"""The force check: the ladder is never climbed, hedges stay, a part is not the whole."""

from __future__ import annotations

import pytest

from agent.checks.binding import force
from agent.checks.binding.ladder import find_forces
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

# From weak to strong: each is raised when it is told as any that follows.
RUNGS = (
    "The parties could publish a plan.",
    "The parties aim to publish a plan.",
    "The parties are expected to publish a plan.",
    "The parties intend to publish a plan.",
    "The parties will publish a plan.",
    "The parties shall publish a plan.",
)
SAME = (
    ("The parties intend to publish a plan.", "A plan is intended to be published."),
    ("The parties shall publish a plan.", "The parties are required to publish a plan."),
    ("No party may publish a plan.", "The parties must not publish a plan."),
    ("The draft would require a plan.", "A plan would be required by the draft."),
    ("The plan was signed in May.", "The plan was signed in May 2020."),
    ("The parties will share data as appropriate.", "As appropriate, the parties will share data."),
    ("The parties intend to act, where possible.", "If possible, the parties intend to act."),
    ("Most members replied.", "The majority of members replied."),
    ("Only two members replied.", "Just two members replied."),
)
RAISED = (
    ("The parties intend to publish a plan.", "The parties published a plan."),
    ("The parties will publish a plan.", "The parties have published a plan."),
    ("The parties may publish a plan.", "The parties publish plans and must publish a plan."),
    ("The draft would require a plan.", "The draft requires a plan."),
    ("The office publishes a plan each year.", "The office must publish a plan each year."),
    ("The office should publish a plan.", "The office must publish a plan."),
    ("Officials are exploring a shared rule book.", "Officials have adopted a shared rule book."),
    ("The parties will share data as appropriate.", "The parties will share data."),
    ("The parties intend to share data where possible.", "The parties intend to share data."),
    ("Most members replied late.", "The members replied late."),
    ("The members replied.", "All members replied."),
    ("Members may enter.", "Only members may enter."),
)


@pytest.mark.parametrize("low", range(len(RUNGS)))
@pytest.mark.parametrize("high", range(len(RUNGS)))
def test_a_rung_may_be_kept_and_not_climbed(low: int, high: int) -> None:
    """Told as itself it passes; told as any higher rung it is overstated."""
    found = force.check(RUNGS[high] + " So it says.", FACT, [evidence(RUNGS[low])])
    if high > low:
        assert Judgement.OVERSTATED in [finding.judgement for finding in found]
    elif high == low:
        assert found == []


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_the_same_force_in_other_words_passes(quote: str, text: str) -> None:
    assert force.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text"), RAISED)
def test_raised_force_and_dropped_hedges_are_found(quote: str, text: str) -> None:
    found = force.check(text, FACT, [evidence(quote)])
    assert Judgement.OVERSTATED in [finding.judgement for finding in found]


def test_an_obligation_is_not_told_as_a_permission() -> None:
    """Lower is not always safer: "must" told as "may" says another thing."""
    found = force.check("Firms may keep logs.", FACT, [evidence("Firms must keep logs.")])
    assert [finding.judgement for finding in found] == [Judgement.CONTRADICTED]


def test_the_month_of_may_is_no_possibility() -> None:
    assert find_forces("It opened in May 2020 and closed on 3 May.") == []
