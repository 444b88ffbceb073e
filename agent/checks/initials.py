"""Tell whether capitals are the initials of words of a text: "MOD" for "Ministry of Defence"."""

from __future__ import annotations

from agent.checks.proper import Token
from agent.checks.words import listed

# Abbreviations of common words, which a document writes out in small letters.
WRITTEN_SMALL = listed("AI ML IT ICT R&D SME NGO API LLM GDP MOU")
SMALL_WORDS = listed("of and the for on in to a an & with")


def abbreviates(key: str, text: tuple[Token, ...]) -> bool:
    """Say whether capitals are the initials of words that stand side by side in a text."""
    letters = key.replace("&", "").replace("-", "").casefold()
    small = key.upper() in WRITTEN_SMALL
    return any(
        token.word.casefold() not in SMALL_WORDS and _spells(letters, text, start, small=small)
        for start, token in enumerate(text)
        if token.word[0].casefold() == letters[:1]
    )


def _spells(letters: str, text: tuple[Token, ...], start: int, *, small: bool) -> bool:
    """Say whether the words from `start` give these initials; "of" and "and" may give theirs.

    "MOD" is the Ministry of Defence, and "NASA" leaves out "and".
    """
    if not letters:
        return True
    if start >= len(text):
        return False
    word = text[start].word
    if word.casefold() in SMALL_WORDS:
        kept = word[0].casefold() == letters[0]
        return _spells(letters, text, start + 1, small=small) or (
            kept and len(letters) > 1 and _spells(letters[1:], text, start + 1, small=small)
        )
    for part in word.split("-"):
        named = small or part[:1].isupper()
        if part.casefold() in SMALL_WORDS:
            continue
        if not named or part[:1].casefold() != letters[:1]:
            return False
        letters = letters[1:]
    return _spells(letters, text, start + 1, small=small)
