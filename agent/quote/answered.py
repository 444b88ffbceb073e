"""Does one of the sentences found hold what was asked for?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.events import speaks_of
from agent.question.types import Part, Question, Wanted
from agent.quote.holds import NO, YES, holds
from agent.quote.rank import Scored

_OF_AN_ACT: Final = frozenset({Wanted.PERSON, Wanted.BODY, Wanted.DATE})
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


def keep_answering(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """Return, best first, the sentences that hold what one of the parts asks for.

    Parts that ask for nothing in particular are answered by any sentence.
    """
    if any(part.wanted in {Wanted.ANYTHING, Wanted.REASON} for part in question.parts):
        return list(ranked)
    return [
        each
        for each in near_best(ranked)
        if any(answers(question, part, each) for part in question.parts)
    ]


def answers(question: Question, part: Part, scored: Scored) -> bool:
    """Say whether the sentence holds what the part asks for.

    Who did a thing, and when, is told by a sentence that speaks of the act; so is a thing that
    only may be what was asked for (a role where a person is asked).
    """
    candidate = scored.candidate
    held = holds(candidate.sentence.text, part, frozenset(question.terms))
    if held == NO or (held == YES and part.wanted not in _OF_AN_ACT):
        return held == YES
    around = f"{candidate.lead} {candidate.asked} {candidate.sentence.text}"
    return not question.events or speaks_of(around, question.events[0])


def near_best(ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentences: what is far behind the first is about something else."""
    return [each for each in ranked[:_LOOKED_AT] if each.score >= _NEAR_BEST * ranked[0].score]
