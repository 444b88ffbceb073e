"""What our own reading of a question says about how its answer ends, against a model's word.

A model may call an intention an answer to "will they?", or silence what is a wrong premise. The
rules that end an answer without a model decide here too, on the sentences that were shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.checks.binding.ladder import DONE, find_forces
from agent.checks.denying.denials import GRAMMAR, without_idioms
from agent.checks.words import plain
from agent.question.events import find_forms
from agent.question.types import Firmness, Question, Shape
from agent.question.words import match_terms
from agent.quote import gaps
from agent.quote.every import answer_for_each
from agent.quote.find import Aim
from agent.quote.firmness import asserts_done, describe, falls_short, find_governing
from agent.quote.premise import find_lacking, find_missing
from agent.quote.shelf import Desk
from agent.types import Evidence, Gap, Outcome, Statement
from store.types import Provenance, Region

_ANSWERED = frozenset({Outcome.ANSWER, Outcome.PARTIAL_ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an answer ends. `gaps` are ours; where there are any, they replace the model's."""

    outcome: Outcome
    gaps: tuple[Gap, ...] = ()
    notices: tuple[str, ...] = ()


def reconcile(
    desk: Desk, aim: Aim, outcome: Outcome, shown: Sequence[Statement], nearest: Evidence | None
) -> Ending:
    """Return how the answer ends by what was shown.

    Silence on a name or topic that the documents named do not hold corrects the question, which
    took it for granted. A question about every document is answered by telling which of them speak
    and which do not. "Will they?" is answered in part by an intention, unless what is shown says
    that they will not ("must they?" is answered by "they may"); "have they?" is not answered where
    nothing says that it was done.
    """
    question = aim.question
    if outcome is Outcome.DOCUMENTS_DO_NOT_SAY and not shown:
        return _find_premise(desk, aim, nearest)
    if outcome in _ANSWERED and shown and question.shape is Shape.EVERY_DOCUMENT:
        for_each = answer_for_each(desk, question, aim.documents)
        if for_each is not None:
            return Ending(outcome=Outcome.ANSWER, gaps=for_each.gaps)
    if outcome in _ANSWERED and shown and question.shape is Shape.POLAR:
        return _weigh(question, outcome, shown)
    return Ending(outcome=outcome)


def _find_premise(desk: Desk, aim: Aim, nearest: Evidence | None) -> Ending:
    question = aim.question
    missing = find_missing(desk, question, aim.documents)
    if missing and question.shape is Shape.POLAR:
        return Ending(outcome=Outcome.DOCUMENTS_DO_NOT_SAY)
    if not missing and question.shape is Shape.TOPIC:
        missing = find_lacking(desk, question, aim.documents)
    if not missing:
        return Ending(outcome=Outcome.DOCUMENTS_DO_NOT_SAY)
    found = [gaps.not_there(desk, each, None) for each in missing]
    named = tuple(replace(each, nearest=each.nearest or nearest) for each in found)
    return Ending(outcome=Outcome.CORRECT_THE_PREMISE, gaps=named)


def only_foresees(question: Question, shown: Sequence[Statement]) -> bool:
    """Say whether the sentences only intend, expect or allow what the question has as a fact."""
    terms = frozenset(question.terms)
    forces = [
        find_governing(item.quote, item.lead or "", terms)
        for each in shown
        for item in each.evidence
    ]
    return not find_forces(plain(question.text)) and any(
        each is not None and each.height < DONE for each in forces
    )


def _weigh(question: Question, outcome: Outcome, shown: Sequence[Statement]) -> Ending:
    """Hold the most official of the sentences shown against how firmly was asked."""
    evidence = [
        item for each in shown for item in each.evidence if item.region is not Region.HEADING
    ]
    if not evidence:
        return Ending(outcome=outcome)
    if question.firmness is Firmness.DONE:
        done = any(_is_done(question, item) for item in evidence)
        denied = any(map(denies, shown))
        silent = not done and not denied
        return Ending(outcome=Outcome.DOCUMENTS_DO_NOT_SAY if silent else outcome)
    terms = frozenset(question.terms)
    leading = min(evidence, key=lambda item: (_standing(item), -_count_terms(item, terms)))
    force = find_governing(leading.quote, leading.lead or "", terms)
    short = question.firmness is Firmness.FUTURE and falls_short(question.firmness, force)
    if outcome is Outcome.ANSWER and short and not any(map(denies, shown)):
        remarks = describe(leading.quote, force)
        return Ending(outcome=Outcome.PARTIAL_ANSWER, notices=remarks)
    return Ending(outcome=outcome)


def _is_done(question: Question, item: Evidence) -> bool:
    forms = frozenset[str]().union(*(find_forms(event) for event in question.events))
    return asserts_done(item.quote, forms, frozenset(question.past))


def denies(statement: Statement) -> bool:
    """Say whether a statement denies something in so many words."""
    return GRAMMAR.search(without_idioms(plain(statement.text))) is not None


def _count_terms(item: Evidence, terms: frozenset[str]) -> int:
    return len({term for term in match_terms(item.quote, terms) if term})


def _standing(item: Evidence) -> str:
    return (item.document.card.provenance or Provenance.P6).value
