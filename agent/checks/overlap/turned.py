"""Find two parts of a sentence that have changed places: "A informs B" for "B informs A"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.checks.overlap.reading import Token, read
from agent.checks.words import listed
from agent.types import Finding, Judgement

NAME: Final = "overlap"
LONGEST_EXCHANGE: Final = 60
"""Words between which every exchange is tried; the work grows with their third power."""
ARTICLES: Final = listed("a an the")
DIRECTED: Final = listed("from to than over before after by under above below of for")


def find_turned(text: str, quotes: Sequence[str]) -> list[Finding]:
    """Find two parts that have changed places around a verb or a comparison.

    "A informs B" has the words of "B informs A". It is not an exchange where only "and", "or" or
    a comma stands between them, or where a passive has turned the sentence round.
    """
    ours = [token for token in read(text).tokens if token.word not in ARTICLES]
    for quote in quotes:
        theirs = [token for token in read(quote).tokens if token.word not in ARTICLES]
        found = _find_exchange(ours, theirs)
        if found:
            return [
                Finding(
                    check=NAME,
                    judgement=Judgement.CONTRADICTED,
                    message=f"{found!r}: the source has it the other way",
                    words=found,
                )
            ]
    return []


def _find_exchange(ours: Sequence[Token], theirs: Sequence[Token]) -> str:
    """Return the words between two exchanged parts, "" where nothing is exchanged."""
    one, other = [token.key for token in ours], [token.key for token in theirs]
    if len(one) != len(other) or one == other:
        return ""
    start = 0
    while one[start] == other[start]:
        start += 1
    end = len(one)
    while one[end - 1] == other[end - 1]:
        end -= 1
    middle, source = one[start:end], other[start:end]
    if sorted(middle) != sorted(source) or len(middle) > LONGEST_EXCHANGE:
        return ""
    for first in range(1, len(middle) - 1):
        for last in range(first + 1, len(middle)):
            between = middle[first:last]
            turned = [*middle[last:], *between, *middle[:first]]
            if turned == source and _parts(ours[start + first : start + last]):
                return " ".join(token.word for token in ours[start + first : start + last])
    return ""


def _parts(between: Sequence[Token]) -> bool:
    """Say whether the words between two parts make it matter which comes first."""
    return any(token.content or token.word in DIRECTED for token in between)
