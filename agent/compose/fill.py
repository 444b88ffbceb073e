"""Units of sentences -> as many as fit a budget of tokens, no document beyond its share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from store.types import Document, Sentence

SHARE: Final = 0.4
"""Of the budget, for one document among several: no text, however long or often repeated, may
crowd out what the others say."""

_CHARACTERS_PER_TOKEN: Final = 4.0
"""English prose: the vocabularies of current models need a token for 4.3 to 4.8 characters."""

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
    """Sentences of one document, offered together or not at all; read only if there is room."""

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
        units: best first; one that does not fit is passed over, and smaller ones may still.
        budget_tokens: for everything that is offered.
        share: of the budget, for one document.
    """
    spent: Counter[str] = Counter()
    kept: dict[str, dict[int, Sentence]] = {}
    documents: dict[str, Document] = {}
    said: dict[str, str] = {}
    for unit in units:
        version = unit.document.version
        room = min(int(share * budget_tokens) - spent[version], budget_tokens - spent.total())
        if room < _SMALLEST:
            continue
        new = _find_new(unit, kept.get(version, {}), said)
        cost = sum(estimate_tokens(each.text) + _LINE_TOKENS for each in new)
        cost += 0 if version in kept else _DOCUMENT_TOKENS
        if not new or cost > room:
            continue
        spent[version] += cost
        documents.setdefault(version, unit.document)
        for each in new:
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
