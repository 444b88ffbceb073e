"""What counts as the same word."""

from __future__ import annotations

import pytest

from agent.question.words import clean_question, find_terms, match_terms, split_words


def test_known_names_have_one_spelling() -> None:
    assert split_words("the U.S.'s and the United Kingdom's plans") == (
        "the", "us", "and", "the", "uk", "plans",
    )  # fmt: skip


def test_the_pronoun_us_is_not_the_country() -> None:
    assert "us" not in split_words("It concerns all of us.")
    assert "us" in split_words("The US agreed.")


def test_thousands_are_one_number() -> None:
    assert split_words("1,757 uses") == ("1757", "uses")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("programme", "programs"),
        ("organisation", "organizations"),
        ("planning", "plans"),
        ("partnership", "partners"),
        ("centre", "centers"),
        ("collaborating", "collaboration"),
    ],
)
def test_forms_of_a_word_meet(left: str, right: str) -> None:
    assert find_terms(left) == find_terms(right)


def test_stop_words_are_left_out() -> None:
    assert find_terms("What is in the declaration?") == find_terms("declaration")


def test_matching_says_word_by_word_which_term_it_is() -> None:
    terms = frozenset(find_terms("data privacy"))
    matched = match_terms("They protect data and privacy.", terms)
    assert [bool(term) for term in matched] == [False, False, True, False, True]


def test_a_question_is_cleaned_of_what_cannot_be_seen() -> None:
    assert clean_question(" What\x00 is\u200b  this\x1b?\n") == "What is this ?"
