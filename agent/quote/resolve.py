"""Which documents does a question name? "The declaration", "the State Department page"."""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.question.names import GENERAL, HEADS, PRESS
from agent.question.types import Question, Reference
from agent.question.words import find_terms, fold_word, match_terms
from agent.quote.shelf import Desk, file_words
from store.types import Document, Provenance

SMALL: Final = 12
"""In a library of at most this many documents their texts are read to find the one meant."""

_TITLE, _CARD, _FILE, _OPENING, _TEXT = 1.0, 0.9, 0.7, 0.6, 0.3
_QUOTED: Final = 1.5
_CALLED, _SAME_HEAD, _SAME_FAMILY, _ANY, _MENTIONED = 1.5, 1.0, 0.6, 0.4, 0.35
_LAWS: Final = frozenset(
    map(
        fold_word, ("act", "bill", "code", "directive", "law", "ordinance", "regulation", "statute")
    )
)
_CLEAR: Final = 0.75
_APART: Final = 0.25
"""A document is meant if it reaches this share of the best one's score, and is not further below
it than `_APART`, which is less than a fitting head noun counts for."""

_ENOUGH: Final = 0.6
"""Share of the phrase's own words that a title, card or opening must hold, where a phrase has
any: "the trade agreement" is not found in a library of declarations."""

_OPENING_CHARACTERS: Final = 1_500
_CODED: Final = re.compile(
    r"\b(?:under|in|of|by|to|from|does|do|did)\s+((?=[\w-]*\d)[A-Z]{1,5}-\d[\w-]*)"
)
_MOST_CODED: Final = 3
"""A number that more titles bear is quoted by them, not theirs."""

