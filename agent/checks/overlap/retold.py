"""Tell whether cited sentences speak of what a statement says in words of its own.

The score sees words that are shared. A far paraphrase shares few, and yet each of its words has
another in the source that stands for it: "safeguard employment" for "protect jobs".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.checks.overlap.lists import FRAME, LIGHT
from agent.checks.overlap.reading import Token, read
from agent.checks.overlap.thesaurus import find_exchanged
from agent.checks.overlap.vocabulary import look_up
from agent.checks.senses import is_told, senses_in

LIKE: Final = 0.6
"""Likeness in use from which a word of the source may stand for one of the statement."""
ENOUGH: Final = 0.55
"""Share of a statement's words that the source must have, in these or in other words. Of 13 sound
paraphrases that the score alone refuses 8 have it; of 670 statements that it refuses with the next
sentence of the document behind them, 9."""
FEWEST: Final = 3
"""Words that must be met: one or two are met by chance."""


def is_retold(text: str, quotes: Sequence[str], labels: Sequence[str]) -> bool:
    """Say whether most words of a statement have their counterpart in the cited sentences.

    Args:
        text: the statement.
        quotes: the cited sentences.
        labels: titles and names that place the evidence; their words are not counted.
    """
    theirs = {token.key: token for quote in quotes for token in read(quote).content}
    if not theirs:
        return False
    placed = frozenset().union(*(read(label).keys for label in labels))
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    wanted = [
        token
        for token in read(text).content
        if token.word not in FRAME | LIGHT and (token.key in theirs or token.key not in placed)
    ]
    met = sum(_is_met(token, theirs, told) for token in wanted)
    return met >= FEWEST and met >= ENOUGH * len(wanted)


def _is_met(token: Token, theirs: dict[str, Token], told: frozenset[str]) -> bool:
    if token.key in theirs or is_told(senses_in(token.word), told):
        return True
    if find_exchanged(token.key) & theirs.keys():
        return True
    rows = look_up([token.key, *theirs])
    return float((rows[1:] @ rows[0]).max()) >= LIKE
