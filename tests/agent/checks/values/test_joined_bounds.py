"""A bound in front of two joined figures holds for both."""

from __future__ import annotations

import pytest

from agent.checks.values import figures
from tests.agent.checks.build import FACT, evidence

QUOTE = "The fine shall be up to EUR 20 000 or, for a shipping line, up to 3 % of its turnover."
SOUND = (
    "Fines may reach 20,000 euros or 3 % of turnover.",
    "Fines can be as high as 20,000 euros or 3 % of turnover.",
    "Fines may go as far as 20,000 euros, or 3 % of turnover.",
    "A ceiling of 20,000 euros or 3 % of turnover applies.",
    "The maximum fine is 20,000 euros or 3 % of turnover.",
)
WRONG = (
    "Fines are 20,000 euros or 3 % of turnover.",
    "Fines start at 20,000 euros or 3 % of turnover.",
    "Fines of at least 20,000 euros or 3 % of turnover are due.",
    "Fines may reach 20,000 euros or 4 % of turnover.",
    "Fines may reach 20,000 euros, and the levy is 3 % of turnover.",
)


@pytest.mark.parametrize("stated", SOUND)
def test_a_bound_reaches_over_or(stated: str) -> None:
    """An upper bound told once is told of the figure that "or" joins to the first."""
    assert figures.check(stated, FACT, [evidence(QUOTE)]) == []


@pytest.mark.parametrize("stated", WRONG)
def test_a_figure_without_its_bound_is_found(stated: str) -> None:
    """A figure without a bound, with the other bound, or another figure is refused."""
    assert figures.check(stated, FACT, [evidence(QUOTE)])


def test_the_first_of_a_list_are_numbered_from_one() -> None:
    """The first 25 are those numbered 1 to 25; the second 25 or the first 30 are not."""
    offered = [evidence("Showing entries 1 to 25 of about 70 entries.")]
    assert figures.check("The page shows the first 25 entries.", FACT, offered) == []
    assert figures.check("The page shows the second 25 entries.", FACT, offered)
    assert figures.check("The page shows the first 30 entries.", FACT, offered)
