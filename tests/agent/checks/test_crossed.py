"""What is said of one figure may not be told of another."""

from __future__ import annotations

import pytest

from agent.checks import crossed, measured
from tests.agent.checks.build import FACT, evidence

SOURCE = (
    "The Ministry will spend 900 million marks on harbour cranes and an additional 40 million"
    " marks on night schools."
)


def test_two_amounts_that_changed_places_are_found() -> None:
    told = "Harbour cranes get 40 million marks and night schools 900 million marks."
    (finding,) = crossed.check(told, FACT, [evidence(SOURCE)])
    assert finding.check == "crossed"


@pytest.mark.parametrize(
    "told",
    [
        "Night schools get 40 million marks and harbour cranes 900 million marks.",
        "The Ministry will spend 900 million marks on cranes for harbours.",
        "Night schools get an additional 40 million marks, besides 900 million for cranes.",
    ],
)
def test_amounts_that_keep_their_words_pass(told: str) -> None:
    assert crossed.check(told, FACT, [evidence(SOURCE)]) == []


@pytest.mark.parametrize(
    ("told", "passes"),
    [
        ("Tariffs stood at 5% in Verania, higher than the 9.2% of Aldmere.", False),
        ("Tariffs stood at 5% in Verania, lower than the 9.2% of Aldmere.", True),
        ("Tariffs rose to 9.2%, still below the 5% of Aldmere.", False),
        ("It lasted 12 hours, 5 hours longer than the 7 hours planned.", True),
        ("It cost 5 million marks, more than the 9 days of work were worth.", True),
    ],
)
def test_a_comparison_of_two_figures_must_hold(told: str, *, passes: bool) -> None:
    assert (measured.check(told, FACT, []) == []) is passes
