"""Does a sentence speak of the numbered thing, or of the year, that the question names?"""

from __future__ import annotations

from collections.abc import Iterable

from agent.question.designators import Designation, find_designations, find_years, lies_at
from agent.question.types import Question
from agent.quote.candidates import Candidate


def is_meant(question: Question, candidate: Candidate) -> bool:
    """Say whether the sentence may be about what the question numbers.

    For each kind of number asked for ("Part 2") the sentence must stand at it or name it. One that
    names another of that kind speaks of the other, whatever heading it stands under: "Part 1 comes
    into force on …" may well stand in Part 2.
    """
    kinds = {each.kind for each in question.designations}
    return all(
        _is_at([each for each in question.designations if each.kind == kind], candidate)
        for kind in kinds
    ) and _is_of_year(question.years, candidate)


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
