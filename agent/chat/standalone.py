"""A follow-up question -> the question in words that need no conversation, by rules alone."""

from __future__ import annotations

from collections.abc import Sequence

from agent.chat.ellipsis import complete, drop_opening, is_elliptic
from agent.chat.pronouns import fill, find_pointing
from agent.chat.types import Spoken, Standalone, Way
from agent.question.words import clean_question


def make_standalone(question: str, history: Sequence[Spoken]) -> Standalone:
    """Return the question with what it leaves to the conversation put in.

    A question that stands alone comes back as it is; so does one that cannot be understood, with a
    note that says what was unclear.

    Args:
        question: as typed.
        history: the turns before it, oldest first.
    """
    text = clean_question(question)
    if not history:
        return Standalone(text=text)
    filled = fill(text, history)
    notes = tuple(
        f"it is not clear what “{words}” stands for; the question is asked as it stands"
        for words in dict.fromkeys(filled.unclear)
    )
    if is_elliptic(filled.text):
        whole = complete(filled.text, history[-1].question)
        if whole is not None:
            return Standalone(text=clean_question(whole), way=Way.BY_RULES, notes=notes)
        if filled.text == text:
            notes = (*notes, "it is not clear what is asked; the question is asked as it stands")
    if not filled.changed:
        return Standalone(text=text, notes=notes)
    whole = drop_opening(filled.text)
    return Standalone(
        text=clean_question(whole[:1].upper() + whole[1:]), way=Way.BY_RULES, notes=notes
    )


def stands_alone(question: str) -> bool:
    """Say whether nothing in a question points outside it or is left out."""
    text = clean_question(question)
    return find_pointing(text) is None and not is_elliptic(text)
