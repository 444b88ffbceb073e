"""Units of sentences -> as many as fit a budget of tokens, no document beyond its share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from store.types import Document, Sentence

SHARE: Final = 0.4
"""Of the budget, for one document among three or more: no text, however long or often repeated,
may crowd out what the others say."""

EQUAL_SHARE: Final = 0.2
"""The same where each document, or each side, is asked about: five of them have room."""

_CHARACTERS_PER_TOKEN: Final = 4.0
"""English prose. On 31 offers from the policy library it comes to 3,214 on average where a
vocabulary of 30,000 word pieces, a small one, takes 2,689; the largest had 4,175 for 4,000."""

_LINE_TOKENS: Final = 6
"""The number, a label, the line's end."""

_DOCUMENT_TOKENS: Final = 60
"""Title, issuer, date, status: the lines above a document's sentences."""

_SMALLEST: Final = 30
"""Tokens: room for one sentence. With less, nothing more is read."""

_SHORTEST_COPY: Final = 40
"""Characters: shorter sentences ("Definitions") are the same in many texts without being copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Sentences of one document that belong together; read only if there is room."""

    document: Document
    read: Callable[[], Sequence[Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is offered of one document, in reading order."""

    document: Document
    sentences: tuple[Sentence, ...]


def fill(units: Iterable[Unit], budget_tokens: int, *, share: float) -> tuple[Group, ...]:
    """Return what fits of the units, documents in order of their first; nothing is said twice.

    Args:
        units: best first; of one that does not fit, the sentences that do are taken in order.
        budget_tokens: for everything that is offered.
        share: of the budget, for one document; only the best unit may exceed it.
    """
    spent: Counter[str] = Counter()
    kept: dict[str, dict[int, Sentence]] = {}
    documents: dict[str, Document] = {}
    said: dict[str, str] = {}
    for unit in units:
        version = unit.document.version
        left = budget_tokens - spent.total()
        room = min(int(share * budget_tokens) - spent[version], left) if spent else left
        room -= 0 if version in kept else _DOCUMENT_TOKENS
        if room < _SMALLEST:
            continue
        taken = _take(_find_new(unit, kept.get(version, {}), said), room)
        if not taken:
            continue
        spent[version] += 0 if version in kept else _DOCUMENT_TOKENS
        documents.setdefault(version, unit.document)
        for each in taken:
            spent[version] += _weigh(each)
            kept.setdefault(version, {})[each.ordinal] = each
            said.setdefault(_fold(each.text), version)
    return tuple(
        Group(document=documents[version], sentences=tuple(group[at] for at in sorted(group)))
        for version, group in kept.items()
    )


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text takes; letters beyond ASCII count one each."""
    if text.isascii():
        return math.ceil(len(text) / _CHARACTERS_PER_TOKEN)
    plain = sum(character.isascii() for character in text)
    return math.ceil(plain / _CHARACTERS_PER_TOKEN) + len(text) - plain


def _weigh(sentence: Sentence) -> int:
    return estimate_tokens(sentence.text) + _LINE_TOKENS


def _take(sentences: Sequence[Sentence], room: int) -> Sequence[Sentence]:
    """Return those of the sentences that fit together, in order; each is whole."""
    taken = []
    for each in sentences:
        if _weigh(each) <= room:
            room -= _weigh(each)
            taken.append(each)
    return taken


def _find_new(unit: Unit, kept: dict[int, Sentence], said: dict[str, str]) -> Sequence[Sentence]:
    """Return the sentences that are not there yet, nor word for word in another document."""
    return [
        each
        for each in unit.read()
        if each.ordinal not in kept
        and (
            len(each.text) < _SHORTEST_COPY
            or said.get(_fold(each.text), unit.document.version) == unit.document.version
        )
    ]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
