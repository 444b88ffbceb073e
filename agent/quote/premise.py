"""Does the question presuppose a name or term that the document named does not contain?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.question.types import Name, Question, Shape, Wanted
from agent.question.words import find_terms, match_terms, strip_accents
from agent.quote.phrase import find_phrase, phrase_focus
from agent.quote.rank import Scored
from agent.quote.shelf import Desk
from store.types import Document, Region, Sentence

_BEST: Final = 5
_DEPTH: Final = 20
"""Passages looked at before a word is said to occur nowhere."""


_ACCENTED: Final = {
    "a": "[aàáâãäåāă]", "c": "[cçćč]", "d": "[dďđ]", "e": "[eèéêëēėęě]", "g": "[gğ]",
    "i": "[iìíîïī]", "l": "[lł]", "n": "[nñńň]", "o": "[oòóôõöøōő]", "r": "[rř]", "s": "[sśşšș]",
    "t": "[tţťț]", "u": "[uùúûüūůű]", "y": "[yýÿ]", "z": "[zźżž]", "'": "['’]", "’": "['’]",
}  # fmt: skip
_MARKS: Final = "[\u0300-\u036f]?"
"""A letter may be written with an accent, or with one that follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A name or term that a document does not contain, or only in the furniture of the page."""

    surface: str
    document: Document
    furniture: Sentence | None = None


def find_missing(desk: Desk, question: Question, documents: Sequence[Document]) -> list[Missing]:
    """Return what the question presupposes and none of the named documents contains.

    Names, acronyms, quoted phrases and figures are looked for; where a topic is asked about
    ("what does it say about …"), the topic's words too, if none of them occurs.
    """
    missing: list[Missing] = []
    for document in documents:
        speaking, furniture = _split(desk.sentences(document))
        names = [name for name in question.names if not _stands_written(name, speaking)]
        if not names and question.shape is not Shape.TOPIC:
            continue  # To stem every word of a long act takes a tenth of a second.
        words = _words(speaking)
        absent = [name for name in names if not _occurs(name, words)]
        if absent:
            missing += [
                Missing(surface=name.surface, document=document, furniture=_find(name, furniture))
                for name in absent
            ]
        elif question.shape is Shape.TOPIC and question.terms and not _any(question, words):
            surface = find_phrase(question, question.surfaces)
            missing.append(Missing(surface=surface, document=document))
    if len({each.document.version for each in missing}) < len(documents):
        return []  # One of the named documents does contain it: the premise stands.
    return missing


def find_lacking(desk: Desk, question: Question, documents: Sequence[Document]) -> list[Missing]:
    """Return, for named documents, the words of the topic that do not occur in their text."""
    lacking = []
    for document in documents:
        speaking, _ = _split(desk.sentences(document))
        words = _words(speaking)
        pairs = zip(question.terms, question.surfaces, strict=False)
        absent = [
            surface
            for term, surface in pairs
            if term not in words.stems and (not question.focus or term in question.focus)
        ]
        if absent:
            surface = phrase_focus(question) if question.focus else " ".join(absent)
            lacking.append(Missing(surface=surface, document=document))
    return lacking if len(lacking) == len(documents) else []


def find_nameless(question: Question, ranked: Sequence[Scored]) -> str | None:
    """Return the phrase a question wants identified that its document never names, if so.

    "Which country is 'our nation'?" has no answer in a text that leaves its "we" open.
    """
    if question.wanted not in {Wanted.PERSON, Wanted.BODY} or not ranked:
        return None
    open_ones = {
        each.value.lower()
        for scored in ranked[:_BEST]
        for each in scored.candidate.document.card.unresolved
    }
    return next(
        (each.surface for each in question.names if each.surface.lower() in open_ones), None
    )


def find_unknown(desk: Desk, question: Question, ranked: Sequence[Scored]) -> list[str]:
    """Return the names of the question that occur in no document searched.

    The word index is asked first; that a word occurs nowhere is then made sure of in the text of
    every document searched.
    """
    seen = frozenset(stem for each in ranked for stem in each.matched)
    doubtful = [
        word
        for name in question.names
        if not seen.issuperset(name.stems) and not any(_is_known(desk, form) for form in name.also)
        for word in name.surface.split()
        if not seen.issuperset(find_terms(word))
    ]
    shown = " ".join(
        f"{each.candidate.sentence.text} {each.candidate.document.title}" for each in ranked
    )
    held = frozenset(
        match_terms(shown, frozenset(t for word in doubtful for t in find_terms(word)))
    )
    unseen = [
        word
        for word in doubtful
        if not held.issuperset(find_terms(word)) and not _is_known(desk, word)
    ]
    return [word for word in unseen if not _stands_anywhere(desk, word)]


def _is_known(desk: Desk, word: str) -> bool:
    stems = frozenset(find_terms(word))
    hits = desk.search(word, k=_DEPTH)
    return any(stems.issubset(match_terms(hit.passage.indexed, stems)) for hit in hits)


def _stands_anywhere(desk: Desk, word: str) -> bool:
    """Say whether a word begins somewhere in the text of a document searched, accents aside."""
    letters = strip_accents(word).casefold()
    spelt = "".join(_ACCENTED.get(each, re.escape(each)) + _MARKS for each in letters)
    form = re.compile(rf"(?<!\w){spelt}", re.IGNORECASE)
    return any(form.search(desk.shelf.text(each.version)) for each in desk.documents())


@dataclass(frozen=True, slots=True)
class _Words:
    stems: frozenset[str]
    run: str


def _split(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    speaking = [each for each in sentences if each.region is not Region.BOILERPLATE]
    return speaking, [each for each in sentences if each.region is Region.BOILERPLATE]


def _words(sentences: Sequence[Sentence]) -> _Words:
    runs = [find_terms(each.text) for each in sentences]
    return _Words(
        frozenset(term for run in runs for term in run),
        " | ".join(" ".join(run) for run in runs),
    )


def _occurs(name: Name, words: _Words) -> bool:
    """Say whether the name occurs: all its words side by side, or its other form.

    A figure or single word occurs anywhere; the parts of a person's or body's name may stand
    apart, so that "President Trump" is found as "Donald J. Trump, President".
    """
    if any(stem in words.stems for stem in name.also):
        return True
    if name.also or not name.surface[:1].isupper():
        return f" {' '.join(name.stems)} " in f" {words.run} "
    return all(stem in words.stems for stem in name.stems)


def _stands_written(name: Name, sentences: Sequence[Sentence]) -> bool:
    """Say whether the name occurs letter for letter, as a word of its own."""
    form = re.compile(rf"(?<!\w){re.escape(name.surface)}(?!\w)")
    return any(form.search(each.text) for each in sentences)


def _any(question: Question, words: _Words) -> bool:
    return any(term in words.stems for term in question.terms)


def _find(name: Name, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the piece of page furniture that holds the name, if one does."""
    wanted = frozenset({*name.stems, *name.also})
    for sentence in sentences:
        held = {term for term in match_terms(sentence.text, wanted) if term}
        if held >= set(name.stems) or held & set(name.also):
            return sentence
    return None
