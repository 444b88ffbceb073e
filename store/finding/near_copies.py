"""Which passages say the same thing in the same words, and which only look so.

Templates are the trap: two agreements can share nineteen words in twenty and differ in the country,
the figure or the subject, which is all that matters. So it is not counted how much differs, but
looked at what: anything beyond spelling, punctuation and a few empty words makes another text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from store.finding.words import STOP_WORDS

MAX_EMPTY: Final = 0.1
"""Share of words, all of them empty ones, that one side may have and the other not.

Of the pairs that pass among the 18,409 passages of the policy corpus, 2,779 have the same words,
13 differ in "a" and "the", "is" and "are", "timeframes" and "time frames", and none is wrong.
With any tenth of the words free to differ, 119 more passed, most of them control families of one
template that differ in their subject.
"""

_DECIDING: Final = """
    no not nor only all any each both few more most other own same may might must shall should
    will would can could ought and or but before after until above below over under than up down
    again further once against between during through
"""
"""Stop words that turn a sentence round or set a limit: no copy may change them."""

EMPTY: Final = STOP_WORDS - frozenset(_DECIDING.split())

_WORD: Final = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Print:
    """A passage as it is compared: all its letters, its words, and its numbers in order."""

    letters: str
    counts: Counter[str]
    numbers: tuple[str, ...]


def take_print(text: str) -> Print:
    """Return what of `text` a copy has to share."""
    words = [
        word if any(map(str.isdigit, word)) else re.sub(r"[.,'’]", "", word)
        for word in _WORD.findall(text.casefold())
    ]
    return Print(
        letters="".join(words),
        counts=Counter(words),
        numbers=tuple(word for word in words if any(map(str.isdigit, word))),
    )


def are_copies(one: Print, other: Print) -> bool:
    """Say whether two passages are the same but for spelling, punctuation and empty words."""
    if one.numbers != other.numbers or not one.letters or not other.letters:
        return False
    if one.letters == other.letters:
        return True
    sizes = (one.counts.total(), other.counts.total())
    if abs(sizes[0] - sizes[1]) > MAX_EMPTY * max(sizes):
        return False
    different = (one.counts - other.counts) + (other.counts - one.counts)
    return different.total() <= MAX_EMPTY * max(sizes) and different.keys() <= EMPTY


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
