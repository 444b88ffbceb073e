"""Does one of the sentences found hold what was asked for?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.events import find_kin
from agent.question.types import Part, Question, Wanted
from agent.question.words import match_terms
from agent.quote.holds import NO, YES, holds
from agent.quote.rank import Scored

_LOOKED_AT: Final = 5
_NEAR_BEST: Final = 0.8
"""What answers stands among the five best sentences, at 80 % of the best score or more."""


def is_answered(question: Question, part: Part, ranked: Sequence[Scored]) -> bool:
    """Say whether one of the best sentences holds what the part asks for.

    What only may be it (a role where a person is asked) counts where the act asked about is there.
    """
    if part.wanted in {Wanted.ANYTHING, Wanted.REASON}:
        return True
    return any(answers(question, part, each) for each in near_best(ranked))


def answers(question: Question, part: Part, scored: Scored) -> bool:
    """Say whether the sentence holds what the part asks for."""
    text = scored.candidate.sentence.text
    held = holds(text, part, frozenset(question.terms))
    if held in {YES, NO}:
        return held == YES
    act = find_kin(question.events[0]) if question.events else frozenset()
    return not act or any(match_terms(text, act))


def near_best(ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentences: what is far behind the first is about something else."""
    return [each for each in ranked[:_LOOKED_AT] if each.score >= _NEAR_BEST * ranked[0].score]
