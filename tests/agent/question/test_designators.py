"""Numbered things, and questions as phrases."""

from __future__ import annotations

import pytest

from agent.question.analyse import analyse
from agent.question.designators import (
    Designation,
    find_designations,
    find_ordinals,
    find_year_asked,
    lies_at,
)
from agent.question.types import Wanted
from agent.question.words import are_related, fold_word
from agent.quote.phrase import as_phrase
from agent.quote.values import find_values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Part 2 of the Act", {("part", "2")}),
        ("Sec. 4 and § 9", {("section", "4"), ("section", "9")}),
        ("Articles 3 and 5(1)", {("article", "3"), ("article", "5(1)")}),
        ("Amendment No. 1, Annex III", {("amendment", "1"), ("annex", "iii")}),
        ("a part of A grade", set()),
        ("a level 5 per cent higher", set()),
    ],
)
def test_numbered_things_are_read(text: str, found: set[tuple[str, str]]) -> None:
    """A kind and a number make a designation, a kind alone none."""
    assert find_designations(text) == {Designation(*each) for each in found}


def test_a_place_lies_below_what_it_is_part_of() -> None:
    """Section 4(1) is in section 4; section 41 is not."""
    asked = Designation("section", "4")
    assert lies_at(Designation("section", "4(1)"), asked)
    assert not lies_at(Designation("section", "41"), asked)
    assert not lies_at(Designation("article", "4"), asked)


def test_a_year_that_opens_a_span_is_not_asked_about() -> None:
    """A span that opens in 2020 takes in later years."""
    assert find_year_asked("What happened in 2021?") == {"2021"}
    assert not find_year_asked("What happened since 2020?")


def test_ordinals_are_read_with_what_they_count() -> None:
    """The second meeting is a meeting numbered two."""
    assert find_ordinals("at its second meeting") == {Designation("meeting", "2")}


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("quorum", "quorate", True),
        ("decide", "decision", True),
        ("notify", "notification", True),
        ("sign", "signature", True),
        ("contract", "contrast", False),
        ("community", "commander", False),
    ],
)
def test_words_of_one_family(one: str, other: str, *, related: bool) -> None:
    """Stems that differ by known endings are related, others that begin alike are not."""
    assert are_related(fold_word(one), fold_word(other)) is related


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("How much did the Ministry spend on lamps?", "how much the Ministry spent on lamps"),
        ("When does Part 2 come into force?", "when Part 2 comes into force"),
        ("What is the quorum of the Board?", "the quorum of the Board"),
        ("How many keepers have been trained?", "how many keepers have been trained"),
        ("Who chairs the Board?", "who chairs the Board"),
        ("How long are they kept?", "the period asked for in “How long are they kept”"),
    ],
)
def test_a_question_becomes_a_phrase(question: str, phrase: str) -> None:
    """What is asked fits behind "The documents disagree about"."""
    assert as_phrase(analyse(question).parts[0]) == phrase


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("It cost 14.2 million florals in all.", ["14.2 million florals"]),
        ("A fine of 250,000 marks.", ["250,000 marks"]),
        ("It has 3 million users.", []),
        ("It took £45m.", ["£45m"]),
    ],
)
def test_sums_in_any_currency(text: str, sums: list[str]) -> None:
    """Millions of an unknown noun are a sum, millions of users are none."""
    assert find_values(text, Wanted.MONEY) == sums
