"""Read a text once for the evidence overlap: its words in order, with what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from agent.checks.clauses import BREAK, FUNCTION, root
from agent.checks.overlap.lists import NUMBER_WORDS
from agent.checks.overlap.vocabulary import Likeness, find_rarity, look_up
from agent.checks.words import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
OPENS = re.compile(r"(?:^|[.:;!?|]\s+|--\s+)[\"'(\[]*$")
GRAM = 3


class Token(NamedTuple):
    """One word or number. `key` is what is compared: a stem, or the digits without commas.

    `start` is its place in the plain text; `clause` counts the clauses in front of it. A tuple,
    because thousands are made: a page of evidence is read in half the time.
    """

    word: str
    key: str
    start: int
    clause: int
    content: bool
    number: bool
    name: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the overlap sees it.

    `likeness` has one row for each of `distinct`, the keys of its content words.
    """

    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    keys: frozenset[str]
    words: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    distinct: tuple[str, ...]
    likeness: NDArray[Likeness]


@lru_cache(maxsize=1_000)  # a sentence is compared with many claims; it takes about 8 kB
def read(text: str) -> Read:
    """Return the words of a text in order, with their stems, kinds and weights."""
    stated = plain(text)
    breaks = [match.end() for match in BREAK.finditer(stated)]
    lower = stated.islower()
    tokens = []
    clause = 0
    for match in TOKEN.finditer(stated):
        while clause < len(breaks) and breaks[clause] <= match.start():
            clause += 1
        tokens.append(_to_token(stated, match, clause, lower=lower))
    content = tuple(token for token in tokens if token.content)
    distinct = tuple(dict.fromkeys(token.key for token in content))
    return Read(
        tokens=tuple(tokens),
        content=content,
        keys=frozenset(distinct),
        words=frozenset(token.word for token in tokens),
        bigrams=frozenset(pairs(content)),
        distinct=distinct,
        likeness=look_up(distinct),
    )


def pairs(content: tuple[Token, ...]) -> list[tuple[str, str]]:
    """Return neighbouring content words, whatever small words stand between them."""
    return [(one.key, other.key) for one, other in pairwise(content)]


@lru_cache(maxsize=50_000)
def grams(key: str) -> frozenset[str]:
    """Return the runs of three letters of a stem, its start marked."""
    marked = f"^{key}$"
    return frozenset(marked[n : n + GRAM] for n in range(len(marked) - GRAM + 1))


def _to_token(text: str, match: re.Match[str], clause: int, *, lower: bool) -> Token:
    written = match.group()
    sort = _sort(written)
    start = match.start()
    name = (
        not lower
        and sort.content
        and not sort.number
        and len(written) > 1
        and written[0].isupper()
        and (written.isupper() or not OPENS.search(text, max(0, start - 6), start))
    )
    return Token(sort.word, sort.key, start, clause, sort.content, sort.number, name, sort.weight)


class _Sort(NamedTuple):
    """What is known of a word wherever it stands."""

    word: str
    key: str
    content: bool
    number: bool
    weight: float


@lru_cache(maxsize=50_000)
def _sort(written: str) -> _Sort:
    word = written.casefold().removesuffix("'s")
    if written[0].isdigit() or word in NUMBER_WORDS:
        key = NUMBER_WORDS.get(word) or written.replace(",", "")
        return _Sort(word, key, content=True, number=True, weight=find_rarity(key, number=True))
    if word in FUNCTION or (len(word) == 1 and not written.isupper()):
        return _Sort(word, word, content=False, number=False, weight=0.0)
    key = root(word)
    return _Sort(word, key, content=True, number=False, weight=find_rarity(key))
