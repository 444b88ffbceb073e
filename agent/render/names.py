"""Names as a page prints them."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to",
    "with",
})  # fmt: skip
_VOWEL: Final = re.compile(r"[AEIOUY]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LETTERS_OF_ABBREVIATION: Final = 3
"""Words as short as that are taken for abbreviations ("EU", "BSI"), but for small words and these;
a longer one with a vowel cannot be told from a word ("Nasa").
"""
_SHORT: Final = frozenset({
    "air", "art", "big", "gas", "law", "new", "oil", "our", "sea", "tax", "use", "war",
})  # fmt: skip


def tame(name: str) -> str:
    """Return a name of several words that is set in capitals as names are written.

    A single word in capitals is left alone: it may be an abbreviation ("NIST"). Only the case
    changes, never a word.
    """
    if not name.isupper() or len(_WORD.findall(name)) < 2:
        return name
    first = True

    def write(found: re.Match[str]) -> str:
        nonlocal first
        word, opens = found[0], first
        first = False
        if word.lower() in _SMALL:
            return word.capitalize() if opens else word.lower()
        short = len(word) <= _LETTERS_OF_ABBREVIATION and word.lower() not in _SHORT
        return word if short or not _VOWEL.search(word) else word.capitalize()

    return _WORD.sub(write, name)
