"""What the evidence offers for names: its words in order, whole names, sites and capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from agent.checks.headed import headed
from agent.checks.naming.places import A_PLACE
from agent.checks.naming.proper import LINKS, Token, find_names, folded, tokens_of
from agent.checks.words import stem

# Prepositions that stand between two names, and seldom inside one.
PARTING = frozenset({"and", "&", "in", "on", "at", "to", "with"})
LEAST_INITIALS = 3
"""Letters of an abbreviation from which words with these initials are what it stands for."""
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_A_STATE = (
    rf"(?:{A_PLACE}|(?:Federal |Islamic |People's )?(?:Republic|Kingdom|Commonwealth|State|"
    r"Government|Grand Duchy|Principality|Federation) of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)??)"
)
OF_A_PLACE = re.compile(
    rf"(?<=\b[Tt]he ){_A_STATE}(?:(?:-|/|,? and (?:the )?|, (?:the )?){_A_STATE})*"
    r"'?s? (?=[A-Z][\w-]+ [A-Z])"
)
"""A place in front of a name of two words or more, which a shorter form leaves out."""

_INSTRUMENT = (
    r"(?:Declaration|Agreement|Memorandum(?: of Understanding)?|(?:Joint )?Statement|Treaty|"
    r"Convention|Protocol|Arrangement|Accord|Pact|Charter|Compact|Communiqué|Letter of Intent)"
)
OF_PARTIES = headed(
    rf"\b(?P<kind>{_INSTRUMENT}) (?:of|by|between|among)"
    r"(?: (?:[A-Z][\w'-]*|of|the|and),?)+? (?=(?:on|concerning|regarding) )"
)
"""The parties in a title, which a shorter form leaves out: "Agreement between A and B on Ports"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The tokens of each text that the evidence offers, and the keys of each name as a whole."""

    texts: tuple[tuple[Token, ...], ...]
    stems: frozenset[str]
    names: frozenset[tuple[str, ...]]
    words: frozenset[str]
    hosts: frozenset[str]
    capitals: frozenset[str]
    shorts: frozenset[str]
    plain: str

    def has(self, keys: Sequence[str]) -> bool:
        """Say whether the keys stand in one text, in order and side by side."""
        return all(self._may_have(key) for key in keys) and any(
            has_keys(keys, text) for text in self.texts
        )

    def _may_have(self, key: str) -> bool:
        """Say whether some word may meet the key: few names that are not there get past this."""
        return key in self.words or f"{key}s" in self.words or folded(key) in self.words


@lru_cache(maxsize=1_000)  # A composer offers the same sentences for one statement after another.
def know(offered: tuple[str, ...]) -> Known:
    """Return what the plain texts of the evidence and its card offer."""
    # "Non-EU" names the EU: each compound is offered in its members too.
    members = [part.replace("-", " ") for part in offered if "-" in part]
    # "The Norland-Sudmark Fisheries Deal" is the Fisheries Deal of these two.
    placeless = [bare for part in offered if (bare := OF_A_PLACE.sub("", part)) != part]
    placeless += [
        short for part in offered if (short := OF_PARTIES.sub(r"\g<kind> ", part)) != part
    ]
    texts = tuple(tuple(tokens_of(part)) for part in (*offered, *members, *placeless))
    return Known(
        texts=texts,
        stems=frozenset(stem(token.word) for text in texts for token in text),
        words=frozenset(
            form for text in texts for token in text for form in (token.key, token.folded)
        ),
        hosts=frozenset(
            part for each in offered if HOST.fullmatch(each) for part in each.casefold().split(".")
        ),
        capitals=frozenset(
            token.word.casefold().removesuffix("'s")
            for text in texts
            for token in text
            if token.word[0].isupper()
        ),
        names=frozenset(
            tuple(token.key for token in run)
            for part in offered
            for name in find_names(part)
            for run in _runs(name.tokens)
        ),
        shorts=frozenset(
            token.key
            for text in texts
            for token in text
            if token.abbreviation and len(token.key) >= LEAST_INITIALS
        ),
        plain="\n".join(offered),
    )


def _runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Return a run of name words, and its parts between "and", "in", "on", "at", "to", "with"."""
    cuts = [-1, *(i for i, t in enumerate(tokens) if t.word in PARTING), len(tokens)]
    parts = [trim(tokens[one + 1 : other]) for one, other in pairwise(cuts)]
    return [tokens, *(part for part in parts if part)]


def trim(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return name words without the links at either end: "of the Institute of"."""
    while tokens and tokens[0].word in LINKS:
        tokens = tokens[1:]
    while tokens and tokens[-1].word in LINKS:
        tokens = tokens[:-1]
    return tokens


def has_keys(keys: Sequence[str], text: tuple[Token, ...]) -> bool:
    """Say whether the keys stand in a text, in order and side by side."""
    return any(
        _meets(keys[0], text[start]) and _follows(keys, text, start) for start in range(len(text))
    )


def _follows(keys: Sequence[str], text: tuple[Token, ...], start: int) -> bool:
    position = start
    for number, key in enumerate(keys):
        # A middle initial or an article may stand between: "John A. Smith" for "John Smith".
        while number and position < len(text) and _may_skip(text[position], key):
            position += 1
        if position >= len(text) or not _meets(key, text[position]):
            return False
        position += 1
    return True


def _may_skip(token: Token, key: str) -> bool:
    return token.key != key and (len(token.word) == 1 or token.word == "the")


def _meets(key: str, token: Token) -> bool:
    """Compare a key with a word; short capitals meet only capitals, lest "US" meet "us"."""
    if token.key == key or (key[-1:] == "i" and token.folded == f"{key}s"):
        # "Houthi" is one of the Houthis, whose "is" is no ending of the singular.
        return True
    if not key.isupper():
        return token.folded == key
    return len(key) > 4 and token.folded == folded(key)
