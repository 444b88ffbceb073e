"""Does a sentence hold the sort of thing that was asked for?"""

from __future__ import annotations

import pytest

from agent.question.types import Part, Wanted
from agent.question.words import fold_word
from agent.quote.holds import NO, WEAK, YES, holds
from agent.quote.values import find_values


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("It has twelve members.", "member", YES),
        ("It has members in 2021.", "member", NO),
        ("Section 4 names its members.", "member", NO),
        ("Its members met 30 ships.", "member", WEAK),
        ("One of the members left.", "member", NO),
        ("There are 1,757 uses.", "uses", YES),
    ],
)
def test_counts(text: str, noun: str, expected: float) -> None:
    part = Part(words="how many", wanted=Wanted.COUNT, noun=fold_word(noun))
    assert holds(text, part, frozenset()) == expected


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        (Wanted.MONEY, "It cost £21 million.", YES),
        (Wanted.MONEY, "Messages from 1.66p each.", YES),
        (Wanted.MONEY, "Fines of up to EUR 35 000 000 apply.", YES),
        (Wanted.MONEY, "There are 35 ships.", NO),
        (Wanted.SHARE, "up to 7 % of turnover", YES),
        (Wanted.SHARE, "seven ships", NO),
        (Wanted.DATE, "on 3 March 2021", YES),
        (Wanted.DATE, "in the spring", NO),
        (Wanted.DURATION, "at least once per 12 hours", YES),
        (Wanted.DURATION, "a maximum period of 24 hours", YES),
        (Wanted.DURATION, "twelve members", NO),
        (Wanted.PERSON, "Minister Ilva Torren signed.", YES),
        (Wanted.PERSON, "The Government of Arland signed.", NO),
        (Wanted.PERSON, "The controller decides.", WEAK),
        (Wanted.REASON, "This is done to ensure safety.", YES),
        (Wanted.ANYTHING, "Ships sail.", YES),
    ],
)
def test_other_things(wanted: Wanted, text: str, expected: float) -> None:
    assert holds(text, Part(words="who", wanted=wanted), frozenset()) == expected


def test_which_ministers_wants_ministers_not_any_name() -> None:
    part = Part(words="Which ministers attended?", wanted=Wanted.PERSON)
    assert holds("The Data Bridge was opened by officials.", part, frozenset()) == NO


def test_a_name_that_the_question_gives_is_no_answer() -> None:
    part = Part(words="Which body runs it?", wanted=Wanted.BODY)
    assert holds("It is run for Port Velm.", part, frozenset({"port", "velm"})) == NO


def test_a_period_is_wanted_in_the_unit_that_was_asked_for() -> None:
    part = Part(words="how many business days", wanted=Wanted.DURATION, noun="business day")
    assert holds("within one year", part, frozenset()) == NO
    assert holds("10 business days before", part, frozenset()) == YES


def test_values_are_returned_as_written() -> None:
    assert find_values("It cost £21 million in 2021.", Wanted.MONEY) == ["£21 million"]
