"""Question, library and model -> what is proven of the model's answer, told as it is proven."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from agent.checks import ALL, Check
from agent.compose.disarm import hold_back
from agent.compose.gather import PASSAGES, gather
from agent.compose.judged import Judged, Prove, judge, place
from agent.compose.mend import quote, rewrite
from agent.compose.missing import name_whole
from agent.compose.reply import draft, read_reply
from agent.compose.scan import StatementScanner
from agent.compose.second_look import look_again, must_look
from agent.compose.settle import Settled, settle
from agent.compose.structured import Conversed, stream
from agent.compose.teller import Listen, Teller, ignore
from agent.compose.types import Offer, Proposal
from agent.compose.write import list_prompts, write_request
from agent.errors import ModelError
from agent.model.types import ChatModel, Delta, Purpose, Restarted
from agent.prove import blame, prove
from agent.question.types import Question
from agent.quote.approach import approach
from agent.quote.draft import find_kind
from agent.quote.shelf import Desk, label
from agent.quote.types import Composition
from agent.types import (
    Draft,
    Evidence,
    Finding,
    Judgement,
    Kind,
    Outcome,
    Statement,
    Trace,
    Usage,
)

_MOST_NAMED: Final = 5


def compose_with_model(
    desk: Desk,
    question: Question,
    model: ChatModel,
    *,
    second_look: ChatModel | None = None,
    checks: Sequence[Check] = ALL,
    listen: Listen = ignore,
) -> Settled:
    """Return what is proven of a model's answer.

    Each statement is told as soon as it is complete and has passed every check; with a second look
    only after that. The model is not asked where the question itself must be asked back, or where
    nothing was found to offer.

    Args:
        desk: the library as this question sees it.
        question: taken apart.
        model: who writes the statements.
        second_look: who may refuse them.
        checks: what each statement must pass.
        listen: is told each statement, what is taken back, and what is being done.

    Raises:
        ModelError: no usable reply came; whatever had been told was taken back.
    """
    aim = approach(desk, question, passages=PASSAGES)
    if isinstance(aim, Composition):
        return Settled(outcome=aim.outcome, gaps=aim.gaps, notices=aim.notices, options=aim.options)
    question = aim.question
    offer = gather(desk, question, aim=aim)
    if not offer.evidence:
        return Settled(
            outcome=Outcome.DOCUMENTS_DO_NOT_SAY,
            gaps=name_whole(desk, aim, offer),
            trace=Trace(searches=offer.searches),
        )
    work = _Work(
        desk=desk,
        question=question,
        offer=offer,
        model=model,
        second_look=second_look,
        prove=partial(_prove, desk, offer, checks),
        teller=Teller(listen),
    )
    try:
        heard = _hear(work)
        mended = _mend(work, heard)
        settled = settle(desk, aim, offer, heard.proposal, mended.judged)
        work.teller.say(settled.statements)
    except BaseException:
        # Whatever ended it, the user's own Ctrl-C too: what was told so far is no answer.
        work.teller.withdraw("the answer did not come to its end")
        raise
    return replace(
        settled,
        notices=(*settled.notices, *mended.notices, *_note_addressed(offer, settled.statements)),
        usage=mended.usage,
        trace=_trace(offer, heard, mended),
        model=heard.model,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What all steps of one answer share."""

    desk: Desk
    question: Question
    offer: Offer
    model: ChatModel
    second_look: ChatModel | None
    prove: Prove
    teller: Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A model's whole reply with the verdict on each statement, and what it cost."""

    proposal: Proposal
    judged: tuple[Judged, ...]
    model: str
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mended:
    """The statements after rewriting, second look and quoting; `usage` is of all requests."""

    judged: tuple[Judged, ...]
    usage: Usage
    notices: tuple[str, ...]
    rewritten: int


def _prove(desk: Desk, offer: Offer, checks: Sequence[Check], written: Draft) -> Statement:
    """Return a draft with its verdict, attributed as a quotation of its sentences would be.

    What speaks to a model proves nothing to a reader.
    """
    statement = prove(desk, written, checks=checks)
    kinds = {find_kind(item.document, item) for item in statement.evidence}
    if statement.kind is Kind.FACT and Kind.SOURCE_SAYS in kinds:
        statement = replace(statement, kind=Kind.SOURCE_SAYS)
    addressed = {place(item) for item in offer.addressed}
    findings = [
        Finding(
            check="addressed",
            judgement=Judgement.UNSUPPORTED,
            message="the cited sentence speaks to a language model; it is no evidence",
        )
        for item in statement.evidence
        if place(item) in addressed
    ]
    return blame(statement, findings[:1])


