"""Tell a name that only its form keeps apart from the evidence: joined, or of common words bent.

"Taskforce" is the Task Force, "Territorial Governors" are the Governors of the Territories, and
"the Department of Tides" is one of "the Departments of Harbours, Tides and Roads".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.checks.naming.everyday import is_everyday
from agent.checks.naming.offered import Known
from agent.checks.naming.openers import is_common
from agent.checks.naming.parting import BODIES
from agent.checks.naming.proper import GENERIC_HEADS, LINKS, TITLES, Token
from agent.checks.words import singular, stem

LEAST_JOINED: Final = 8
"""Letters of a name from which its words may be joined or parted."""
LIKE: Final = 5
"""Letters from the start by which two common words are forms of one: "territorial"."""
LEAST_OFFICE: Final = 7
"""Letters of a title that an adjective may be made of: "ministerial", "presidential"."""
OF_OFFICES: Final = frozenset(
    {"congressional", "parliamentary", "presidential", "ministerial", "governmental", "royal"}
)
"""Adjectives of offices and bodies: "Congressional Republicans"."""
HEADS: Final = BODIES | GENERIC_HEADS | TITLES
REACH: Final = 9
"""Words after a plural head among which stands what it is shared out to."""


def is_joined_up(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether the evidence has the same letters, with a space or a hyphen more or less."""
    wanted = _packed(tokens)
    if len(wanted) < LEAST_JOINED:
        return False
    return any(
        _packed(text[start : start + size]) == wanted
        for text in known.texts
        for start, token in enumerate(text)
        if wanted.startswith(token.folded[:3])
        for size in range(max(1, len(tokens) - 1), len(tokens) + 2)
    )


def _packed(tokens: tuple[Token, ...]) -> str:
    return "".join(token.folded for token in tokens).replace("-", "")


def is_bent(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether common words of a name stand together in the evidence in other forms."""
    words = [token for token in tokens if token.word not in LINKS]
    if len(words) < 2 or not all(_is_ordinary(token) for token in words):
        return False
    return any(
        all(any(_is_like(word, other) for other in window) for word in words)
        for text in known.texts
        for window in _windows(text, len(words))
    )


def is_one_of(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether a plural of the evidence is shared out to this one: "Departments of A and B"."""
    if len(tokens) < 3 or tokens[0].key not in HEADS or tokens[1].word not in {"of", "for"}:
        return False
    head, link, rest = tokens[0], tokens[1].word, [t.key for t in tokens[2:]]
    while rest and rest[0] == "the":
        rest = rest[1:]
    for text in known.texts:
        for start, token in enumerate(text[:-1]):
            if token.key != head.key or singular(token.word) == token.word.casefold():
                continue
            if text[start + 1].word != link:
                continue
            behind = [each.key for each in text[start + 2 : start + 2 + REACH]]
            if any(behind[n : n + len(rest)] == rest for n in range(len(behind))):
                return True
    return False


def _is_ordinary(token: Token) -> bool:
    """Say whether a word of a name is no name of its own."""
    return not token.abbreviation and (
        token.key in HEADS or is_common(token.word) or is_everyday(token.word)
    )


def _windows(text: tuple[Token, ...], size: int) -> Iterator[tuple[Token, ...]]:
    """Yield the stretches of a text with so many words between which only links stand."""
    content = [token for token in text if token.word not in LINKS]
    for start in range(len(content) - size + 1):
        yield tuple(content[start : start + size])


def _is_like(one: Token, other: Token) -> bool:
    if one.key == other.key or stem(one.word) == stem(other.word):
        return True
    return (
        len(one.folded) >= LIKE
        and other.folded.startswith(one.folded[:LIKE])
        and one.key not in HEADS
    )


def is_adjective_of(token: Token, known: Known) -> bool:
    """Say whether "Congressional" is told of a Congress that the evidence names."""
    return token.folded in OF_OFFICES and any(
        token.folded.startswith(office) and office in known.words
        for office in GENERIC_HEADS | TITLES
        if len(office) >= LEAST_OFFICE
    )
