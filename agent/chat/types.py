"""What a conversation is made of: questions as asked and as understood, answers, commands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.types import Answer


class Way(StrEnum):
    """How the question that was answered came from the one that was typed."""

    AS_ASKED = "as_asked"
    BY_RULES = "by_rules"
    BY_MODEL = "by_model"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standalone:
    """A question that needs no conversation; `notes` say what was not understood or not used."""

    text: str
    way: Way = Way.AS_ASKED
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One turn as later questions may refer to it: the standalone question, what was shown.

    `documents` are the titles of those cited.
    """

    question: str
    statements: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question with its answer; `documents` are the ids that a choice narrowed it to."""

    number: int
    asked: str
    standalone: Standalone
    answer: Answer
    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