def _hear(work: _Work) -> _Heard:
    """Listen to the reply; judge each statement when it is complete, and tell it if it passes."""
    offer, teller = work.offer, work.teller
    teller.step(f"asking {work.model.name}, with {_count(len(offer.evidence), 'sentence')}")
    request = write_request(work.question.text, offer, as_of=work.desk.filters.as_of)
    scanner = StatementScanner()
    judged: list[Judged] = []
    events = stream(work.model, request, lambda text: read_reply(text, offer))
    try:
        for event in events:
            match event:
                case Delta(text=text):
                    for each in scanner.feed(text):
                        judged.append(judge(work.prove, draft(each, offer)))
                        if work.second_look is None:
                            teller.say(judged[-1].shown)
                case Restarted(reason=reason):
                    scanner.reset()
                    judged.clear()
                    teller.withdraw(reason)
                case Conversed(value=proposal):
                    return _Heard(
                        proposal=proposal,
                        judged=_match(work, proposal, judged),
                        model=event.model,
                        usage=event.usage,
                    )
    finally:
        # Whoever listens may leave early; then nothing keeps running.
        if isinstance(events, Generator):
            events.close()
    raise AssertionError("a conversation ends with what was read")


def _match(work: _Work, proposal: Proposal, heard: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the verdicts on the finished reply, which alone counts.

    What was told and does not stand in it is taken back.
    """
    if any(each.passes and each.draft not in proposal.drafts for each in heard):
        work.teller.withdraw("the finished reply says something else")
    found = []
    for written in proposal.drafts:
        same = next((each for each in heard if each.draft == written), None)
        found.append(same or judge(work.prove, written))
    return tuple(found)


def _mend(work: _Work, heard: _Heard) -> _Mended:
    """Rewrite what failed, look again if that was asked for, and quote what failed for good."""
    failing = sum(not each.passes for each in heard.judged)
    usage = heard.usage
    try:
        if failing:
            work.teller.step(f"rewriting {_count(failing, 'statement')}")
        rewriting = rewrite(work.prove, work.question, heard.judged, work.offer, work.model)
        judged, notices = rewriting.judged, rewriting.notices
        usage += rewriting.usage
        if work.second_look is not None and must_look(judged):
            work.teller.step(f"a second look by {work.second_look.name}")
            looked = look_again(judged, work.second_look)
            judged, notices = looked.judged, (*notices, *looked.notices)
            usage += looked.usage
    except ModelError as error:
        error.usage = usage + error.usage
        raise
    return _Mended(
        judged=quote(work.desk, work.prove, work.question, judged, work.offer),
        usage=usage,
        notices=notices,
        rewritten=rewriting.rewritten,
    )


def _trace(offer: Offer, heard: _Heard, mended: _Mended) -> Trace:
    asked = {each.purpose for each in mended.usage.attempts} | {Purpose.COMPOSE.value}
    return Trace(
        searches=offer.searches,
        offered=offer.evidence,
        addressed=offer.addressed,
        prompts=list_prompts(*(each for each in Purpose if each.value in asked)),
        rewritten=mended.rewritten,
        quoted=sum(bool(each.quotations) for each in mended.judged),
        proposed=tuple(
            each.statement if each.passes else hold_back(each.statement) for each in heard.judged
        ),
    )


def _note_addressed(offer: Offer, shown: Sequence[Statement]) -> tuple[str, ...]:
    """Return the remark that a document speaks to a model, and that this had no effect."""
    cited: list[Evidence] = [item for each in shown for item in each.evidence]
    speaking = {item.document.version: item.document for item in offer.addressed}
    speaking |= {i.document.version: i.document for i in cited if i.document.card.instructions}
    if not speaking:
        return ()
    names = [f"“{label(each)}”" for each in speaking.values()]
    more = len(names) - _MOST_NAMED
    listed = "; ".join(names[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return (f"Holds text that speaks to a language model; it was treated as text: {listed}.",)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
