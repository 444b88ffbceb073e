"""Tell whether a word of a near-verbatim statement stands for one that the source has instead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from agent.checks.overlap.lists import ALIKE
from agent.checks.overlap.reading import Token
from agent.checks.overlap.thesaurus import find_base, find_exchanged, tells_phrase
from agent.checks.overlap.vocabulary import look_up
from agent.checks.words import listed

LEAST_START: Final = 4
SAME_START: Final = 0.75
"""Two stems are forms of one word if more of the shorter one than this stands at both starts."""
SAME_USE: Final = 0.65
"""Likeness of two words in use from which one stands for the other ("buy" and "purchase" 0.92);
"minister" and "ambassador" have 0.43, "oil" and "gas" 0.60."""

PARTICLES: Final = listed(
    "about against ahead at away back by down for forward in into of off on out over through to "
    "under up upon with"
)


def is_form(one: str, other: str) -> bool:
    """Say whether two stems are forms of one word: "capac" and "capabil"."""
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared >= LEAST_START and shared > SAME_START * min(len(one), len(other))


def is_exchanged(token: Token, gone: Sequence[Token]) -> bool:
    """Say whether a word left out anywhere is one that writers exchange with this one."""
    others = find_exchanged(token.key)
    return any(each.key in others for each in gone)


def is_phrased(
    token: Token, added: Sequence[Token], removed: Sequence[Token], words: frozenset[str]
) -> bool:
    """Say whether a word is of a phrase for what was left out: "made public" for "announced".

    Args:
        token: one of `added`.
        added: all words that the statement has in other places than the source, small ones too.
        removed: all words of the source that were left out.
        words: all words of the statement. The source may have a particle of the phrase as well:
            "build the plan into the code" for "incorporate the plan into the code".
    """
    particles = words & PARTICLES
    ours = particles.union(*map(_bases, added))
    theirs = particles.union(*map(_bases, removed))
    return any(tells_phrase(key, ours, theirs) for key in _bases(token))


def _bases(token: Token) -> frozenset[str]:
    base = frozenset({find_base(token.word)})
    return base | {token.key} if token.content else base


def is_equal(token: Token, instead: Sequence[Token]) -> bool:
    """Say whether a word stands for one of those that it took the place of."""
    keys = [each.key for each in instead if each.content]
    if any(key in ALIKE.get(token.key, ()) for key in keys):
        return True
    rows = look_up([token.key, *keys])
    return bool(keys) and float((rows[1:] @ rows[0]).max()) >= SAME_USE
