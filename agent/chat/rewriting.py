"""A model's rewriting of a follow-up question, believed only as far as the conversation goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.chat.pronouns import find_pointing
from agent.chat.types import Spoken
from agent.compose.reply import StandaloneReply, parse
from agent.compose.structured import converse
from agent.compose.write import write_standalone
from agent.model.types import ChatModel
from agent.question.words import (
    LIGHT_WORDS,
    STOP_WORDS,
    are_related,
    clean_question,
    fold_word,
    split_words,
    word_set,
)
from agent.types import Usage

_MOST_WORDS: Final = 60
"""As the prompt asks for."""

_MARKUP: Final = re.compile(
    r"https?:|www\.|\w@\w|[<>{}\[\]`*_|\\]|\b[a-z0-9-]+\.(?:com|org|net|io|example)\b",
    re.IGNORECASE,
)
_WEIGHTY: Final = word_set(
    """
    not no never nor neither none without except unless only must may might shall should can cannot
    could would least most more less fewer before after until since all any every each both either
    """
)
"""Small words that turn a question into another one."""

_FREE: Final = (STOP_WORDS | LIGHT_WORDS) - _WEIGHTY
_FIGURE: Final = re.compile(r"\d[\d.,/-]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What a model made of a question: `text` is None where it is not to be used, `why` says it."""

    text: str | None
    why: str
    usage: Usage


def rewrite_with_model(model: ChatModel, question: str, history: Sequence[Spoken]) -> Rewriting:
    """Ask the model for the question in words that need no conversation.

    Args:
        model: who is asked; it sees the user's questions and the statements shown, and nothing of
            the documents beyond them.
        question: clean.
        history: the turns that are taken into account, oldest first.

    Raises:
        ModelError: no usable reply came.
    """
    turns = [
        line
        for each in history
        for line in (("user", each.question), ("answer", " ".join(each.statements) or "(none)"))
    ]
    conversed = converse(
        model,
        write_standalone(question, turns),
        lambda text: parse(text, StandaloneReply).reply.question,
    )
    text = clean_question(conversed.value)
    why = find_fault(text, question, history)
    return Rewriting(text=None if why else text, why=why, usage=conversed.usage)


def find_fault(text: str, question: str, history: Sequence[Spoken]) -> str:
    """Return why a rewriting must not be used, "" where nothing speaks against it.

    Every word that carries meaning, every figure and name must stem from the user's questions or
    from statements that were shown; no word that turns a question may come in or get lost; what
    the last question says must still be in it.
    """
    if not text:
        return "it was empty"
    if _MARKUP.search(text):
        return "it holds an address or markup"
    words = split_words(text)
    if len(words) > _MOST_WORDS:
        return f"it has {len(words)} words"
    said = " ".join(
        [question, *(part for each in history for part in (each.question, *each.statements))]
    )
    figures = set(_FIGURE.findall(said))
    if strange := [each for each in _FIGURE.findall(text) if each not in figures]:
        return f"it brings in “{strange[0]}”"
    known = {fold_word(word) for word in split_words(said)}
    for word in words:
        if word in _FREE or word in _WEIGHTY:
            continue
        if not _stems_from(word, known):
            return f"it brings in “{word}”"
    return _find_turned(words, question, history) or _find_lost(words, question)


def _stems_from(word: str, known: set[str]) -> bool:
    stem = fold_word(word)
    if stem in known:
        return True
    return not any(map(str.isdigit, word)) and any(are_related(stem, each) for each in known)


def _find_turned(words: Sequence[str], question: str, history: Sequence[Spoken]) -> str:
    """Return a fault where a word that turns the question came in, or got lost."""
    asked = Counter(word for word in split_words(question) if word in _WEIGHTY)
    before = Counter(
        word for each in history for word in split_words(each.question) if word in _WEIGHTY
    )
    written = Counter(word for word in words if word in _WEIGHTY)
    added = [word for word in written if written[word] > asked[word] + before[word]]
    if added:
        return f"it brings in “{added[0]}”"
    lost = [word for word in asked if written[word] < asked[word]]
    return f"it leaves out “{lost[0]}”" if lost else ""


def _find_lost(words: Sequence[str], question: str) -> str:
    """Return a fault where a word of the question is gone, but for those that point at others."""
    pointing: list[str] = []
    start = 0
    while (found := find_pointing(question, start)) is not None:
        pointing += split_words(found.words)
        start = found.end
    stems = {fold_word(word) for word in words}
    for word in split_words(question):
        if word in STOP_WORDS or word in LIGHT_WORDS or word in pointing:
            continue
        if not _stems_from(word, stems):
            return f"it leaves out “{word}”"
    return ""
