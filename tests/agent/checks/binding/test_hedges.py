"""Hedges, conditions, narrowing words: in other words they pass, left out they are found."""

from __future__ import annotations

import pytest

from agent.checks.binding.extent import find_widened
from agent.checks.binding.hedges import find_dropped

RULE = "Payments are made in May, provided that the file is complete."


@pytest.mark.parametrize(
    ("quote", "kept", "dropped"),
    [
        (RULE, "If the file is complete, payments are made in May.", "Payments are made in May."),
        (
            "The office will answer where possible within a day.",
            "The office will answer within a day if it can.",
            "The office will answer within a day.",
        ),
        (
            "It was delayed mainly because of strikes.",
            "Strikes were the chief cause of the delay.",
            "It was delayed because of strikes.",
        ),
        (
            "The person gave written consent.",
            "The person consented in writing.",
            "The person consented.",
        ),
        (
            "The ship is believed to have sunk.",
            "The ship presumably sank: have sunk.",
            "The ship has sunk.",
        ),
        (
            "No permit has yet been issued.",
            "So far no permit has been issued.",
            "No permit was issued.",
        ),
    ],
)
def test_a_qualifier_may_be_told_in_other_words_and_not_left_out(
    quote: str, kept: str, dropped: str
) -> None:
    assert find_dropped(kept, (quote,)) == []
    assert find_dropped(dropped, (quote,)) != []


def test_a_condition_of_what_is_not_told_may_stay_away() -> None:
    quote = "The office opens in May. Grants are paid if the file is complete."
    assert find_dropped("The office opens in May.", (quote,)) == []


def test_a_rule_that_carries_its_own_subject_drops_nothing() -> None:
    """In "subject to a duty of 10 percent" the duty is told, there is no condition to keep."""
    quote = "Imports are subject to a duty of 10 percent."
    assert find_dropped("Imports bear a duty of 10 percent.", (quote,)) == []


def test_a_part_is_not_told_as_the_whole() -> None:
    quotes = ("Most large cities have a plan.",)
    assert find_widened("Large cities have a plan.", quotes) != []
    assert find_widened("All large cities have a plan.", quotes) != []
    assert find_widened("The majority of large cities have a plan.", quotes) == []


def test_idioms_with_all_and_only_widen_nothing() -> None:
    quotes = ("Sharing is subject to the budget and cost 9 million.",)
    for text in ("Above all, it cost 9 million.", "In all, it cost 9 million.",
                 "It is shared only as far as the budget allows."):  # fmt: skip
        assert find_widened(text, quotes) == []


def test_a_condition_of_another_sentence_drops_nothing_though_the_space_is_lost() -> None:
    quote = (
        'She called for closing the old quarry for good."We think stone cannot be cut safely if it '
        'is soaked by floods and frost."'
    )
    assert find_dropped("She called for the old quarry to be closed for good.", (quote,)) == []


def test_a_case_that_stands_before_a_second_thing_speaks_of_that_thing_alone() -> None:
    quote = "The file must hold the map of the quarry and, if applicable, the sketch of its roads."
    assert find_dropped("The map of the quarry must be in the file.", (quote,)) == []
    assert find_dropped("The sketch of its roads must be in the file.", (quote,)) != []


def test_one_of_two_outcomes_is_not_told_as_the_only_one() -> None:
    quote = "The storm left 40 sheds either flattened or flooded."
    assert find_dropped("40 sheds were flattened by the storm.", (quote,)) != []
    assert find_dropped("40 sheds were flooded or flattened by the storm.", (quote,)) == []


def test_a_noun_is_narrowed_where_it_is_told_by_its_own_name() -> None:
    """A log of the source's other half is not its written record."""
    quote = "A thief may find a written record of the code, or fit a bug that logs keys."
    assert find_dropped("A thief may fit a bug that logs keys.", (quote,)) == []
    assert find_dropped("A thief may find a record of the code.", (quote,)) != []


def test_each_of_two_conditions_counts() -> None:
    """The first kept does not tell the second."""
    quote = "Keys may be lent only when the porter agrees and when the alarm is off."
    assert find_dropped("Keys may be lent only when the porter agrees.", (quote,)) != []
    both = "Keys may be lent only with the porter's consent, and while the alarm is off."
    assert find_dropped(both, (quote,)) == []


def test_a_condition_that_no_if_opens_is_kept() -> None:
    """Terms may stand in front: "with enough rain", "barring a strike"."""
    for quote, kept, dropped in (
        (
            "With enough spring rain, the orchard will yield twice as much.",
            "The orchard will yield twice as much, provided that it rains enough in spring.",
            "The orchard will yield twice as much.",
        ),
        (
            "Barring a strike of pilots, the airport will reopen on Monday.",
            "On Monday the airport will reopen unless its pilots strike.",
            "On Monday the airport will reopen.",
        ),
        (
            "Given proper drainage, basements in the quarter will stay dry.",
            "Basements in the quarter will stay dry if they are drained properly.",
            "Basements in the quarter will stay dry.",
        ),
        (
            "Assuming steady demand, the quay will pay for itself in six years.",
            "In six years the quay will have paid for itself if demand holds steady.",
            "In six years the quay will pay for itself.",
        ),
    ):
        assert find_dropped(kept, (quote,)) == []
        assert find_dropped(dropped, (quote,)) != []
