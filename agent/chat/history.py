"""How much of a conversation is remembered, and what later questions may refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.types import Spoken, Turn
from agent.types import Outcome

MOST_TURNS: Final = 6
"""Questions with their answers: the prompt of the rewriting shows a dozen lines."""

MOST_TOKENS: Final = 1_500
"""With the prompt's own 700 it leaves a window of 4,096 room for a long question and the reply."""

_CHARACTERS_PER_TOKEN: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The latest turns that fit the budget, oldest first; `left_out` counts those before."""

    spoken: tuple[Spoken, ...]
    left_out: int = 0


def remember(
    turns: Sequence[Turn], *, most_turns: int = MOST_TURNS, most_tokens: int = MOST_TOKENS
) -> Remembered:
    """Return what is taken into account of the turns: questions, and statements that were shown.

    The last question is always kept; of statements as many as fit.
    """
    kept: list[Spoken] = []
    room = most_tokens * _CHARACTERS_PER_TOKEN
    for turn in reversed(turns[-most_turns:]):
        spoken = _speak(turn)
        size = _measure(spoken)
        if size > room and kept:
            break
        if size > room:
            spoken = _shorten(spoken, room)
        room -= min(size, room)
        kept.append(spoken)
    return Remembered(spoken=tuple(reversed(kept)), left_out=len(turns) - len(kept))


def _speak(turn: Turn) -> Spoken:
    shown = turn.answer.statements
    cited = {item.document.version: item.document for each in shown for item in each.evidence}
    said = turn.answer.outcome is not Outcome.DOCUMENTS_DO_NOT_SAY
    return Spoken(
        question=turn.standalone.text,
        statements=tuple(each.text for each in shown),
        documents=tuple(each.title for each in cited.values()) if said else (),
    )


def _measure(spoken: Spoken) -> int:
    return len(spoken.question) + sum(map(len, spoken.statements))


def _shorten(spoken: Spoken, room: int) -> Spoken:
    kept: list[str] = []
    left = room - len(spoken.question)
    for statement in spoken.statements:
        left -= len(statement)
        if left < 0:
            break
        kept.append(statement)
    return Spoken(question=spoken.question, statements=tuple(kept), documents=spoken.documents)
