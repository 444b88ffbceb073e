"""A conversation: evidence from documents alone, follow-ups understood, choices, changes, costs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.chat.history import MOST_TURNS
from agent.chat.passage import Standing
from agent.chat.session import Session
from agent.chat.types import Turn, Way
from agent.errors import BudgetSpent
from agent.model.double import ScriptedModel
from agent.model.types import Purpose, Request
from agent.types import Outcome
from store.errors import BadInput
from store.library import Library
from tests.agent.chat.conftest import TEXTS, point_at

MakeModel = Callable[..., ScriptedModel]
COSTS = "What does the memorandum say about costs?"


def ask(session: Session, line: str) -> Turn:
    return session.answer(session.understand(line))


def test_a_follow_up_is_asked_in_words_of_its_own(library: Library) -> None:
    session = Session(library)
    ask(session, COSTS)
    turn = ask(session, "And about its term?")
    assert turn.standalone.text == "What does the memorandum say about the memorandum’s term?"
    assert turn.standalone.way is Way.BY_RULES
    assert turn.answer.question == turn.standalone.text


def test_the_same_sentence_keeps_its_label(library: Library) -> None:
    session = Session(library)
    ask(session, "How much does the hub cost?")
    ask(session, "How many members does the Compute Board have?")
    count = len(session.labels.places)
    ask(session, "How much does the hub cost?")
    assert len(session.labels.places) == count


def test_no_prompt_of_an_answer_holds_an_earlier_one(library: Library, model: MakeModel) -> None:
    """What was asked and said reaches the rewriting alone."""
    scripted = model(standalone="How many accelerators does the hub have?", word="accelerators")
    session = Session(library, model=scripted)
    ask(session, "Does the hub of Port Selwyn have accelerators?")
    ask(session, "How many does it have?")
    composing = [r for r in scripted.requests if r.purpose is Purpose.COMPOSE]
    rewriting = [r for r in scripted.requests if r.purpose is Purpose.STANDALONE]
    assert len(composing) == 2
    assert len(rewriting) == 1
    assert "Port Selwyn" not in "".join(each.text for each in composing[1].messages)
    assert "Port Selwyn" in rewriting[0].messages[-1].text


def test_a_models_rewriting_is_used_and_counted(library: Library, model: MakeModel) -> None:
    session = Session(library, model=model(standalone="Who bears the costs of the memorandum?"))
    ask(session, COSTS)
    turn = ask(session, "And who bears them?")
    assert turn.standalone.way is Way.BY_MODEL
    assert turn.answer.usage.calls == 2
    assert session.spent.calls == 3


def test_a_rewriting_that_brings_something_in_is_not_used(
    library: Library, model: MakeModel
) -> None:
    session = Session(library, model=model(standalone="What does the memorandum say about war?"))
    ask(session, COSTS)
    turn = ask(session, "And about its term?")
    assert turn.standalone.way is Way.BY_RULES
    assert "war" in turn.standalone.notes[0]


def test_a_rewriting_in_no_form_leaves_the_rules(library: Library) -> None:
    def answer(request: Request) -> str:
        return "?" if request.purpose is Purpose.STANDALONE else point_at(request, "costs")

    session = Session(library, model=ScriptedModel(answer))
    ask(session, COSTS)
    turn = ask(session, "Who signed it?")
    assert turn.standalone.text == "Who signed the memorandum?"
    assert "no usable rewriting" in turn.standalone.notes[0]
    assert session.spent.calls == 4


def test_a_question_that_names_its_subject_costs_no_rewriting(
    library: Library, model: MakeModel
) -> None:
    scripted = model()
    session = Session(library, model=scripted)
    ask(session, COSTS)
    ask(session, "How many members does the Compute Board have?")
    assert all(each.purpose is not Purpose.STANDALONE for each in scripted.requests)


def test_a_question_back_is_answered_with_a_number_or_a_title(library: Library) -> None:
    session = Session(library)
    turn = ask(session, "When was the report published?")
    assert turn.answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert {each.title for each in session.options} == {
        "Annual Report 2024 of the Compute Board",
        "Audit Report on the Compute Hub",
    }
    with pytest.raises(BadInput, match="1 to 2"):
        session.understand("7")
    chosen = ask(session, "audit")
    assert chosen.standalone.text == (
        "When was the “Audit Report on the Compute Hub” paper published?"
    )
    assert chosen.standalone.way is Way.CHOSEN
    assert {item.document.title for each in chosen.answer.statements for item in each.evidence} == {
        "Audit Report on the Compute Hub"
    }
    assert session.options == ()


def test_a_new_question_instead_of_a_choice_is_asked(library: Library) -> None:
    session = Session(library)
    ask(session, "When was the report published?")
    turn = ask(session, "How many accelerators does the hub have?")
    assert turn.standalone.way is Way.AS_ASKED
    assert turn.answer.outcome is Outcome.ANSWER


def test_a_number_alone_is_no_question(library: Library) -> None:
    with pytest.raises(BadInput, match="/open 2"):
        Session(library).understand("2")


def test_what_is_forgotten_by_length_is_said_once(library: Library) -> None:
    session = Session(library)
    notes = [ask(session, "How many accelerators?").notes for _ in range(MOST_TURNS + 3)]
    assert [len(each) for each in notes] == [0] * (MOST_TURNS + 1) + [1, 0]


def test_a_new_conversation_refers_to_nothing_before(library: Library) -> None:
    session = Session(library)
    ask(session, COSTS)
    session.forget()
    assert session.understand("Who signed it?").standalone.way is Way.AS_ASKED
    assert session.open(1).sentences


def test_a_turn_that_failed_is_not_remembered_and_its_cost_is(library: Library) -> None:
    def refuse(_: Request) -> str:
        raise BudgetSpent("no more", usage=None)

    session = Session(library, model=ScriptedModel(refuse))
    with pytest.raises(BudgetSpent):
        ask(session, COSTS)
    assert session.turns == []
    session.drop_model()
    assert ask(session, COSTS).answer.model is None


def test_a_label_whose_document_was_replaced_is_told_once(
    own_library: Library, documents: Path
) -> None:
    session = Session(own_library)
    ask(session, "How much does the hub cost?")
    assert not session.has_library_changed()
    assert session.find_changes() == ()
    changed = TEXTS["memorandum.md"].replace("12 million", "15 million")
    (documents / "memorandum.md").write_text(changed, encoding="utf-8")
    with Library.open(own_library.folder) as other:
        other.add([documents])
    assert session.has_library_changed()
    told = session.find_changes()
    assert {each.standing for each in told} == {Standing.NO_LONGER_CURRENT}
    assert session.find_changes() == ()
    again = ask(session, "How much does the hub cost?")
    assert "15 million" in again.answer.statements[0].text
    assert session.labels.number(again.answer.statements).statements[0].numbers != (1,)


def test_an_unknown_label_is_bad_input(library: Library) -> None:
    with pytest.raises(BadInput, match="nothing has been cited"):
        Session(library).open(1)
