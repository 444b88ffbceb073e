"""The words that an answer cannot do without: what is listed, or what is spoken about."""

from __future__ import annotations

import re
from typing import Final

from agent.question.types import Shape
from agent.question.words import find_content, fold_word, split_words, word_set

_SPOKEN_OF: Final = re.compile(r"\b(?:about|on|regarding|concerning|of)\b(.*)", re.IGNORECASE)
_LISTED: Final = re.compile(
    r"^(?:in |for |on |to )?(?:what|which)(?:'s| is| are| was| were)?"
    r"(?: the| a| an| its| their)? (.*)",
    re.IGNORECASE,
)


_SOUGHT: Final = re.compile(
    r"^(?:in |for |on |to |by |at |under )?(?:what|which) "
    r"(?:(?:is|are|was|were) (?:the|its|their) )?"
    r"(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|must|shall|should"
    r"|happens?|happened)\b)(.*)",
    re.IGNORECASE,
)
_GENERIC: Final = word_set(
    """
    role purpose aim main function impact status outcome result content level amount size maximum
    minimum total overall current effect view position condition rule option step measure
    """
)
"""Nouns that a question uses and that what answers it need not repeat."""


def find_focus(topic: str, shape: Shape) -> tuple[str, ...]:
    """Return the stems of a question's focus, empty where it has none in particular.

    "What does the plan say about growth zones?" is about growth zones; "which eligibility rules
    apply to …" wants eligibility rules.
    """
    if shape is Shape.TOPIC:
        found = _SPOKEN_OF.search(topic)
        return _stems(find_content(split_words(found[1]))) if found else ()
    if shape is Shape.LISTING:
        found = _LISTED.match(topic)
        return _stems(find_run(found[1])) if found else ()
    if shape is Shape.LOOKUP:
        found = _SOUGHT.match(topic)
        run = [word for word in find_run(found[1]) if word not in _GENERIC] if found else []
        return _stems(run)
    return ()


def find_run(text: str) -> list[str]:
    """Return the first unbroken run of topic words: a noun and what stands before it."""
    words = split_words(text)
    content = set(find_content(words))
    run: list[str] = []
    for word in words:
        if word in content:
            run.append(word)
        elif run:
            break
    return run


def _stems(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold_word, words)))
