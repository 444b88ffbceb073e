"""A question asked back is answered by a number or by words of a title."""

from __future__ import annotations

import pytest

from agent.chat.choosing import Pending, choose, put_in
from tests.agent.render.build import MEMO, PRESS

PENDING = Pending(
    question="When was the agreement published?",
    about="several documents fit “the agreement”",
    options=(PRESS, MEMO),
)


@pytest.mark.parametrize("reply", ["2", "2.", "no. 2", "the memorandum", "understanding", " #2 "])
def test_a_number_or_words_of_one_title_choose(reply: str) -> None:
    assert choose(PENDING, reply) is MEMO


@pytest.mark.parametrize("reply", ["0", "3", "what is the memorandum?", "ferries", "compute ferry"])
def test_anything_else_chooses_nothing(reply: str) -> None:
    assert choose(PENDING, reply) is None


def test_words_of_several_titles_choose_nothing() -> None:
    twice = Pending(question=PENDING.question, about=PENDING.about, options=(MEMO, MEMO))
    assert choose(twice, "memorandum") is None


def test_the_chosen_title_takes_the_place_of_the_phrase() -> None:
    assert put_in(PENDING, MEMO) == (
        "When was the “Memorandum of Understanding on Shared Compute” paper published?"
    )


def test_without_a_phrase_the_title_stands_in_front() -> None:
    pending = Pending(question="How long is it?", about="it can be read so", options=(MEMO, PRESS))
    assert put_in(pending, MEMO) == (
        "According to the “Memorandum of Understanding on Shared Compute” paper, how long is it?"
    )
