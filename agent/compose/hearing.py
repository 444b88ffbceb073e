"""One request to write, heard to its end: judged as it comes, mended, quoted or held back.

An answer and a section of a briefing go this one way; they differ in what is asked, and in how
they end.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.checks import Check
from agent.compose.disarm import hold_back
from agent.compose.judged import Judged, Prove, judge, place
from agent.compose.mend import quote, rewrite
from agent.compose.reply import (
    ComposedReply,
    ReplyStatement,
    SectionReply,
    SectionStatement,
    draft,
    read_reply,
)
from agent.compose.scan import StatementScanner
from agent.compose.second_look import look_again, must_look
from agent.compose.structured import Conversed, stream
from agent.compose.teller import Teller
from agent.compose.types import Offer, Proposal
from agent.compose.write import list_prompts
from agent.errors import ModelError
from agent.model.types import ChatModel, Delta, Purpose, Request, Restarted
from agent.prove import blame, prove
from agent.question.types import Question
from agent.quote.draft import find_kind
from agent.quote.shelf import Desk, label
from agent.types import Draft, Evidence, Finding, Judgement, Kind, Statement, Trace, Usage

_MOST_NAMED: Final = 5
_FORMS: Final[Mapping[type[ComposedReply], type[ReplyStatement]]] = {
    ComposedReply: ReplyStatement,
    SectionReply: SectionStatement,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is asked of whom, and what every step of it shares.

    `question` is what the sentences shown must bear on; `request` is what the model is sent, and
    `form` what it must reply in.
    """

    desk: Desk
    question: Question
    offer: Offer
    request: Request
    model: ChatModel
    second_look: ChatModel | None
    prove: Prove
    teller: Teller
    form: type[ComposedReply] = ComposedReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A model's whole reply with what is shown for each of its statements, and what it cost.

    `proposal` is the reply as it was written; `judged` stands in its order, after rewriting,
    second look and quoting.
    """

    proposal: Proposal
    judged: tuple[Judged, ...]
    model: str
    usage: Usage
    notices: tuple[str, ...]
    trace: Trace


def hear_out(work: Work) -> Proven:
    """Return what is proven of the reply; each statement is told as soon as it has passed.

    With a second look nothing is told on the way: whoever calls tells what is shown at the end.

    Raises:
        ModelError: no usable reply came; whoever calls takes back what was told.
    """
    heard = _hear(work)
    mended = _mend(work, heard)
    return Proven(
        proposal=heard.proposal,
        judged=mended.judged,
        model=heard.model,
        usage=mended.usage,
        notices=mended.notices,
        trace=_trace(work, heard, mended),
    )


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


def prove_offered(desk: Desk, offer: Offer, checks: Sequence[Check], written: Draft) -> Statement:
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


def _hear(work: Work) -> _Heard:
    """Listen to the reply; judge each statement when it is complete, and tell it if it passes."""
    offer, teller = work.offer, work.teller
    teller.step(f"asking {work.model.name}, with {_count(len(offer.evidence), 'sentence')}")
    scanner = StatementScanner(_FORMS[work.form])
    judged: list[Judged] = []
    events = stream(work.model, work.request, lambda text: read_reply(text, offer, work.form))
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


def _match(work: Work, proposal: Proposal, heard: Sequence[Judged]) -> tuple[Judged, ...]:
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


def _mend(work: Work, heard: _Heard) -> _Mended:
    """Rewrite what failed, look again if that was asked for, and quote what failed for good."""
    failing = sum(not each.passes for each in heard.judged)
    usage = heard.usage
    try:
        if failing:
            work.teller.step(f"rewriting {_count(failing, 'statement')}")
        rewriting = rewrite(
            work.prove,
            work.question,
            heard.judged,
            work.offer,
            work.model,
            subject=_name_rewrite(work.request),
        )
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


def _name_rewrite(request: Request) -> str:
    return f"other wordings for the {request.subject}" if request.subject else ""


def _trace(work: Work, heard: _Heard, mended: _Mended) -> Trace:
    offer = work.offer
    asked = {each.purpose for each in mended.usage.attempts} | {work.request.purpose.value}
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


def note_addressed(offer: Offer, shown: Sequence[Statement]) -> tuple[str, ...]:
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
