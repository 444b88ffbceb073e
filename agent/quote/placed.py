"""Does a sentence speak of the numbered thing, or of the year, that the question names?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from agent.question.designators import (
    Designation,
    find_designations,
    find_ordinals,
    find_years,
    lies_at,
)
from agent.question.events import speaks_of
from agent.question.types import Question, Wanted
from agent.question.words import find_related, match_terms
from agent.quote.candidates import Candidate
from agent.quote.values import VALUED

_FIRST: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_PRONOUN: Final = re.compile(
    r"\W*(?:\(?\w{1,4}[.)]\s+)?(?:it|they|he|she|this|these|those|such|its|their|of this)\b",
    re.IGNORECASE,
)


def is_meant(question: Question, candidate: Candidate) -> bool:
    """Say whether the sentence may be about what the question numbers.

    For each kind of number asked for ("Part 2") the sentence must stand at it or name it. One that
    names another of that kind speaks of the other, whatever heading it stands under: "Part 1 comes
    into force on …" may well stand in Part 2.
    """
    kinds = {each.kind for each in question.designations}
    return (
        all(
            _is_at([each for each in question.designations if each.kind == kind], candidate)
            for kind in kinds
        )
        and _is_in_order(question, candidate)
        and _is_of_year(question.years, candidate)
        and _is_of_subject(question, candidate)
    )


def _is_of_subject(question: Question, candidate: Candidate) -> bool:
    """Say whether a figure may be told of who is asked about: the one who acts must be named.

    In the sentence itself or what leads into it; before a pronoun in the words around it, or in
    the title of a document that speaks of itself ("we").
    """
    if not question.subject or question.wanted not in VALUED - {Wanted.DATE}:
        return True  # When a thing happens is often told without who does it.
    text = candidate.sentence.text
    wanted = frozenset(question.subject)
    said = f"{text} {candidate.lead} {candidate.asked} {candidate.context}"
    if _FIRST.search(text):
        said += f" {candidate.document.title} {candidate.near}"
    elif _PRONOUN.match(text):
        said += f" {candidate.near}"
    return any(match_terms(said, wanted)) and _tells_act(question.predicate, candidate)


def _tells_act(predicate: str, candidate: Candidate) -> bool:
    """Say whether a sentence speaks of what was done: what was budgeted is not what was spent."""
    said = f"{candidate.sentence.text} {candidate.lead} {candidate.asked}"
    return (
        not predicate
        or speaks_of(said, predicate)
        or any(match_terms(said, frozenset({predicate})))
        or bool(find_related(said, (predicate,)))
    )


def _is_in_order(question: Question, candidate: Candidate) -> bool:
    """Say whether a sentence does without another ordinal: "the third meeting" is not the second.

    One that counts nothing off may speak of any; but a figure or a date is one meeting's, and needs
    the ordinal in the sentence or around it.
    """
    named = find_ordinals(candidate.sentence.text)
    above = (*candidate.sentence.heading_path, candidate.lead, candidate.asked, candidate.near)
    around = find_ordinals(" | ".join((*above, candidate.document.title)).lower())
    for each in question.ordinals:
        same = [other for other in named if other.kind == each.kind]
        if same and each not in same:
            return False
        if not same and question.wanted in VALUED and each not in around:
            return False
    return True


def _is_at(asked: list[Designation], candidate: Candidate) -> bool:
    sentence = candidate.sentence
    if _meets(asked, find_designations(sentence.number or "")):
        return True
    kind = asked[0].kind
    named = [each for each in find_designations(sentence.text) if each.kind == kind]
    if named:
        return _meets(asked, named)
    above = " | ".join(
        (*sentence.heading_path, candidate.lead, candidate.asked, candidate.document.title)
    )
    return _meets(asked, find_designations(above))


def _meets(asked: Iterable[Designation], places: Iterable[Designation]) -> bool:
    return any(lies_at(place, each) for each in asked for place in places)


def _is_of_year(asked: frozenset[str], candidate: Candidate) -> bool:
    """Say whether a sentence speaks of one of the years, itself or by where it stands."""
    if not asked:
        return True
    named = find_years(candidate.sentence.text)
    if named:
        return bool(named & asked)
    above = (*candidate.sentence.heading_path, candidate.lead, candidate.asked, candidate.near)
    return bool(find_years(" | ".join((*above, candidate.document.title))) & asked)
