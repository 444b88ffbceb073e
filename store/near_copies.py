"""Which passages say the same thing in the same words, and which only look so.

Templates are the trap: two agreements can share nine words in ten and differ in the country or
the figure, which is all that matters. So what differs is looked at, not only how much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MAX_DIFFERENT: float = 0.1
"""Share of words that may differ; what differs must also carry nothing, see `take_print`."""

MIN_WORDS: int = 8
"""Shorter passages are copies only when every word is the same: too little to tell otherwise."""

_DECIDING = frozenset(
    """
    no not nor never none neither cannot without except unless only all any each every both either
    may might must shall should will would can could ought need and or but before after until since
    above below over under more less most least than up down increase decrease rise fall
    """.split()  # noqa: SIM905 - a list of seventy quoted words reads worse
)
"""Small words that turn a sentence round."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Print:
    """The words of one passage, as they are compared."""

    folded: tuple[str, ...]
    counts: Counter[str]
    weighty: Counter[str]


def take_print(text: str) -> Print:
    """Return the words of `text`, and apart those that a copy may not change.

    Those are numbers, words with a capital letter (unless the same word also stands in small
    letters, as at the start of a sentence) and words that turn a sentence round.
    """
    words = _WORD.findall(text)
    small = {word for word in words if word == word.casefold()}
    folded = tuple(word.casefold() for word in words)
    weighty = Counter(
        low
        for word, low in zip(words, folded, strict=True)
        if low in _DECIDING or any(map(str.isdigit, word)) or (word != low and low not in small)
    )
    return Print(folded=folded, counts=Counter(folded), weighty=weighty)


def are_copies(one: Print, other: Print) -> bool:
    """Say whether two passages are the same but for words that carry nothing."""
    if one.folded == other.folded:
        return bool(one.folded)
    longest = max(len(one.folded), len(other.folded))
    if min(len(one.folded), len(other.folded)) < MIN_WORDS:
        return False
    if abs(len(one.folded) - len(other.folded)) > MAX_DIFFERENT * longest:
        return False
    different = (one.counts - other.counts).total() + (other.counts - one.counts).total()
    return different <= 2 * MAX_DIFFERENT * longest and _same_weight(one, other)


def _same_weight(one: Print, other: Print) -> bool:
    """Say whether no word that only one side has is a number, a name or a turning word."""
    missing = (one.counts - other.counts) | (other.counts - one.counts)
    return not any(word in one.weighty or word in other.weighty for word in missing)


def fold(prints: Sequence[Print], sources: Sequence[str]) -> list[int]:
    """Return for each passage, best first, the place of the one it is a copy of (or its own).

    Only passages of different `sources` (documents) are compared: what a document repeats within
    itself stands in different sections, and both places count.
    """
    leaders: list[int] = []
    leader_of: list[int] = []
    for place, (mine, source) in enumerate(zip(prints, sources, strict=True)):
        found = next(
            (
                leader
                for leader in leaders
                if sources[leader] != source and are_copies(prints[leader], mine)
            ),
            place,
        )
        if found == place:
            leaders.append(place)
        leader_of.append(found)
    return leader_of
