"""Tell whether capitals are the initials of words of a text: "MOD" for "Ministry of Defence"."""

from __future__ import annotations

from collections.abc import Iterator

from agent.checks.naming.proper import Token
from agent.checks.words import listed

# Abbreviations of common words, which a document writes out in small letters.
WRITTEN_SMALL = listed("AI ML IT ICT R&D SME NGO API LLM GDP MOU")
LEAST_SMALL = 3
"""Initials from which the words may stand in small letters: three in a row seldom meet by chance,
and "STEM" is written out as "science, technology, engineering and mathematics"."""
SMALL_WORDS = listed("of and the for on in to a an & with")


def abbreviates(key: str, text: tuple[Token, ...]) -> bool:
    """Say whether capitals are the initials of words that stand side by side in a text."""
    return next(find_written_out(key, text), None) is not None


def find_written_out(key: str, text: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield where words of a text have these initials, from the first to behind the last one."""
    letters = key.replace("&", "").replace("-", "").casefold()
    small = key.upper() in WRITTEN_SMALL or len(letters) >= LEAST_SMALL
    for start, token in enumerate(text):
        if token.word[0].casefold() != letters[:1] or token.word.casefold() in SMALL_WORDS:
            continue
        end = _spell(letters, text, start, small=small)
        if end is not None:
            yield start, end


def _spell(letters: str, text: tuple[Token, ...], start: int, *, small: bool) -> int | None:
    """Return where words with these initials end; "of" and "and" may give theirs.

    "MOD" is the Ministry of Defence, and "NASA" leaves out "and".
    """
    if not letters:
        return start
    if start >= len(text):
        return None
    word = text[start].word
    if word.casefold() in SMALL_WORDS:
        kept = word[0].casefold() == letters[0] and len(letters) > 1
        end = _spell(letters, text, start + 1, small=small)
        if end is None and kept:
            end = _spell(letters[1:], text, start + 1, small=small)
        return end
    for part in word.split("-"):
        named = small or part[:1].isupper()
        if part.casefold() in SMALL_WORDS:
            continue
        if not named or part[:1].casefold() != letters[:1]:
            return None
        letters = letters[1:]
    return _spell(letters, text, start + 1, small=small)
