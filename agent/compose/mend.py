"""What failed a check: written anew once by the model, else replaced by its plain quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from agent.compose.judged import Judged, Prove, judge, place
from agent.compose.reply import RewrittenReply, parse, point
from agent.compose.structured import converse
from agent.compose.types import Offer
from agent.compose.wording import find_stems
from agent.compose.write import write_rewrite
from agent.errors import BudgetSpent, ModelError, NoRecording, ReplyAwaited
from agent.model.types import ChatModel
from agent.prove import blame, holds
from agent.question.types import Question
from agent.quote.draft import quote_evidence
from agent.quote.shelf import Desk
from agent.types import MENDED, QUOTED, REWRITTEN, Evidence, Finding, Judgement, Statement, Usage
from store.types import Region

_MOST_QUOTED: Final = 3
"""Sentences of a failed statement that are quoted in its place: more is no answer but a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """All statements after the one attempt to write the failed ones anew."""

    judged: tuple[Judged, ...]
    rewritten: int = 0
    usage: Usage = field(default_factory=Usage)
    notices: tuple[str, ...] = ()


def rewrite(
    prove: Prove,
    question: Question,
    judged: Sequence[Judged],
    offer: Offer,
    model: ChatModel,
    *,
    subject: str = "",
) -> Rewriting:
    """Return the statements, each failed one in the model's second wording if that passes.

    All of them go into one request, which `subject` names to a person. A wording that fails again
    changes nothing: the first one, with its findings, is what gets quoted or withheld.

    Raises:
        ReplyAwaited: a person has yet to reply; every other failure of the model is a notice.
    """
    failing = [at for at, each in enumerate(judged) if not each.passes]
    if not failing:
        return Rewriting(judged=tuple(judged))
    failed = [judged[each].statement for each in failing]
    request = replace(write_rewrite(question.text, failed, offer), subject=subject)
    try:
        told = converse(model, request, lambda text: parse(text, RewrittenReply).reply)
    except ReplyAwaited:
        raise
    except ModelError as error:
        note = _note_failure(len(failing), error)
        return Rewriting(judged=tuple(judged), usage=error.usage, notices=(note,))
    wordings = {each.id: each for each in reversed(told.value.statements)}
    anew = list(judged)
    for number, at in enumerate(failing, start=1):
        old, wording = judged[at], wordings.get(number)
        if wording is None:
            continue
        evidence, unoffered = point(wording.evidence, offer)
        written = replace(old.draft, text=wording.text, evidence=evidence, unoffered=unoffered)
        new = judge(prove, written)
        if new.passes:
            anew[at] = replace(new, statement=_mark(new.statement, REWRITTEN, old))
    rewritten = sum(one is not other for one, other in zip(anew, judged, strict=True))
    return Rewriting(judged=tuple(anew), rewritten=rewritten, usage=told.usage)


def quote(
    desk: Desk, prove: Prove, question: Question, judged: Sequence[Judged], offer: Offer
) -> tuple[Judged, ...]:
    """Return the statements, each failed one with the quotations that are shown in its place.

    Quoted is what the statement pointed at, where that bears on the question. Nothing is quoted
    for a pointer that was made up, from page furniture or a heading, from a sentence that speaks
    to a model, or where the passage stands beside a shown statement already.
    """
    shown = {place(item) for each in judged if each.passes for item in each.statement.evidence}
    addressed = {place(item) for item in offer.addressed}
    anew = []
    for each in judged:
        quotations: list[Statement] = []
        if not each.passes and not each.draft.unoffered:
            wanted = [
                item
                for item in each.draft.evidence
                if item.region not in {Region.BOILERPLATE, Region.HEADING}
                and place(item) not in addressed | shown
                and _bears_on(item, each.draft.text, question.text)
            ]
            kept = _pick(wanted, each.draft.text)
            proven = [prove(draft) for draft in quote_evidence(desk, question, kept)]
            quotations = [_mark(one, QUOTED, each) for one in proven if holds(one)]
            shown |= {place(item) for one in quotations for item in one.evidence}
        anew.append(replace(each, quotations=tuple(quotations)))
    return tuple(anew)


def name_failure(error: ModelError) -> str:
    """Return in a few words of ours why a model gave no reply."""
    if isinstance(error, BudgetSpent):
        return "the limit set for this run is reached"
    if isinstance(error, NoRecording):
        return "the recording does not hold the reply"
    return f"the model gave no usable reply ({type(error).__name__})"


def _note_failure(failing: int, error: ModelError) -> str:
    one = failing == 1
    return (
        f"{failing} statement{'' if one else 's'} that failed a check could not be rewritten: "
        f"{name_failure(error)}. {'It was' if one else 'They were'} quoted from the documents or "
        "withheld instead."
    )


def _mark(statement: Statement, how: str, old: Judged) -> Statement:
    """Return the statement with the remark that it is not the model's first wording."""
    message = f"{how}: the model's first wording failed the check of {old.checks}"
    finding = Finding(check=MENDED, judgement=Judgement.SUPPORTED, message=message, words=how)
    return blame(statement, [finding])


def _bears_on(item: Evidence, text: str, question: str) -> bool:
    """Say whether a sentence speaks of what the statement does, and stands under what was asked.

    A pointer one sentence off points at words that nobody asked for.
    """
    quoted = f"{item.lead or ''} {item.quote}"
    around = " ".join([quoted, item.document.title, *item.heading_path])
    asked = find_stems([question])
    is_asked = not asked or bool(asked & find_stems([around]))
    return is_asked and bool(find_stems([text]) & find_stems([quoted]))


def _pick(evidence: Sequence[Evidence], text: str) -> list[Evidence]:
    """Return the few sentences that share most words with the statement, in the order given."""
    wanted = find_stems([text])
    best = sorted(evidence, key=lambda item: -len(wanted & find_stems([item.quote])))[:_MOST_QUOTED]
    return [item for item in evidence if item in best]
