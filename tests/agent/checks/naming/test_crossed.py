"""What is said of one figure may not be told of another."""

from __future__ import annotations

import pytest

from agent.checks.naming import crossed
from agent.checks.values import measured
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


@pytest.mark.parametrize(
    ("quote", "told", "wrong"),
    [
        (
            "Ada Lund from NOT and Joe Osk from HUB praise it.",
            "NOT's Ada Lund and HUB's Joe Osk praise it.",
            "HUB's Ada Lund and NOT's Joe Osk praise it.",
        ),
        (
            "The guild made TideGear for Selwyn pilots and TideGlass for Marlow pilots.",
            "Two tools came out: TideGear, which serves Selwyn, and TideGlass, for Marlow.",
            "Two tools came out: TideGear, which serves Marlow, and TideGlass, for Selwyn.",
        ),
    ],
)
def test_two_couples_keep_their_partners(quote: str, told: str, wrong: str) -> None:
    """A name stays with the one that a word or a possessive binds it to."""
    assert crossed.check(told, FACT, [evidence(quote)]) == []
    assert crossed.check(wrong, FACT, [evidence(quote)]) != []


def test_names_of_a_list_are_no_couples() -> None:
    """Their order is free."""
    offered = [evidence("Ports in Norland, Sudmark, Velm and Osk joined.")]
    assert crossed.check("Ports in Velm, Norland, Osk and Sudmark joined.", FACT, offered) == []
