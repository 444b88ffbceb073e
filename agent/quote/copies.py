"""The same sentence in several documents is one statement with several witnesses."""

from __future__ import annotations

import re
from typing import Final

from agent.question.words import word_set
from agent.quote.rank import Scored
from store.types import Provenance

_WORD: Final = re.compile(r"[^\W_]+")
_ALIKE: Final = 0.85
"""Share of words in common above which two sentences say the same; their figures and negations
must be equal besides, or one would hide the other's "270 days"."""

_NEGATIONS: Final = word_set("no not never none nor neither without except unless cannot")


def collapse(ranked: list[Scored]) -> list[tuple[Scored, ...]]:
    """Group near-copies, best group first; in a group the most official source comes first."""
    groups: list[list[Scored]] = []
    for each in ranked:
        home = next(
            (group for group in groups if says_the_same(_text(group[0]), _text(each))), None
        )
        if home is None:
            groups.append([each])
        elif all(each.candidate.document.id != other.candidate.document.id for other in home):
            home.append(each)
    return [tuple(sorted(group, key=_standing)) for group in groups]


def says_the_same(left: str, right: str) -> bool:
    """Say whether two sentences are copies of each other: same figures, same negations."""
    one, two = _WORD.findall(left.lower()), _WORD.findall(right.lower())
    if not one or not two or _fixed(one) != _fixed(two):
        return False
    first, second = set(one), set(two)
    return len(first & second) / len(first | second) >= _ALIKE


def _fixed(words: list[str]) -> tuple[list[str], list[str]]:
    figures = sorted(word for word in words if any(letter.isdigit() for letter in word))
    return figures, sorted(word for word in words if word in _NEGATIONS)


def _text(scored: Scored) -> str:
    return scored.candidate.sentence.text


def _standing(scored: Scored) -> tuple[str, float]:
    provenance = scored.candidate.document.card.provenance or Provenance.P6
    return provenance.value, -scored.score
