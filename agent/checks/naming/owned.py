"""Find a thing told of another country than in the source: "British inquiries" for "Norse" ones.

A country's name or adjective in front of a noun, "of" or "by" a country behind it, says whose the
thing is. Where the source gives the same thing to another country alone, and the statement gives it
to one that the source names elsewhere, the two were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from agent.checks.clauses import FUNCTION, TOKEN, root
from agent.checks.naming.places import A_PLACE, OTHER_NAMES
from agent.checks.words import listed, singular

_IN_FRONT: Final = re.compile(
    rf"(?<![\w-])(?P<place>{A_PLACE})(?:'s)?(?![\w-]) (?=(?P<rest>[^.,;:()]*))"
)
_BEHIND: Final = re.compile(
    rf"(?P<noun>[a-z][\w-]+) (?:of|by|from) (?:the )?(?P<place>{A_PLACE})(?![\w-])(?!'s)"
)
_PAIRED: Final = re.compile(rf"(?P<place>{A_PLACE})(?:'s)?(?: and | or |, |/|-| & )$")
_PAIRED_ON: Final = re.compile(r"(?:'s)?(?: and | or |, (?:and )?|/|-| & )(?:the )?[A-Z]")
"""Where two countries are named together, each has what both have."""
_PAIR: Final = re.compile(
    rf"(?<![\w-])(?P<one>{A_PLACE})(?:-|/)(?P<other>{A_PLACE})(?:'s)? (?P<head>[A-Za-z][\w-]+)"
)
"""What two countries have together: "the U.S.-Korea Dialogue"."""
ATTRIBUTES: Final = 2
"""Words that may stand between a country and what is its own: "British merchant ships"."""
_ENDS: Final = re.compile(r"(?:ed|ing|ly)$")
LIGHT: Final = listed(
    "part parts one ones side number people person citizen citizens government governments "
    "president country countries state states soil territory way many most some all members"
)
"""What every country has."""


def find_disowned(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that give a thing to a country, and the country that has it in the source."""
    ours = find_owned(stated)
    theirs = [each for quote in quotes for each in find_owned(quote)] if ours else []
    if not theirs:
        return
    named = {_country(match) for quote in quotes for match in re.findall(A_PLACE, quote)}
    for country, thing, words in ours:
        if country not in named:
            continue
        owners = {owner: said for owner, each, said in theirs if each == thing}
        told = {owner for owner, each, _ in ours if each == thing}
        if owners and country not in owners and not told & set(owners):
            yield words, next(iter(owners.values()))
            return


def find_other_pairs(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield "the Norse-Danish pact" for "the Norse-Swedish pact", ours and the source's."""
    ours = find_pairs(stated)
    theirs = [pair for quote in quotes for pair in find_pairs(quote)] if ours else []
    for both, head, words in ours:
        same = [each for each in theirs if each[1] == head]
        if not same or any(each[0] == both for each in same):
            continue
        if not any(each[0] == mine[0] for each in same for mine in ours if mine[1] == head):
            yield words, same[0][2]
            return


@lru_cache(maxsize=1_000)
def find_pairs(text: str) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Return the pairs of countries in front of a noun, the noun in small letters, the words."""
    return tuple(
        (
            frozenset({_country(match["one"]), _country(match["other"])}),
            match["head"].casefold(),
            match.group(),
        )
        for match in _PAIR.finditer(text)
    )


@lru_cache(maxsize=1_000)
def find_owned(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return each country of a text, the stem of a thing that is its own, and the words."""
    found = []
    for match in _IN_FRONT.finditer(text):
        paired = _PAIRED.search(text, 0, match.start())
        head = ""
        for word in list(TOKEN.finditer(match["rest"]))[: ATTRIBUTES + 1]:
            small = word.group().casefold()
            if small in FUNCTION | LIGHT or word.group()[0].isupper() or _ENDS.search(small):
                break
            head = small
            if singular(small) != small:
                # A plural ends what the country has: behind "inquiries" stands a verb.
                break
        if head:
            # Of "Norse market access" the last word is what the country has.
            owners = [match["place"], *([paired["place"]] if paired else [])]
            found += [(_country(each), root(head), f"{each} {head}") for each in owners]
    found += [
        (_country(match["place"]), root(match["noun"]), match.group())
        for match in _BEHIND.finditer(text)
        if match["noun"] not in FUNCTION | LIGHT and not _PAIRED_ON.match(text, match.end())
    ]
    return tuple(found)


@lru_cache(maxsize=500)
def _country(place: str) -> str:
    """Return one name for all the names of a country."""
    words = tuple(place.replace(".", "").split())
    return min((" ".join(words), *(" ".join(name) for name in OTHER_NAMES.get(words, ()))))
