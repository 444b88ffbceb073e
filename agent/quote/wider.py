"""An instrument that leaves a date open: what other documents say about it by name."""

from __future__ import annotations

from dataclasses import replace

from agent.question.types import Question, Wanted
from agent.question.words import find_terms
from agent.quote.answered import answers
from agent.quote.find import Aim, find
from agent.quote.holds import YES, holds
from agent.quote.rank import Scored
from agent.quote.shelf import Desk

_LOOKED_AT = 8


def look_wider(desk: Desk, question: Question, aim: Aim, chosen: list[Scored]) -> list[Scored]:
    """Return, at most one, the best sentence of another document that gives the date left open.

    Only where the document named gives no more than a condition ("on such day as …"), and only a
    sentence that names that document, itself or in the words around it.
    """
    if question.wanted is not Wanted.DATE or not aim.documents or not chosen:
        return []
    part = question.parts[0]
    asked = frozenset(question.terms)
    if any(holds(each.candidate.sentence.text, part, asked) >= YES for each in chosen):
        return []
    ranked = find(desk, question, replace(aim, named=())).ranked
    versions = {each.version for each in aim.documents}
    fitting = (
        each
        for each in ranked[:_LOOKED_AT]
        if each.candidate.sentence.version not in versions
        and _names_it(aim, each)
        and holds(each.candidate.sentence.text, part, asked) >= YES
        and answers(question, part, each)
    )
    found = next(fitting, None)
    return [found] if found is not None else []


def _names_it(aim: Aim, scored: Scored) -> bool:
    candidate = scored.candidate
    around = frozenset(find_terms(f"{candidate.sentence.text} {candidate.near}"))
    return any(
        named.reference.modifiers and around.issuperset(named.reference.modifiers)
        for named in aim.named
    )
