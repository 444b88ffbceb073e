"""Answers about the numbered thing, the act and the one who acts that were asked about."""

from __future__ import annotations

import pytest

from agent.ask import ask
from agent.types import Answer, Outcome
from evals.shelf import Shelf
from tests.agent.quote.conftest import MakeShelf

ACT = """\
# Harbour Lights Act 2019

An Act of the Parliament of Belmark to make provision for the lighting of harbours.

Published 4 May 2019

## Part 1: Lamps

1.1 Every harbour must keep a lamp at its entrance.

1.2 A harbour master who fails to comply with paragraph 1.1 is liable to a penalty not exceeding
9,000 thalers.

1.3 No penalty may be imposed in respect of a failure to comply with paragraph 2.1.

## Part 2: Buoys

2.1 Every channel must be marked by buoys of two colours.

2.2 Part 1 comes into force on 1 March 2020.

2.3 Part 2 comes into force on such day as the Minister may appoint.
"""
ANSWERS = """\
# Written answers to questions

Parliament of Belmark

Published 9 June 2021

Ms Ada Quill: To ask the Minister, when Part 2 of the Harbour Lights Act 2019 will come into force.

Osk Brandt: The Government intends to bring Part 2 of the Act into force in the course of 2022.

Ms Ada Quill: To ask the Minister, how much his Ministry has spent on the lighthouse programme
since 2020.

Osk Brandt: The Ministry has spent 7.3 million thalers on the lighthouse programme between 2020
and 2021.
"""
AUDIT = """\
# Lighthouses: value for money

Court of Audit of Belmark

Published 2 February 2022

3.1 The Ministry told Parliament that it had spent 7.3 million thalers on the lighthouse programme
between 2020 and 2021. We found that the true figure was 8.1 million thalers.

3.2 Arland spent 5.5 million ducats on the lighthouse programme in 2021.
"""
MINUTES = """\
# Minutes of the second meeting of the Lighthouse Board

Velm, 7 May 2021

## Item 1: Keepers

The Board discussed the need for a radio mast.

The Board took note of the figures for the spring.

## Item 2: Radio mast

The Board discussed the need for a radio mast. No builder has been chosen for the mast.

The third meeting is planned for May 2022 in Velm.
"""
RULES = """\
# Rules of the Lighthouse Board

1.1 The Board takes its decisions by a simple vote of the Board.

1.2 A meeting is quorate when four members are present.

1.3 The Board plans to train up to 25 lighthouse keepers each year.
"""
REPORT = """\
# Annual report on lighthouse keepers

By December 2021, 31 lighthouse keepers had been trained.

| Tower | Operator | Height |
| --- | --- | --- |
| Velm Point | Northern Lights Company | 41 metres |
| Osk Head | Harbour Guild | 28 metres |
"""


@pytest.fixture(scope="module")
def shelf(make_shelf: MakeShelf) -> Shelf:
    return make_shelf(
        act=ACT, answers=ANSWERS, audit=AUDIT, minutes=MINUTES, rules=RULES, report=REPORT
    )


def said(answer: Answer) -> str:
    return " | ".join(each.text for each in answer.statements)


def test_another_part_of_the_act_does_not_answer(shelf: Shelf) -> None:
    """The commencement of Part 1 is never given for that of Part 2, whatever part it stands in."""
    answer = ask(shelf, "When does Part 2 of the Harbour Lights Act come into force?")
    assert "Part 1 comes" not in said(answer)
    assert "on such day as the Minister may appoint" in said(answer)


def test_a_date_left_open_is_sought_in_the_other_documents(shelf: Shelf) -> None:
    """An instrument that leaves the day open is joined by who says when it is to be."""
    answer = ask(shelf, "When does Part 2 of the Harbour Lights Act come into force?")
    assert "in the course of 2022" in said(answer)


