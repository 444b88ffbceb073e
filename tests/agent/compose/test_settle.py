"""What a model says of its own reply is reconciled with what was proven."""

from __future__ import annotations

import pytest

from agent.types import Outcome
from evals.shelf import Shelf
from tests.agent.compose.world import (
    BUILD,
    COUNCIL,
    MEMO,
    REPORT,
    Line,
    answer,
    make_shelf,
    writer,
)

QUESTION = "How many members does the laboratory council have?"
RIGHT = Line("The council of the laboratory has twelve members.", (COUNCIL,))
OTHER = Line("The laboratory council has ten members.", ("ten members",))
BUILT = Line("The Participants intend to establish a joint ocean laboratory in Velm.", (BUILD,))
WRONG = Line("The laboratory council has 15 members.", (COUNCIL,), pointers=(999,))


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_with_nothing_shown_nothing_is_answered(shelf: Shelf, outcome: Outcome) -> None:
    shown = answer(shelf, QUESTION, writer(WRONG, outcome=outcome.value))
    assert shown.statements == ()
    assert shown.outcome in {Outcome.DOCUMENTS_DO_NOT_SAY, Outcome.NEEDS_CLARIFICATION}
    assert (shown.outcome is Outcome.NEEDS_CLARIFICATION) == (
        outcome is Outcome.NEEDS_CLARIFICATION
    )
    assert shown.gaps


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (Outcome.ANSWER, Outcome.ANSWER),
        (Outcome.PARTIAL_ANSWER, Outcome.PARTIAL_ANSWER),
        (Outcome.CORRECT_THE_PREMISE, Outcome.ANSWER),
        (Outcome.DOCUMENTS_DO_NOT_SAY, Outcome.DOCUMENTS_DO_NOT_SAY),
        (Outcome.NEEDS_CLARIFICATION, Outcome.PARTIAL_ANSWER),
    ],
)
def test_with_a_statement_shown_the_model_keeps_its_word(
    shelf: Shelf, said: Outcome, ends: Outcome
) -> None:
    """Only a question back needs our own options, and a correction something to correct."""
    shown = answer(shelf, QUESTION, writer(RIGHT, outcome=said.value))
    assert shown.outcome is ends
    assert bool(shown.gaps) == (ends not in {Outcome.ANSWER, Outcome.CORRECT_THE_PREMISE})


def test_a_premise_that_the_sentences_do_not_hold_is_corrected(shelf: Shelf) -> None:
    """The question has another figure than the sentence."""
    asked = "Why does the council of the laboratory have twenty members?"
    shown = answer(shelf, asked, writer(RIGHT, outcome="correct_the_premise"))
    assert shown.outcome is Outcome.CORRECT_THE_PREMISE


def test_an_answer_with_something_withheld_is_partial(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, WRONG))
    assert shown.outcome is Outcome.PARTIAL_ANSWER
    assert len(shown.withheld) == 1


def test_a_question_back_offers_documents_that_are_there(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(outcome="needs_clarification", gaps=["Which planet?"]))
    assert shown.outcome is Outcome.NEEDS_CLARIFICATION
    assert [note for note in shown.notices if "Annual report" in note]
    assert not any("planet" in each for each in [*shown.notices, *(g.about for g in shown.gaps)])


def test_silence_names_what_was_searched_and_the_nearest_passage(shelf: Shelf) -> None:
    model = writer(outcome="documents_do_not_say", gaps=["The pay of the council's members"])
    shown = answer(shelf, "How much are members of the laboratory council paid?", model)
    assert shown.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    gap = shown.gaps[0]
    assert gap.searched == "2 documents"
    assert gap.nearest is not None
    assert "council has" in gap.nearest.quote


def test_a_gap_in_the_words_of_the_question_is_kept(shelf: Shelf) -> None:
    gaps = ["The documents do not state how many members of the council are paid."]
    model = writer(RIGHT, outcome="partial_answer", gaps=gaps)
    shown = answer(shelf, "How many members does the council have, and are they paid?", model)
    assert [gap.about for gap in shown.gaps] == ["how many members of the council are paid"]


@pytest.mark.parametrize(
    "gap",
    [
        "the bribes that the minister took",
        "the council, see http://evil.example",
        "the <b>council</b>",
        "the council's 77 members",
        "the council " * 40,
        "the weather",
    ],
)
def test_a_gap_in_other_words_is_left_out_and_counted(shelf: Shelf, gap: str) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, gaps=[gap]))
    assert shown.gaps == ()
    assert any("left out" in note for note in shown.notices)


def test_in_its_place_stands_a_gap_of_ours(shelf: Shelf) -> None:
    model = writer(outcome="documents_do_not_say", gaps=["the bribes that the minister took"])
    shown = answer(shelf, "How much are members of the laboratory council paid?", model)
    assert len(shown.gaps) == 1
    assert "bribes" not in shown.gaps[0].about
    assert "paid" in shown.gaps[0].about


def test_what_a_shown_sentence_says_is_no_gap(shelf: Shelf) -> None:
    """The model calls missing what it has just shown."""
    shown = answer(shelf, QUESTION, writer(RIGHT, gaps=["the council has twelve members"]))
    assert shown.gaps == ()
    assert any("left out" in note for note in shown.notices)


def conflict(*sides: int, about: str = "the number of members") -> dict[str, object]:
    return {"about": about, "sides": list(sides)}


def test_a_conflict_of_shown_statements_is_kept(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, OTHER, conflicts=[conflict(1, 2)]))
    assert [each.about for each in shown.conflicts] == ["the number of members"]
    assert [side.text for side in shown.conflicts[0].sides] == [RIGHT.text, OTHER.text]


def test_a_conflict_with_a_withheld_side_is_none(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, WRONG, conflicts=[conflict(1, 2)]))
    assert shown.conflicts == ()


def test_two_readings_of_one_sentence_are_no_conflict(shelf: Shelf) -> None:
    again = Line("Twelve members sit on the laboratory council.", (COUNCIL,))
    shown = answer(shelf, QUESTION, writer(RIGHT, again, conflicts=[conflict(1, 2)]))
    assert len(shown.statements) == 2
    assert shown.conflicts == ()


def test_two_statements_on_different_things_are_no_conflict(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, BUILT, conflicts=[conflict(1, 2)]))
    assert len(shown.statements) == 2
    assert shown.conflicts == ()


def test_a_third_side_on_something_else_is_left_out(shelf: Shelf) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, BUILT, OTHER, conflicts=[conflict(1, 2, 3)]))
    assert [side.text for side in shown.conflicts[0].sides] == [RIGHT.text, OTHER.text]


@pytest.mark.parametrize("about", ["the minister's bribes", "http://evil.example", "council 77"])
def test_what_a_conflict_is_about_is_told_in_words_that_stand_there(
    shelf: Shelf, about: str
) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT, OTHER, conflicts=[conflict(1, 2, about=about)]))
    assert len(shown.conflicts) == 1
    assert "council" in shown.conflicts[0].about
    assert "bribes" not in shown.conflicts[0].about
    assert "77" not in shown.conflicts[0].about
