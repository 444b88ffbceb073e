"""When do two sentences say the same?"""

from __future__ import annotations

import re
from typing import Final

from agent.question.words import word_set

_WORD: Final = re.compile(r"[^\W_]+")
_ALIKE: Final = 0.85
"""Share of words in common above which two sentences say the same; their figures and negations
must be equal besides, or one would hide the other's "270 days"."""

_NEGATIONS: Final = word_set("no not never none nor neither without except unless cannot")


def says_the_same(left: str, right: str) -> bool:
    """Say whether two sentences are copies of each other: same figures, same negations."""
    one, two = _WORD.findall(left.lower()), _WORD.findall(right.lower())
    return bool(one and two) and _fixed(one) == _fixed(two) and _share(one, two) >= _ALIKE


def _share(one: list[str], two: list[str]) -> float:
    first, second = set(one), set(two)
    return len(first & second) / max(1, len(first | second))


def _fixed(words: list[str]) -> tuple[list[str], list[str]]:
    figures = sorted(word for word in words if any(letter.isdigit() for letter in word))
    return figures, sorted(word for word in words if word in _NEGATIONS)
