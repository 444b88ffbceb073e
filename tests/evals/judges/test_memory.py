"""Each pair is judged once, however many metrics ask."""

from __future__ import annotations

from evals.judges.memory import Remembering
from evals.judges.types import JudgeFailure, Opinion, ScriptedJudge, Verdict
from evals.types import Support
from tests.evals.judges.pairs import BARE, OTHER, SOUND


def test_a_pair_is_asked_about_once() -> None:
    inner = ScriptedJudge(lambda _: Verdict(support=Support.FULL))
    judge = Remembering(inner)
    judge.judge([SOUND, OTHER, SOUND])
    judge.judge([OTHER, BARE])
    assert inner.batches == [(SOUND, OTHER), (BARE,)]
    assert judge.name == inner.name


def test_a_failure_is_repeated_within_a_run() -> None:
    """A judge that would succeed the second time must not give two metrics two answers."""
    told: list[Opinion] = [JudgeFailure(reason="late"), Verdict(support=Support.FULL)]
    judge = Remembering(ScriptedJudge(lambda _: told.pop(0)))
    assert judge.judge([SOUND]) == judge.judge([SOUND]) == [JudgeFailure(reason="late")]


def test_the_same_words_of_two_places_are_two_pairs() -> None:
    inner = ScriptedJudge(lambda _: Verdict(support=Support.FULL))
    moved = type(SOUND)(text=SOUND.text, kind=SOUND.kind, evidence=OTHER.evidence[:0])
    Remembering(inner).judge([SOUND, moved])
    assert len(inner.batches[0]) == 2
