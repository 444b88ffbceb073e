"""A long conversation is cut by turns and by tokens."""

from __future__ import annotations

from agent.chat.history import remember
from agent.chat.types import Standalone, Turn
from agent.types import Answer, Outcome
from tests.agent.render.build import answer, evidence, quotation


def turn(number: int, said: Answer | None = None) -> Turn:
    question = f"Question {number}?"
    return Turn(
        number=number,
        asked=question,
        standalone=Standalone(text=question),
        answer=said or Answer(question=question, outcome=Outcome.ANSWER),
    )


def test_the_last_turns_are_kept_and_the_rest_is_counted() -> None:
    kept = remember([turn(number) for number in range(1, 10)], most_turns=3)
    assert [each.question for each in kept.spoken] == ["Question 7?", "Question 8?", "Question 9?"]
    assert kept.left_out == 6


def test_tokens_cut_as_well() -> None:
    long = answer(quotation(evidence("word " * 100)))
    kept = remember([turn(1, long), turn(2, long), turn(3, long)], most_tokens=300)
    assert [each.question for each in kept.spoken] == ["Question 2?", "Question 3?"]
    assert kept.left_out == 1


def test_of_a_last_turn_that_is_too_long_the_question_stays() -> None:
    long = answer(quotation(evidence("word " * 1_000)))
    kept = remember([turn(1), turn(2, long)], most_tokens=100)
    assert [each.question for each in kept.spoken] == ["Question 2?"]
    assert kept.spoken[0].statements == ()


def test_what_was_only_nearest_is_no_document_to_refer_to() -> None:
    said = answer(quotation(evidence("The hub has 400 accelerators.")))
    (spoken,) = remember([turn(1, said)]).spoken
    assert spoken.documents == ("Memorandum of Understanding on Shared Compute",)
