"""Whatever is typed, a question can be taken apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.question.analyse import analyse
from agent.question.words import clean_question

TYPED = """
what which who when how many will must have the a of on about declaration act plan 'our nation'
"x y" U.S.-UK (FOIA) Article 5(1) 2021 £3 ? , signed documents say all mention
"""
WORDS = st.sampled_from(TYPED.split())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken_apart(text: str) -> None:
    cleaned = clean_question(text)
    assert analyse(cleaned).text == cleaned


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_run_of_question_words_is_taken_apart(words: list[str]) -> None:
    question = analyse(clean_question(" ".join(words)))
    assert question.parts
    assert all(question.terms)
    assert all(name.stems for name in question.names)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_question(text)
    assert clean_question(once) == once