def test_a_named_paragraph_is_quoted(shelf: Shelf) -> None:
    """What a paragraph provides is its own wording."""
    answer = ask(shelf, "What does paragraph 2.1 of the Harbour Lights Act provide?")
    assert "buoys of two colours" in said(answer)
    assert "lamp" not in said(answer)


def test_a_denial_corrects_the_premise(shelf: Shelf) -> None:
    """Who was chosen is answered by the sentence that nobody was."""
    answer = ask(shelf, "Which builder has been chosen for the radio mast?")
    assert answer.outcome is Outcome.CORRECT_THE_PREMISE
    assert said(answer) == "No builder has been chosen for the mast."


def test_no_penalty_is_said_of_the_paragraph_asked_about(shelf: Shelf) -> None:
    """The sum for another paragraph is not the answer; that there is none is."""
    question = "What is the penalty for failing to comply with paragraph 2.1 of the Act?"
    answer = ask(shelf, question)
    assert answer.outcome is Outcome.CORRECT_THE_PREMISE
    assert "No penalty may be imposed" in said(answer)
    assert "9,000" not in said(answer)


def test_a_sum_in_any_currency_is_a_sum_and_its_correction_a_conflict(shelf: Shelf) -> None:
    """Millions of a coin nobody knows are money; the auditor objects."""
    answer = ask(shelf, "How much did the Ministry spend on the lighthouse programme?")
    assert "7.3 million thalers" in said(answer)
    assert "8.1 million thalers" in said(answer)
    assert [each.about for each in answer.conflicts] == [
        "how much the Ministry spent on the lighthouse programme"
    ]


def test_a_figure_of_another_payer_does_not_answer(shelf: Shelf) -> None:
    """What the Ministry spent is not told by what Arland spent."""
    answer = ask(shelf, "How much did the Ministry spend on the lighthouse programme?")
    assert "5.5" not in said(answer)


def test_a_plan_does_not_tell_what_was_done(shelf: Shelf) -> None:
    """A limit of 25 each year neither tells how many have been trained nor contradicts it."""
    answer = ask(shelf, "How many lighthouse keepers have been trained?")
    assert "31 lighthouse keepers" in said(answer)
    assert "25" not in said(answer)
    assert not answer.conflicts


def test_words_of_one_family_meet(shelf: Shelf) -> None:
    """The quorum is told by the sentence that says when a meeting is quorate."""
    answer = ask(shelf, "What is the quorum of the Lighthouse Board?")
    assert "quorate when four members" in said(answer)
    assert "vote" not in said(answer)


def test_a_way_of_deciding_does_not_tell_what_was_decided(shelf: Shelf) -> None:
    """How the Board decides is no decision of the Board."""
    answer = ask(shelf, "What did the Board decide about keepers?")
    assert "simple vote" not in said(answer)


def test_another_meeting_does_not_answer(shelf: Shelf) -> None:
    """The day of the third meeting is not that of the second."""
    answer = ask(shelf, "When was the second meeting of the Board held?")
    assert "third" not in said(answer)
    assert "May 2022" not in said(answer)


def test_a_meeting_that_nothing_counts_off_gets_no_date(shelf: Shelf) -> None:
    """No date is given for a fourth meeting where none is spoken of."""
    answer = ask(shelf, "When was the fourth meeting of the Board held?")
    assert not answer.statements


def test_the_row_answers_and_not_the_names_of_the_columns(shelf: Shelf) -> None:
    """A table's first row names what the others tell; it answers nothing."""
    answer = ask(shelf, "Which company is the operator of Velm Point?")
    assert "Northern Lights Company" in said(answer)
    assert "Operator | Height" not in said(answer)


def test_a_topic_that_is_absent_is_named_in_the_words_of_the_question(shelf: Shelf) -> None:
    """A phrase keeps its small words."""
    answer = ask(shelf, "What do the documents say about right of asylum?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert answer.gaps[0].about == "anything about right of asylum"
    assert answer.gaps[0].needed == "a document that speaks of right of asylum"
