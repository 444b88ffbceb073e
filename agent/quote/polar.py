"""Yes-or-no questions: quoted as far as the text goes, the most official word first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.checks.binding.ladder import DONE, Force
from agent.question.events import find_forms
from agent.question.types import Firmness, Question
from agent.quote.answered import near_best
from agent.quote.copies import collapse
from agent.quote.denial import denies
from agent.quote.draft import draft_groups
from agent.quote.firmness import asserts_done, describe, falls_short, find_governing
from agent.quote.rank import Scored
from agent.quote.select import select
from agent.quote.shelf import Desk, label
from agent.quote.types import Composition
from agent.types import Outcome
from store.types import Provenance, Role

_AS_MUCH: Final = 0.8
"""The share of the most that any near sentence holds; as for what counts as near the best."""

_NEARLY_ALL = 0.8


def answer_polar(desk: Desk, question: Question, ranked: Sequence[Scored]) -> Composition | None:
    """Return what is said, or None if a thing done was asked about and nothing says it was done.

    The sentence of the most official document among the best decides: an instrument that intends
    is not outweighed by a press release that promises. Who says more than it does is named.
    """
    leading = find_leading(ranked)
    if question.firmness is Firmness.DONE and not _is_done(question, ranked):
        denying = next((each for each in near_best(ranked) if _is_denied(question, each)), None)
        if denying is None:
            return None
        drafts = draft_groups(desk, question, [(denying,)], ranked)
        return Composition(outcome=Outcome.ANSWER, drafts=drafts)
    force = _find_force(question, leading)
    chosen = select(question, collapse([leading, *(each for each in ranked if each != leading)]))
    drafts = draft_groups(desk, question, chosen, ranked)
    shown = [group[0] for group in chosen]
    drift = _note_drift(question, leading, force, shown)
    if not falls_short(question.firmness, force):
        return Composition(outcome=Outcome.ANSWER, drafts=drafts, notices=drift)
    remarks = describe(leading.candidate.sentence.text, force)
    return Composition(outcome=Outcome.PARTIAL_ANSWER, drafts=drafts, notices=(*remarks, *drift))


def find_leading(ranked: Sequence[Scored]) -> Scored:
    """Return, of the best sentences, the one of the most official source.

    Of those that hold as much of what is asked about as any: an official word on something near
    decides nothing. A recital gives reasons, so it leads only where nothing else does.
    """
    near = near_best(ranked)
    most = max(each.focus for each in near)
    near = [each for each in near if each.focus >= _AS_MUCH * most]
    return min(near, key=lambda each: (_is_recital(each), _standing(each), -each.score))


def _is_recital(scored: Scored) -> bool:
    return scored.candidate.sentence.role is Role.RECITAL


def _standing(scored: Scored) -> str:
    return (scored.candidate.document.card.provenance or Provenance.P6).value


def _find_force(question: Question, scored: Scored) -> Force | None:
    candidate = scored.candidate
    return find_governing(candidate.sentence.text, candidate.lead, frozenset(question.terms))


def _is_done(question: Question, ranked: Sequence[Scored]) -> bool:
    forms = frozenset[str]().union(*(find_forms(event) for event in question.events))
    return any(
        asserts_done(each.candidate.sentence.text, forms, frozenset(question.past))
        for each in near_best(ranked)
    )


def _is_denied(question: Question, scored: Scored) -> bool:
    """Say whether a sentence with nearly all words of the question says that it has not been."""
    return scored.own >= _NEARLY_ALL and denies(question, scored)


def _note_drift(
    question: Question, leading: Scored, force: Force | None, shown: Sequence[Scored]
) -> tuple[str, ...]:
    """Return a remark for each document shown that speaks more firmly than the leading one."""
    height = DONE if force is None else force.height
    remarks = []
    for each in shown:
        other = _find_force(question, each)
        if other is not None and other.height > height and _standing(each) > _standing(leading):
            remarks.append(
                f"“{label(each.candidate.document)}” goes further (“{other.words}”) than"
                f" “{label(leading.candidate.document)}” (“{force.words if force else ''}”)."
            )
    return tuple(remarks)
