"""Who asks about a text as a whole is quoted what it is and whom it binds."""

from __future__ import annotations

import pytest

from agent.ask import ask
from agent.types import Answer, Outcome
from evals.shelf import Shelf
from tests.agent.quote.conftest import MakeShelf

ACT = """# Harbour Act 2024

An Act to keep the harbours of Norland safe for ships and crews.

## 1 Purpose

The purpose of this Act is to keep harbours safe.

## 2 Operators

(1) An operator must light each quay of its harbour at night.

(2) An operator must keep a register of the ships in its harbour.

## 3 Inspectors

(1) An inspector must visit each harbour once in every year.

(2) A person, other than an operator, who alters a quay must tell an inspector.

## 4 Powers

The Minister may exempt a harbour in which no ship lies at night.

## 5 Commencement

This Act shall apply from 1 January 2025.
"""

NOTE = """# Fisheries Arrangement

## 1 Purpose

This Arrangement sets out how the sides will work together at sea.

## 2 Patrols

Norland will send two boats to the joint patrol in each summer.

## 3 Data

Either side may ask for the catch figures of the other side.
"""


RULES = """# Regulation on quays

## Article 1 Subject matter

This Regulation lays down:

- (a) rules for the lighting of quays;
- (b) rules for the register of ships.

## Article 2 Lighting

An operator shall light each quay of its harbour at night.

## Article 3 Register

An operator shall keep a register of the ships in its harbour.

## Article 4 Visits

An inspector shall visit each harbour once in every year.
"""


@pytest.fixture(scope="module")
def shelf(make_shelf: MakeShelf) -> Shelf:
    return make_shelf(harbour_act=ACT, fisheries_arrangement=NOTE, quays=RULES)


def quoted(answer: Answer) -> str:
    return " | ".join(each.text for each in answer.statements)


def test_what_a_text_is_about_begins_with_its_purpose(shelf: Shelf) -> None:
    answer = ask(shelf, "What is the Harbour Act about?")
    assert answer.outcome is Outcome.ANSWER
    assert "keep harbours safe" in quoted(answer)
    assert any("An overview in 3 of" in each for each in answer.notices)


def test_a_list_of_what_a_text_lays_down_says_what_it_is_about(shelf: Shelf) -> None:
    answer = ask(shelf, "What is the Regulation on quays about?")
    assert "This Regulation lays down: (a) rules for the lighting of quays" in " ".join(
        quoted(answer).split()
    )


def test_duties_are_quoted_and_powers_are_not(shelf: Shelf) -> None:
    answer = ask(shelf, "What does the Harbour Act require?")
    assert "must light each quay" in quoted(answer)
    assert "must visit each harbour" in quoted(answer)
    assert "may exempt" not in quoted(answer)
    assert "shall apply from" not in quoted(answer)


def test_duties_are_of_those_who_are_asked_about(shelf: Shelf) -> None:
    answer = ask(shelf, "What must operators do under the Harbour Act?")
    assert "must light each quay" in quoted(answer)
    assert "must keep a register" in quoted(answer)
    assert "inspector" not in quoted(answer)


def test_a_text_that_obliges_nobody_says_what_it_undertakes(shelf: Shelf) -> None:
    answer = ask(shelf, "What does the Fisheries Arrangement require?")
    assert quoted(answer) == "Norland will send two boats to the joint patrol in each summer."
    assert any("has no word that obliges" in each for each in answer.notices)


def test_duties_of_somebody_whom_a_text_does_not_bind_are_not_made_up(shelf: Shelf) -> None:
    answer = ask(shelf, "What must sailors do under the Harbour Act?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_two_questions_in_one_are_both_answered(shelf: Shelf) -> None:
    answer = ask(
        shelf, "What does the Fisheries Arrangement require and when does the Harbour Act apply?"
    )
    assert answer.outcome is Outcome.ANSWER
    assert "two boats" in quoted(answer)
    assert "1 January 2025" in quoted(answer)
    assert any(each.startswith("Read as 2 questions") for each in answer.notices)


def test_of_two_questions_one_may_find_nothing(shelf: Shelf) -> None:
    answer = ask(
        shelf,
        "What must operators do under the Harbour Act, and who won the Fisheries Arrangement?",
    )
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert "must light each quay" in quoted(answer)
    assert answer.gaps


def test_duties_under_a_text_that_is_not_there_are_no_other_texts_to_say(shelf: Shelf) -> None:
    answer = ask(shelf, "What are the obligations of operators under the Airport Act?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert "“the Airport Act”" in answer.gaps[0].about


def test_what_others_say_of_a_text_that_is_not_there_is_said_to_be_theirs(
    make_shelf: MakeShelf,
) -> None:
    news = "# News\n\nNorland has signed the Airport Agreement, which opens two airports.\n"
    many = {f"fee_act_{n}": f"# Fee Act {n}\n\nA guest must pay fee {n}.\n" for n in range(14)}
    answer = ask(make_shelf(**many, news=news), "Summarise the Airport Agreement.")
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert "opens two airports" in quoted(answer)
    assert "“the Airport Agreement”" in answer.gaps[0].about


def test_words_that_are_merely_near_tell_nothing_of_a_text_that_is_not_there(
    make_shelf: MakeShelf,
) -> None:
    many = {f"fee_act_{n}": f"# Fee Act {n}\n\nA guest must pay fee {n}.\n" for n in range(14)}
    answer = ask(make_shelf(**many), "Summarise the Guest Fee Agreement.")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert not answer.statements


def test_a_short_title_in_brackets_is_the_name_of_its_text(make_shelf: MakeShelf) -> None:
    long = RULES.replace("# Regulation on quays", "# Regulation 7/2024 on quays (Berth Act)")
    other = "# Part 17 Berth\n\nThis Act is on berths.\n\nA guest must pay for each berth.\n"
    answer = ask(make_shelf(quays=long, berth_act=other), "What does the Berth Act require?")
    assert "must pay" not in quoted(answer)
    assert "shall light each quay" in quoted(answer)


def test_a_bare_word_for_a_text_is_asked_back_in_a_large_library(make_shelf: MakeShelf) -> None:
    many = {f"fee_act_{n}": f"# Fee Act {n}\n\nA guest must pay fee {n}.\n" for n in range(14)}
    answer = ask(make_shelf(**many), "What does the act require?")
    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
