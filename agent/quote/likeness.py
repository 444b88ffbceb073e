"""When do two sentences say the same?"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from agent.question.words import STOP_WORDS
from store.finding.near_copies import are_copies, take_print

_WORD: Final = re.compile(r"[^\W_]+")
_FIGURE: Final = re.compile(r"\d+")
_MARKER: Final = re.compile(r"^\W*(?:\(?\w{1,3}[.)]\s+)+")
_KEPT: Final = frozenset(
    "no not nor never neither cannot without all any each every both only".split()  # noqa: SIM905 - reads better
)
"""Small words that decide what is said, and so are compared like content words."""


def says_the_same(left: str, right: str) -> bool:
    """Say whether two sentences have the same content words, so that each proves the other's text.

    A witness must say the very same: "frontier model" is not "foundation model", nor 270 days 180.
    """
    one, two = _content(left), _content(right)
    return bool(one) and one == two


def says_nearly_the_same(left: str, right: str) -> bool:
    """Say whether a reader who has seen one sentence learns nothing from the other.

    Two sentences that differ in a figure never do, however long they are.
    """
    if says_the_same(left, right):
        return True
    return _figures(left) == _figures(right) and are_copies(take_print(left), take_print(right))


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(_MARKER.sub("", text)))


def _content(text: str) -> Counter[str]:
    words = _WORD.findall(_MARKER.sub("", text).lower())
    return Counter(word for word in words if word not in STOP_WORDS or word in _KEPT)
