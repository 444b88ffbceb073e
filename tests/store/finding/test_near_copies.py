"""What counts as the same passage, and the templates that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.finding.near_copies import are_copies, fold, take_print

DEAL = (
    "The United States and Japan intend to collaborate closely on artificial intelligence, "
    "fusion energy and quantum science, and to review the implementation of this Memorandum "
    "every 180 days through the Joint Committee."
)


def same(one: str, other: str) -> bool:
    return are_copies(take_print(one), take_print(other))


@pytest.mark.parametrize(
    "other",
    [
        DEAL,
        DEAL.upper(),
        DEAL.replace(", ", " – "),
        DEAL.replace("the implementation of this", "implementation of the"),
        DEAL.replace("United States", "United-States"),
        DEAL.replace("180 days", "180 days,"),
    ],
)
def test_the_same_text_in_another_dress_is_a_copy(other: str) -> None:
    assert same(DEAL, other)


@pytest.mark.parametrize(
    "other",
    [
        DEAL.replace("Japan", "Korea"),
        DEAL.replace("180", "270"),
        DEAL.replace("intend to", "shall"),
        DEAL.replace("intend", "do not intend"),
        DEAL.replace("every 180 days through", "through"),
        DEAL.replace("Joint Committee", "Science Committee"),
        DEAL.replace("fusion energy", "space travel"),
        DEAL.replace("closely ", ""),
        DEAL.replace(" and quantum", " or quantum"),
        DEAL.replace("180", "1.80"),
        DEAL[: len(DEAL) // 2],
        "Something else entirely about fisheries, tariffs and the price of grain in spring.",
    ],
)
def test_another_country_figure_or_verb_is_no_copy(other: str) -> None:
    assert not same(DEAL, other)


def test_short_passages_are_copies_only_word_for_word() -> None:
    assert same("Scope and purpose", "SCOPE AND PURPOSE")
    assert not same("Scope and purpose", "Scope and the purpose")
    assert not same("", "")


def test_spelling_in_one_word_or_two_is_no_difference() -> None:
    assert same(
        "Third-party time frames of the U.S. agency", "Third party timeframes of the US agency"
    )
    assert not same("within 1 5 days of notice", "within 15 days of notice")


def test_copies_within_a_document_are_left_alone() -> None:
    prints = [take_print(DEAL)] * 3
    assert fold(prints, ["a", "a", "b"]) == [0, 1, 0]


@given(st.text(max_size=200), st.text(max_size=200))
def test_being_copies_has_no_direction(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)


@given(st.lists(st.sampled_from([DEAL, DEAL.upper(), "Other text", ""]), max_size=8))
def test_every_passage_has_a_leader_that_leads_itself(texts: list[str]) -> None:
    leaders = fold([take_print(text) for text in texts], [str(n) for n in range(len(texts))])
    assert all(leaders[leader] == leader <= place for place, leader in enumerate(leaders))
