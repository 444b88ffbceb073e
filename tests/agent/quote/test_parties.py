"""A text signed with one country never answers for another."""

from __future__ import annotations

import pytest

from agent.ask import ask
from agent.quote.parties import find_places, speaks_of_others
from agent.quote.shelf import Desk, file_words
from store.filters import Filters
from tests.agent.quote.conftest import MakeShelf


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("the U.S. and Japanese governments", "the United States and Japan"),
        ("British firms", "firms of the United Kingdom"),
        ("the Republic of Korea", "South Korea"),
        ("tell us about Wales", "Welsh"),
    ],
)
def test_a_country_is_known_under_its_names(text: str, same: str) -> None:
    assert find_places(text) == find_places(same) != frozenset()


def test_small_letters_name_no_country() -> None:
    assert find_places("they told us to polish it") == frozenset()


TWIN = (
    "# Memorandum between the Government of Norway and the Government of {country} on tides\n\n"
    "The Governments of Norway and {country},\n\n"
    "Recognising the value of research on tides;\n\n"
    "have reached the following understanding:\n\n"
    "1. The Participants intend to cooperate on {topic}.\n"
)


def test_a_text_headed_for_others_is_told_from_one_that_names_the_country(
    make_shelf: MakeShelf,
) -> None:
    """What counts is the whole text: a title may name fewer countries than the text does."""
    shelf = make_shelf(
        spain=TWIN.format(country="Spain", topic="tidal turbines"),
        chile=TWIN.format(country="Chile", topic="the charting of tides"),
        both=TWIN.format(country="Spain", topic="tides, as Norway does with Chile"),
        plain="# Notes on tidal turbines\n\nTurbines turn with the tide.\n",
    )
    desk = Desk(shelf=shelf, filters=Filters())
    asked = find_places("Did Norway and Chile agree on tidal turbines?")
    others = {
        file_words(each).split()[-1]
        for each in desk.documents()
        if speaks_of_others(desk, each, asked)
    }
    assert others == {"spain"}


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway and Chile agree to cooperate on tidal turbines?",
        "What do Norway and Chile intend to do about tidal turbines?",
        "Do Chile and Norway intend to cooperate on turbines?",
    ],
)
def test_the_twin_of_another_country_stays_silent(make_shelf: MakeShelf, question: str) -> None:
    """The words fit the text signed with Spain best, and the question is about Chile."""
    shelf = make_shelf(
        spain=TWIN.format(country="Spain", topic="tidal turbines"),
        chile="# Note on Chile\n\nChile has a long coast with strong tides.\n",
    )
    answer = ask(shelf, question)
    titles = {item.document.title for each in answer.statements for item in each.evidence}
    assert not any("Spain" in title for title in titles)


def test_both_twins_speak_when_they_are_compared(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        spain=TWIN.format(country="Spain", topic="tidal turbines"),
        chile=TWIN.format(country="Chile", topic="tidal turbines"),
    )
    answer = ask(shelf, "On what do Norway and Spain intend to cooperate, and Norway and Chile?")
    assert answer.statements
