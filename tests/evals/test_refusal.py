"""The calibration of refusals: what is fitted, what is held back, what is counted."""

from __future__ import annotations

from agent.quote.confidence import Signs
from agent.types import Outcome
from evals.refusal import Asked, Looked, best_cut, fit, is_held, measure, stand_alone


def looked(number: int, *, answerable: bool | None, covered: float) -> Looked:
    return Looked(
        asked=Asked(group=str(number), text="", answerable=answerable),
        signs=Signs(score=0.5, covered=covered, nearness=0.5, passage=0.5),
        outcome=Outcome.ANSWER,
    )


CASES = [looked(n, answerable=n % 2 == 0, covered=0.9 if n % 2 == 0 else 0.1) for n in range(40)]


def test_the_model_learns_a_sign_that_tells() -> None:
    weights, bias = fit(CASES, ("covered", "score"))
    assert weights["covered"] > 1
    assert abs(weights["score"]) < 1e-6
    assert bias + weights["covered"] * 0.9 + weights["score"] * 0.5 > 0
    assert bias + weights["covered"] * 0.1 + weights["score"] * 0.5 < 0


def test_questions_of_unknown_answerability_count_nowhere() -> None:
    unclear = [*CASES, *(looked(n, answerable=None, covered=0.0) for n in range(100, 140))]
    assert fit(unclear, ("covered",)) == fit(CASES, ("covered",))
    assert measure("rule", unclear, lambda _: True).count == len(CASES)


def test_a_perfect_rule_is_measured_as_one() -> None:
    result = measure("rule", CASES, lambda each: each.signs.covered < 0.5)
    assert result.precision is not None
    assert (result.precision.mean, result.recall.mean, result.wrongly.mean) == (1, 1, 0)


def test_a_rule_that_never_refuses_has_no_precision() -> None:
    assert measure("rule", CASES, lambda _: False).precision is None


def test_the_best_cut_parts_the_two_kinds() -> None:
    assert 0.1 < best_cut(CASES, "covered") <= 0.9


def test_the_halves_are_split_by_conversation() -> None:
    one = Asked(group="a", text="first turn", answerable=True)
    two = Asked(group="a", text="second turn", answerable=False)
    assert is_held(one) == is_held(two)
    assert {is_held(Asked(group=str(n), text="", answerable=True)) for n in range(20)} == {
        True,
        False,
    }


def test_a_turn_that_points_back_gets_the_turn_before() -> None:
    history = [
        {"speaker": "user", "text": "What is a pier?"},
        {"speaker": "agent", "text": "A thing in the sea."},
    ]
    assert stand_alone("How long is it?", history) == "What is a pier? How long is it?"
    alone = "Which companies built the northern lighthouse of Velm in stone?"
    assert stand_alone(alone, history) == alone
