"""How an answer ends is decided by our reading of the question, on what was shown."""

from __future__ import annotations

import pytest

from agent.types import Outcome
from evals.shelf import Shelf
from tests.agent.compose.world import (
    BUILD,
    COUNCIL,
    MEMO,
    REPORT,
    SEND,
    Line,
    answer,
    make_shelf,
    writer,
)

INTENDED = Line("The Participants intend to establish a joint ocean laboratory in Velm.", (BUILD,))
TWELVE = Line("The laboratory council has twelve members.", (COUNCIL,))


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def test_an_intention_answers_a_will_they_in_part(shelf: Shelf) -> None:
    """The model calls it an answer; the text only intends, and the answer says so."""
    asked = "Will the Participants establish a joint ocean laboratory in Velm?"
    shown = answer(shelf, asked, writer(INTENDED))
    assert shown.outcome is Outcome.PARTIAL_ANSWER
    assert any("intend" in notice for notice in shown.notices)


def test_an_intention_does_not_answer_a_have_they(shelf: Shelf) -> None:
    """What is shown is then only the nearest thing."""
    asked = "Have the Participants established a joint ocean laboratory in Velm?"
    shown = answer(shelf, asked, writer(INTENDED, outcome="partial_answer"))
    assert shown.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert [each.text for each in shown.statements] == [INTENDED.text]


def test_a_fact_answers_a_yes_or_no(shelf: Shelf) -> None:
    shown = answer(shelf, "Does the laboratory council have twelve members?", writer(TWELVE))
    assert shown.outcome is Outcome.ANSWER


def test_silence_on_a_name_that_the_document_lacks_corrects_the_question(shelf: Shelf) -> None:
    asked = "What does the memorandum say about Corwick?"
    shown = answer(shelf, asked, writer(outcome="documents_do_not_say"))
    assert shown.outcome is Outcome.CORRECT_THE_PREMISE
    assert "Corwick" in shown.gaps[0].about


def test_silence_on_what_no_document_takes_up_stays_silence(shelf: Shelf) -> None:
    asked = "How many ships does Belmark have?"
    shown = answer(shelf, asked, writer(outcome="documents_do_not_say"))
    assert shown.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_a_question_about_every_document_is_answered_by_naming_the_silent_ones(
    shelf: Shelf,
) -> None:
    shown = answer(
        shelf,
        "Do both documents mention researchers?",
        writer(
            Line(
                "Each side may send up to 40 researchers to the laboratory every year.",
                ("40 researchers",),
            ),
            outcome="partial_answer",
        ),
    )
    assert shown.outcome is Outcome.ANSWER
    assert "Annual report" in shown.gaps[0].about


def test_a_permission_answers_a_must_they(shelf: Shelf) -> None:
    """No, they may: that is the whole answer."""
    sent = Line("Each side may send up to 40 researchers to the laboratory every year.", (SEND,))
    asked = "Is each side required to send researchers to the laboratory?"
    assert answer(shelf, asked, writer(sent)).outcome is Outcome.ANSWER


def test_what_is_only_intended_corrects_a_since_when(shelf: Shelf) -> None:
    """The question has the laboratory established; the text intends to."""
    asked = "Since when has the joint ocean laboratory in the port of Velm been established?"
    shown = answer(shelf, asked, writer(INTENDED, outcome="correct_the_premise"))
    assert shown.outcome is Outcome.CORRECT_THE_PREMISE
