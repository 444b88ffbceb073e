"""Nuggets: found by words, figures, dates and negation, and not found where these differ."""

from __future__ import annotations

import pytest

from evals.metrics.matching import claims, find_saying, says


@pytest.mark.parametrize(
    ("nugget", "text"),
    [
        ("two originals", "It was signed in two originals, in the English language."),
        ("two originals", "It was done in 2 original copies."),
        ("25 September 2020", "The page is dated SEPTEMBER 25, 2020."),
        ("September 2020", "The page is dated 25 September 2020."),
        ("is expected to grow", "The impact is expected to grow as adoption increases."),
        ("not in force", "The guidelines are not yet in force."),
        ("working to establish", "The two work together to establish guidelines."),
        ("Article 5", "Under Article 5, fees are waived."),
        ("40 %", "Fees fell by 40 per cent."),
    ],
)
def test_what_is_said_is_found(nugget: str, text: str) -> None:
    assert says(text, nugget)


@pytest.mark.parametrize(
    ("nugget", "text"),
    [
        ("two originals", "It was signed in three originals."),
        ("signed in two languages", "It was signed in two originals, in the English language."),
        ("40 %", "The Board inspects 40 ferries."),
        ("40 ferries", "The Board inspects 400 ferries."),
        ("25 September 2020", "The page is dated September 2020."),
        ("September 2020", "The page is dated September 2021."),
        ("is expected to grow", "The impact is not expected to grow."),
        ("not in force", "The guidelines are in force."),
        ("they will plan jointly", "They intend to plan jointly."),
        ("only two sides", "There are two sides."),
        ("Article 5", "Under Article 6, fees are waived."),
        ("English", "It was signed in two originals."),
        ("", "Anything."),
        ("the", "The port is deep."),
    ],
)
def test_what_is_not_said_is_not_found(nugget: str, text: str) -> None:
    assert not says(text, nugget)


@pytest.mark.parametrize(
    ("nugget", "text"),
    [
        ("twelve piers", "A dozen landing stages stand in the port."),
        ("intention, not certainty", "They intend to coordinate."),
        ("any number", "Forty students will be exchanged."),
    ],
)
def test_limits_that_the_page_names(nugget: str, text: str) -> None:
    """A human would find these; if this test fails, docs/metrics.md is to be corrected."""
    assert not says(text, nugget)


def test_who_did_what_to_whom_is_not_seen() -> None:
    """Another limit of the page: the same words, the other way round."""
    assert says("Bertram warned Anton.", "Anton warned Bertram")


def test_all_of_a_nugget_must_stand_in_one_text() -> None:
    halves = ["It was signed in two copies.", "The originals are kept in Velm."]
    assert find_saying("two originals", halves) is None
    assert find_saying("two copies", halves) == halves[0]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("guidelines were issued", "The guidelines were issued in May."),
        ("guidelines were issued", "The guidelines were issued, and may be revised."),
        ("they will plan jointly", "The parties say they will plan jointly."),
        ("the Board inspects 40 ferries", "The Board inspects 40 ferries each year."),
        ("up to 40 ferries", "The Board inspects up to 40 ferries."),
        ("anyone may apply", "Under the rules anyone may apply."),
    ],
)
def test_a_claim_is_made_as_firmly_as_it_stands(claim: str, text: str) -> None:
    assert claims(text, claim)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("guidelines are issued", "The parties intend that guidelines are issued."),
        ("they issue guidelines", "They aim to issue guidelines."),
        ("the Board inspects 40 ferries", "The Board inspects up to 40 ferries."),
        ("guidelines were issued", "No guidelines were issued."),
    ],
)
def test_what_is_softer_or_vaguer_is_not_the_claim(claim: str, text: str) -> None:
    assert not claims(text, claim)


def test_a_softener_that_belongs_elsewhere_hides_a_claim() -> None:
    """A limit of the page: the words of force of a clause are not told apart."""
    assert not claims("The guidelines that may be revised were issued.", "guidelines were issued")
