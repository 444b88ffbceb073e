"""Figures, sums, dates and periods as they stand in a text."""

from __future__ import annotations

import pytest

from agent.question.types import Wanted
from agent.quote.values import find_values


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("Fines of up to 20 000 000 EUR apply.", Wanted.MONEY, "20 000 000 EUR"),
        ("It holds 12 500 records.", Wanted.COUNT, "12 500"),
    ],
)
def test_thousands_parted_by_spaces_are_one_figure(text: str, wanted: Wanted, value: str) -> None:
    """Laws of the Union write them so; "000 EUR" would be the same for every fine."""
    assert find_values(text, wanted) == [value]