_PLAIN_WORD: Final = re.compile(r"[^\W_]+")
_BRACKETED: Final = re.compile(r"\(([^()]{4,80})\)")
_MONTHS: Final = 12
_FILE_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d\d-[01]\d(?!\d)")
_SECONDARY: Final = frozenset({Provenance.P4, Provenance.P5, Provenance.P6})
_FIRST_PERSON: Final = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_COMMERCE: Final = re.compile(
    r"\b(?:firms?|compan(?:y|ies)|industry|market|vendors?|startups?|business(?:es)?|investors?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a phrase was found to name: one document, several that fit alike, or none."""

    reference: Reference
    documents: tuple[Document, ...]


def resolve(desk: Desk, question: Question) -> tuple[Named, ...]:
    """Return, for each phrase that names a document, the documents that fit it best.

    In a small library the texts are read; in a large one titles, cards and file names decide.
    """
    documents = desk.documents()
    texts = _read(desk, documents) if len(documents) <= SMALL else {}
    named = tuple(
        Named(reference=each, documents=_fit(each, documents, texts))
        for each in question.references
    )
    return (*named, *_find_coded(question, documents))


def _find_coded(question: Question, documents: Sequence[Document]) -> tuple[Named, ...]:
    """Return what official numbers name: "under M-24-10", borne by a title or file."""
    named = []
    for code in dict.fromkeys(_CODED.findall(question.topic)):
        wanted = find_terms(code)
        run = f" {' '.join(wanted)} "
        fitting = tuple(
            each
            for each in documents
            if run in f" {' '.join(find_terms(f'{each.title} | {file_words(each)}'))} "
        )
        if 0 < len(fitting) <= _MOST_CODED:
            reference = Reference(phrase=code, head="document", proper=True, plural=True)
            named.append(Named(reference=reference, documents=fitting))
    return tuple(named)


def find_titled(question: Question, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents whose title or file name holds one of the question's names.

    A name that many titles share ("AI") names none of them.
    """
    words = {
        document.version: _label_terms(f"{document.title} {file_words(document)}")
        for document in documents
    }
    found: dict[str, Document] = {}
    for name in question.names:
        wanted = frozenset(name.stems)
        fitting = [each for each in documents if wanted <= words[each.version]]
        if fitting and len(fitting) <= max(1, min(5, len(documents) // 3)):
            found |= {each.version: each for each in fitting}
    return tuple(found.values())


def _read(desk: Desk, documents: Sequence[Document]) -> dict[str, str]:
    return {
        each.version: " ".join(sentence.text for sentence in desk.sentences(each))
        for each in documents
    }


def _fit(
    reference: Reference, documents: Sequence[Document], texts: dict[str, str]
) -> tuple[Document, ...]:
    titles = {each.version: _label_terms(_labels(each)) for each in documents}
    spread = Counter(term for words in titles.values() for term in words)
    weights = {
        term: math.log(1 + len(documents) / (1 + spread[term])) for term in reference.modifiers
    }
    scored = []
    for each in documents:
        text = texts.get(each.version, "")
        head = _fit_head(reference, each, text)
        words = _fit_words(reference, each, titles[each.version], weights, texts)
        opening = titles[each.version] | frozenset(find_terms(text[:_OPENING_CHARACTERS]))
        named = sum(term in opening for term in reference.modifiers)
        if reference.proper and (named < len(reference.modifiers) or head == _MENTIONED):
            continue  # A text about "the Exchange of Information Agreement" is not that agreement.
        if head and words >= _ENOUGH * _needed(reference, weights):
            scored.append((named, head + words + _fit_manner(reference, text), each))
    if not scored:
        return ()
    most = max(named for named, _, _ in scored)
    best = max(score for named, score, _ in scored if named == most)
    floor = max(_CLEAR * best, best - _APART)
    return tuple(each for named, score, each in scored if named == most and score >= floor)


def _needed(reference: Reference, weights: dict[str, float]) -> float:
    if any(_is_manner(term) for term in reference.modifiers):
        return 0.0
    return _OPENING * sum(weights.values()) + _QUOTED * len(reference.quoted)


def _labels(document: Document) -> str:
    card = document.card
    stated = (card.title, card.issuer, card.capacity, card.instrument)
    named = " ".join(each.value for each in stated if each is not None)
    return f"{document.title} {named} {file_words(document)} {_date_words(document)}"


@lru_cache(maxsize=20_000)
def _label_terms(text: str) -> frozenset[str]:
    """Return the stems of what a document is called; the same for every question asked."""
    return frozenset(find_terms(text))


def _date_words(document: Document) -> str:
    """Return the years and months of a document's dates as they are asked for: "April 2022"."""
    stated = [each.value for each in document.card.dates]
    stated += _FILE_DATE.findall(document.origin.rsplit("/", 1)[-1])
    words = [f"{value[:4]} {_month(value)}" for value in stated]
    return " ".join(words)


def _month(value: str) -> str:
    number = value[5:7]
    return month_name[int(number)] if number.isdigit() and 1 <= int(number) <= _MONTHS else ""


def _is_short_title(reference: Reference, document: Document) -> bool:
    """Say whether a title gives the name itself in brackets: "… (Artificial Intelligence Act)"."""
    wanted = {*reference.modifiers, fold_word(reference.head)}
    return any(wanted == set(find_terms(each)) for each in _BRACKETED.findall(document.title))


def _fit_head(reference: Reference, document: Document, text: str) -> float:
    if reference.proper and _is_short_title(reference, document):
        return _CALLED
    head = fold_word("memorandum" if reference.head == "mou" else reference.head)
    kind = _find_kind(document)
    if head in kind:
        return _SAME_HEAD
    if head in _LAWS and kind & _LAWS and head in _label_terms(_labels(document)):
        return _SAME_FAMILY  # "Regulation (EU) 2024/1689 (Artificial Intelligence Act)"
    if head in _label_terms(_labels(document)):
        return _MENTIONED if kind else _SAME_FAMILY
    opening = find_terms(text[:_OPENING_CHARACTERS])
    if reference.head in GENERAL:
        return _ANY
    if reference.head in PRESS:
        return _SAME_FAMILY if _may_be_press(document) else 0.0
    if head in opening:
        return _SAME_FAMILY
    return 0.0


def _find_kind(document: Document) -> frozenset[str]:
    """Return the stems of what the document is: its instrument, else the first such noun of its
    title ("Amendment No. 1 to the Memorandum" is an amendment).
    """
    if document.card.instrument is not None:
        return frozenset(
            map(fold_word, _PLAIN_WORD.findall(document.card.instrument.value.lower()))
        )
    words = _PLAIN_WORD.findall(document.title.lower())
    first = next((word for word in words if word in HEADS - GENERAL), None)
    return frozenset() if first is None else frozenset({fold_word(first)})


def _may_be_press(document: Document) -> bool:
    provenance = document.card.provenance
    return provenance in _SECONDARY or (provenance is None and document.card.instrument is None)


def _fit_words(
    reference: Reference,
    document: Document,
    titled: frozenset[str],
    weights: dict[str, float],
    texts: dict[str, str],
) -> float:
    text = texts.get(document.version, "")
    total = 0.0
    wanted = frozenset(reference.modifiers)
    opening = set(match_terms(text[:_OPENING_CHARACTERS], wanted))
    anywhere = set(match_terms(text, wanted)) if text else set()
    for term, weight in weights.items():
        worth = (
            _TITLE if term in titled
            else _OPENING if term in opening
            else _TEXT if term in anywhere
            else 0.0
        )  # fmt: skip
        total += weight * worth
    for phrase in reference.quoted:
        total += _QUOTED * (phrase.lower() in f"{document.title} {text}".lower())
    return total


def _is_manner(term: str) -> bool:
    return term in {fold_word(word) for word in ("news", "trade", "industry", "business", "press")}


def _fit_manner(reference: Reference, text: str) -> float:
    """Return how well the text fits "news" or "trade": reported, not "we"; about companies."""
    words = set(reference.modifiers)
    thousand = max(1, len(text.split())) / 1000
    fit = 0.0
    if words & {fold_word("news"), fold_word("press")}:
        fit += 0.5 / (1 + len(_FIRST_PERSON.findall(text)) / thousand)
    if words & {fold_word("trade"), fold_word("industry"), fold_word("business")}:
        fit += 0.5 * min(1.0, len(_COMMERCE.findall(text)) / thousand / 10)
    return fit
