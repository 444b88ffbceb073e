"""How an answer ends: what a model says of its own reply is reconciled with what was proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from agent.compose.disarm import hold_back
from agent.compose.judged import Judged, identify, places
from agent.compose.missing import find_nearest, name_gaps, name_rest, name_whole
from agent.compose.reconcile import denies, only_foresees, reconcile
from agent.compose.types import Offer, Proposal, ProposedConflict
from agent.compose.wording import find_stems, may_say
from agent.gate import judge
from agent.prove import holds
from agent.question.types import Question
from agent.question.words import match_terms
from agent.quote.approach import ask_back, note_unknown
from agent.quote.find import Aim
from agent.quote.phrase import as_phrase, find_phrase
from agent.quote.shelf import Desk
from agent.types import (
    Conflict,
    Draft,
    Gap,
    Judgement,
    Kind,
    Outcome,
    Statement,
    Trace,
    Usage,
)
from store.types import Document

_ABOUT_ONE_THING = 0.5
"""Share of the shorter statement's words that two sides of a conflict have in common; the same as
each side of a clash of quotations must have of the question's."""

_CLASHES = frozenset({Judgement.CONTRADICTED, Judgement.OVERSTATED})

_WHICH = "the question can be read in several ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Everything of an answer that does not depend on who composed it."""

    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    withheld: tuple[Statement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notices: tuple[str, ...] = ()
    options: tuple[Document, ...] = ()
    usage: Usage = field(default_factory=Usage)
    trace: Trace = field(default_factory=Trace)
    model: str | None = None


def settle(
    desk: Desk, aim: Aim, offer: Offer, proposal: Proposal, judged: Sequence[Judged]
) -> Settled:
    """Return the answer that what was proven amounts to.

    An answer of which nothing could be shown is none. A model that finds no answer keeps its word:
    what it still shows is then the nearest thing. What it holds against the premise needs a
    statement that shows it, and a question that takes more for granted than the sentences say. A
    question is asked back only with documents that are really there.
    """
    shown = list_shown(judged)
    withheld = tuple(hold_back(each.statement) for each in judged if not each.shown)
    outcome = proposal.outcome
    if outcome is Outcome.NEEDS_CLARIFICATION:
        if not shown:
            return _ask_back(desk, aim, offer, withheld)
        outcome = Outcome.PARTIAL_ANSWER
    elif not shown:
        outcome = Outcome.DOCUMENTS_DO_NOT_SAY
    elif outcome is Outcome.CORRECT_THE_PREMISE and not _assumes_more(aim.question, shown):
        outcome = Outcome.ANSWER
    if outcome is Outcome.ANSWER and withheld:
        outcome = Outcome.PARTIAL_ANSWER
    nearest = find_nearest(aim.question.terms, offer, ())
    ending = reconcile(desk, aim, outcome, shown, nearest)
    outcome = ending.outcome
    named = name_gaps(desk, aim, offer, proposal.gaps, shown)
    gaps = ending.gaps or named
    if outcome is Outcome.DOCUMENTS_DO_NOT_SAY and not gaps:
        gaps = name_whole(desk, aim, offer)
    elif outcome is Outcome.PARTIAL_ANSWER and not (gaps or withheld or ending.notices):
        gaps = (name_rest(desk, aim),)
    notices = () if outcome is Outcome.ANSWER else (*ending.notices, *note_unknown(aim))
    return Settled(
        outcome=outcome,
        statements=shown,
        withheld=withheld,
        conflicts=find_conflicts(aim.question, proposal.conflicts, judged),
        gaps=gaps,
        notices=(*notices, *note_dropped(len(proposal.gaps) - len(named) if gaps is named else 0)),
    )


def list_shown(judged: Sequence[Judged]) -> tuple[Statement, ...]:
    """Return what is shown in the order written, the same words for the same place once."""
    kept: dict[tuple[str, frozenset[tuple[str, int]]], Statement] = {}
    for each in judged:
        for statement in each.shown:
            kept.setdefault(identify(statement), statement)
    return tuple(kept.values())


def find_conflicts(
    question: Question, proposed: Sequence[ProposedConflict], judged: Sequence[Judged]
) -> tuple[Conflict, ...]:
    """Return the conflicts of which two sides were shown that may disagree, each with its sentence.

    What a conflict is about is told in the model's words only where they stand in its sides or in
    the question.
    """
    shown = {identify(each): each for each in list_shown(judged)}
    conflicts = []
    for conflict in proposed:
        sides = [judged[side] for side in conflict.sides if side < len(judged)]
        found = {identify(each): shown[identify(each)] for side in sides for each in side.shown}
        named = list(found.values())
        pairs = [(one, other) for one, other in combinations(named, 2) if _may_disagree(one, other)]
        against = tuple(side for side in named if any(side in pair for pair in pairs))
        if not against:
            continue
        about = " ".join(conflict.about.split()).rstrip(". ")
        evidence = [item for side in against for item in side.evidence]
        if not may_say(about, question.text, evidence):
            about = _name_conflict(question, against)
        conflicts.append(Conflict(about=about, sides=against))
    return tuple(conflicts)


def _ask_back(desk: Desk, aim: Aim, offer: Offer, withheld: tuple[Statement, ...]) -> Settled:
    """Ask which of the documents is meant; where there is no choice, the documents do not say."""
    documents = tuple({item.document.version: item.document for item in offer.evidence}.values())
    if len(documents) < 2:
        return Settled(
            outcome=Outcome.DOCUMENTS_DO_NOT_SAY,
            withheld=withheld,
            gaps=name_whole(desk, aim, offer),
            notices=note_unknown(aim),
        )
    asked = ask_back(_WHICH, documents)
    return Settled(
        outcome=asked.outcome,
        withheld=withheld,
        gaps=asked.gaps,
        notices=asked.notices,
        options=asked.options,
    )


def _name_conflict(question: Question, sides: Sequence[Statement]) -> str:
    """Return what was asked where all sides speak of most of it, else the words they share."""
    pairs = list(zip(question.terms, question.surfaces, strict=False))
    common = frozenset(term for term, _ in pairs)
    for side in sides:
        text = " ".join([side.text, *(item.quote for item in side.evidence)])
        common &= frozenset(term for term in match_terms(text, common) if term)
    words = tuple(word for term, word in pairs if term in common)
    mostly = len(words) >= _ABOUT_ONE_THING * len(pairs)
    return find_phrase(question, words) if words and not mostly else as_phrase(question.parts[0])


def _assumes_more(question: Question, shown: Sequence[Statement]) -> bool:
    """Say whether the question takes more for granted than the sentences shown say.

    Read as a statement it fails on them, or something is denied, or they only foresee it.
    """
    if any(map(denies, shown)) or only_foresees(question, shown):
        return True
    evidence = tuple(item for statement in shown for item in statement.evidence)
    words = question.text.rstrip(" ?") + "."
    return not holds(judge(Draft(text=words, kind=Kind.FACT, evidence=evidence)))


def _may_disagree(one: Statement, other: Statement) -> bool:
    """Say whether two statements rest on different sentences, speak of one thing, and clash.

    A clash is that the sentences of one contradict the other, or that one goes further than them:
    another value, the opposite, a harder verb. What the others merely do not mention is none.
    """
    left, right = find_stems([one.text]), find_stems([other.text])
    common = len(left & right) >= _ABOUT_ONE_THING * max(min(len(left), len(right)), 1)
    if not common or places(one) & places(other):
        return False
    swapped = ((one, other), (other, one))
    verdicts = [
        judge(Draft(text=this.text, kind=this.kind, evidence=that.evidence)).verdict
        for this, that in swapped
    ]
    agree = any(each.judgement is Judgement.SUPPORTED for each in verdicts)
    return not agree and any(
        finding.judgement in _CLASHES for each in verdicts for finding in each.findings
    )


def note_dropped(count: int) -> tuple[str, ...]:
    """Return the remark that so many gaps of a model were left out, none for none."""
    if count <= 0:
        return ()
    what = "A remark" if count == 1 else f"{count} remarks"
    note = (
        f"{what} of the model on what is missing {'was' if count == 1 else 'were'} left out: in "
        "words that neither the question nor the sentences shown hold."
    )
    return (note,)
