"""Tell whether cited sentences speak of what a statement says in words of its own.

The score sees words that are shared. A far paraphrase shares few, and yet each of its words has
another in the source that stands for it: "safeguard employment" for "protect jobs".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.checks.overlap.lists import CONNECTS, FRAME, LIGHT, SUPPORT
from agent.checks.overlap.reading import Token, read
from agent.checks.overlap.thesaurus import find_base, find_exchanged, tells_phrase
from agent.checks.overlap.vocabulary import look_up
from agent.checks.senses import is_told, senses_in

LIKE: Final = 0.6
"""Likeness in use from which a word of the source may stand for one of the statement."""
ENOUGH: Final = 0.55
"""Share of a statement's words that the source must have, in these or in other words. Of 13 sound
paraphrases that the score alone refuses 8 have it; of 670 statements that it refuses with the next
sentence of the document behind them, 9."""
LIKE_FORMS: Final = 0.5
"""The same where a word is to be found that has no counterpart at all."""
START: Final = 5
LEAST: Final = 4
"""Letters from the start by which two words are forms of one: "rule" and "ruled" have 4."""
IDLE: Final = FRAME | LIGHT | CONNECTS | SUPPORT
FEWEST: Final = 3
"""Words that must be met: one or two are met by chance."""


def is_retold(text: str, quotes: Sequence[str], labels: Sequence[str]) -> bool:
    """Say whether most words of a statement have their counterpart in the cited sentences.

    Args:
        text: the statement.
        quotes: the cited sentences.
        labels: titles and names that place the evidence; their words are not counted.
    """
    wanted = [
        token
        for token in read(text).content
        if token.word not in FRAME | LIGHT
        and (_stands(token.key, quotes) or not _stands(token.key, labels))
    ]
    told = _Told(quotes)
    ours = frozenset(find_base(token.word) for token in read(text).tokens)
    met = sum(told.has(token) or told.has_phrase(token, ours) for token in wanted)
    return met >= FEWEST and met >= ENOUGH * len(wanted)


def find_untold(tokens: Sequence[Token], texts: Sequence[str]) -> list[Token]:
    """Return those words, but for numbers and light ones, without any counterpart in some texts.

    Args:
        tokens: words of a statement, or of the source when it is asked what a statement left out.
        texts: what may have the counterparts.
    """
    if not tokens:
        return []
    told = _Told(texts)
    return [
        token
        for token in tokens
        if not token.number and token.word not in IDLE and not told.has(token, forms=True)
    ]


def _stands(key: str, texts: Sequence[str]) -> bool:
    return any(key in read(text).keys for text in texts)


class _Told:
    """What some texts say: their stems and their senses."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._keys = frozenset().union(*(read(text).keys for text in texts))
        self._bases = frozenset(find_base(t.word) for text in texts for t in read(text).tokens)
        self._rows = look_up(list(self._keys))
        self._senses = frozenset().union(*(senses_in(text) for text in texts))

    def has(self, token: Token, *, forms: bool = False) -> bool:
        """Say whether a word stands there, or another that may stand for it.

        Args:
            token: the word.
            forms: whether the same start will do: "evaluator" for "evaluation".
        """
        if token.key in self._keys or is_told(senses_in(token.word), self._senses):
            return True
        if find_exchanged(token.key) & self._keys:
            return True
        if forms and any(_is_form(token.key, key) for key in self._keys):
            return True
        likeness = self._rows @ look_up([token.key])[0]
        return float(likeness.max(initial=0.0)) >= (LIKE_FORMS if forms else LIKE)

    def has_phrase(self, token: Token, ours: frozenset[str]) -> bool:
        """Say whether a phrase of the statement with this word, or of theirs for it, is there.

        Args:
            token: the word.
            ours: all words of the statement, as `find_base` gives them.
        """
        return tells_phrase(find_base(token.word), ours, self._bases)


def _is_form(one: str, other: str) -> bool:
    length = min(START, max(LEAST, min(len(one), len(other))))
    return len(one) >= LEAST <= len(other) and one[:length] == other[:length]
