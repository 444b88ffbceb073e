"""Tell where a run of name words is two names, which only a preposition joins."""

from __future__ import annotations

from collections.abc import Sequence

from agent.checks.naming.openers import is_common
from agent.checks.naming.places import OTHER_NAMES
from agent.checks.naming.proper import GENERIC_HEADS, LINKS, TITLES, Token
from agent.checks.words import listed

# Heads of bodies: alone they are half of a name.
BODIES = listed(
    "academy administration agency assembly association authority bank board branch bureau centre "
    "center chamber college commission committee council court department directorate division "
    "fund foundation group institute institution laboratory ministry minister network office "
    "organisation organization panel program programme school secretary service society task team "
    "trust union unit university director act agreement bill code convention declaration "
    "framework guidance memorandum order plan policy regulation strategy treaty"
)
INSTRUMENTS = listed("act bill code guidance memorandum order plan policy strategy")
"""What a person may sign or issue."""
OWNING = frozenset({"of", "for", "from"})
"""Prepositions that say whose a person is: "Ann Lee of Norland"."""
LONGEST_PLACE = 6


def is_joined(tokens: tuple[Token, ...], cut: int, texts: Sequence[tuple[Token, ...]]) -> bool:
    """Say whether a preposition joins a person to another name: "Ann Lee at the Port Office".

    The head of a body owns what follows ("Institute for Health"), a common word may ("Freedom of
    Information"). A person whom the evidence places with one name is not parted from another:
    "Ann Lee of Norland" cannot become "Ann Lee of Sudmark", though Sudmark is named elsewhere.
    """
    if tokens[cut].word not in LINKS:
        return False
    if tokens[cut].word in OWNING and _is_titled([t for t in tokens[cut:] if t.word not in LINKS]):
        # "The Executive Order of President Lee".
        return tokens[cut - 1].key not in BODIES - INSTRUMENTS
    head = list(tokens[:cut])
    while head and head[-1].word in LINKS:
        head.pop()
    last_title = max((i for i, t in enumerate(head) if t.key in TITLES), default=-1)
    person = head[last_title + 1 :]
    if not person or any(t.key in BODIES | GENERIC_HEADS or t.word in LINKS for t in person):
        return False
    if person[-1].abbreviation or is_common(person[-1].word):
        return False
    tail = [token for token in tokens[cut:] if token.word not in LINKS]
    return bool(tail) and (tokens[cut].word not in OWNING or _owned_by(person, tail, texts))


def is_owned(tokens: tuple[Token, ...], cut: int, texts: Sequence[tuple[Token, ...]]) -> bool:
    """Say whether an owner stands before a name of its own: "the Board's Harbour Guidelines".

    The lone head of a body may be anyone's, and what the evidence gives to another stays there.
    """
    owned = tokens[cut:]
    if not tokens[cut - 1].word.endswith(("'s", "s'")):
        return False
    if len(owned) == 1 and owned[0].key in BODIES | GENERIC_HEADS:
        return False
    return _owned_by(owned, [t for t in tokens[:cut] if t.word not in LINKS], texts)


def _is_titled(tail: Sequence[Token]) -> bool:
    """Say whether a name is that of a person with the title in front."""
    return len(tail) > 1 and tail[0].key in TITLES and tail[-1].key not in TITLES | BODIES


def _owned_by(
    owned: Sequence[Token], owner: Sequence[Token], texts: Sequence[tuple[Token, ...]]
) -> bool:
    """Say whether the evidence does not give a person or a thing to another owner."""
    theirs = {key for text in texts for key in _owners([t.key for t in owned], text)}
    return not theirs or bool(theirs & _first_keys(owner))


def _owners(owned: Sequence[str], text: Sequence[Token]) -> list[str]:
    """Return the first word of each name that "of" or "for" puts behind another in a text."""
    found = []
    for start in range(len(text) - len(owned)):
        if [t.key for t in text[start : start + len(owned)]] != owned:
            continue
        behind = start + len(owned)
        if text[behind].word not in OWNING:
            continue
        while behind < len(text) and text[behind].word in LINKS:
            behind += 1
        if behind < len(text) and text[behind].word[0].isupper():
            found.append(text[behind].key)
    return found


def _first_keys(tail: Sequence[Token]) -> set[str]:
    """Return the key that a name begins with, and those of its other names if it is a place."""
    words = [token.listed for token in tail]
    found = {tail[0].key}
    for length in range(1, min(len(words), LONGEST_PLACE) + 1):
        for other in OTHER_NAMES.get(tuple(words[:length]), ()):
            first = other[0]
            found.add(first if first.isupper() else first.casefold())
    return found
