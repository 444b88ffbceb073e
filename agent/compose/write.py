"""Build the requests of model mode: the prompt, the form of the reply, and its greatest length."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from agent.compose.fence import defuse
from agent.compose.layout import fence, write_offer
from agent.compose.reply import COMPOSED, REWRITTEN, SECOND_LOOK, STANDALONE
from agent.compose.types import Offer
from agent.model.types import Message, Purpose, Request
from agent.render.cite import MONTHS
from agent.types import Evidence, Statement
from prompts import Rendered, load

COMPOSE_TOKENS: Final = 2_000
"""Twelve statements of 40 words with their numbers, conflicts and gaps take about 1,200 tokens.
With the longest prompt seen on the policy library (5,985 word pieces) it fits 8,192."""

REWRITE_TOKENS: Final = 1_500
"""At most twelve statements without conflicts and gaps, and some thought."""

SECOND_LOOK_TOKENS: Final = 1_500
"""Forty verdicts of 20 words."""

STANDALONE_TOKENS: Final = 400
"""A question of 60 words, and some thought."""

PROMPTS: Final[Mapping[Purpose, str]] = {
    Purpose.COMPOSE: "compose",
    Purpose.SECTION: "section",
    Purpose.RESEARCH: "research",
    Purpose.REWRITE: "rewrite",
    Purpose.SECOND_LOOK: "second_look",
    Purpose.STANDALONE: "standalone",
    Purpose.JUDGE: "judge",
}
"""The name of the prompt file of each purpose; `repair` serves all of them."""

_NEIGHBOURS: Final = 2
"""Sentences before and after a cited one that a rewriting model is shown."""

_LONGEST_ECHO: Final = 2_000
"""Characters of an unusable reply that are sent back; its fault stands in the message."""

_LONGEST_FAULT: Final = 600
_LONGEST_TURN: Final = 2_000
_MOST_TURNS: Final = 12


def write_request(question: str, offer: Offer, *, as_of: date | None) -> Request:
    """Return the request for an answer from the offered sentences.

    Args:
        question: as the user asked it.
        offer: what may be cited.
        as_of: the day for which the answer must hold, if the user named one.
    """
    fenced = fence(write_offer(offer), beside=question)
    prompt = load("compose").render(
        question=defuse(question),
        as_of=f"{as_of.day} {MONTHS[as_of.month - 1]} {as_of.year}" if as_of else "not given",
        marker=fenced.marker,
        documents=fenced.text,
    )
    return build_request(Purpose.COMPOSE, prompt, COMPOSED, COMPOSE_TOKENS)


def write_rewrite(question: str, failing: Sequence[Statement], offer: Offer) -> Request:
    """Return the request to write failed statements anew; the reply numbers them from 1.

    Shown are the sentences around those cited, all of them where a statement cites none.
    """
    failed = "\n".join(
        _write_failed(place, each, offer) for place, each in enumerate(failing, start=1)
    )
    fenced = fence(
        write_offer(offer, only=_find_near(failing, offer)),
        f"Failed statements:\n{failed}",
        beside=question,
    )
    prompt = load("rewrite").render(
        question=defuse(question), marker=fenced.marker, documents=fenced.text
    )
    return build_request(Purpose.REWRITE, prompt, REWRITTEN, REWRITE_TOKENS)


def write_second_look(pairs: Sequence[Statement]) -> Request:
    """Return the request to judge statements by the sentences they cite, numbered from 1."""
    lines = "\n\n".join(_write_pair(place, each) for place, each in enumerate(pairs, start=1))
    fenced = fence(lines)
    prompt = load("second_look").render(
        marker=fenced.marker, pairs=fenced.text, count=str(len(pairs))
    )
    return build_request(Purpose.SECOND_LOOK, prompt, SECOND_LOOK, SECOND_LOOK_TOKENS)


def write_standalone(question: str, history: Sequence[tuple[str, str]]) -> Request:
    """Return the request for the question in words that need no conversation.

    Args:
        question: the last one.
        history: turns before it, oldest first: who spoke ("user", "answer"), and the words. The
            last dozen are shown, long ones cut.
    """
    lines = "\n".join(
        f"{defuse(speaker)}: {_cut(defuse(words), _LONGEST_TURN)}"
        for speaker, words in history[-_MOST_TURNS:]
    )
    fenced = fence(lines, beside=question)
    prompt = load("standalone").render(
        marker=fenced.marker, conversation=fenced.text, question=defuse(question)
    )
    return build_request(Purpose.STANDALONE, prompt, STANDALONE, STANDALONE_TOKENS)


def write_repair(request: Request, reply: str, fault: str) -> Request:
    """Return the request that follows an unusable reply: what was wrong, and the form once more.

    It is never the same as the first: the same request would bring the same reply.
    """
    form = json.dumps(request.schema, ensure_ascii=False, separators=(",", ":"))
    prompt = load("repair").render(fault=_cut(defuse(fault), _LONGEST_FAULT), form=form)
    # Half a surrogate pair can stand in a reply, and in no request.
    sound = reply.strip().encode("utf-8", "replace").decode()
    echoed = _cut(sound, _LONGEST_ECHO) or "(nothing)"
    return Request(
        purpose=request.purpose,
        messages=(
            *request.messages,
            Message(speaker="assistant", text=echoed),
            Message(speaker="user", text=prompt.user),
        ),
        schema=request.schema,
        max_output_tokens=request.max_output_tokens,
        temperature=request.temperature,
        subject=request.subject,
    )


def list_prompts(*purposes: Purpose) -> tuple[tuple[str, str], ...]:
    """Return names and hashes of the prompt files that these purposes use, and of `repair`."""
    names = dict.fromkeys([PROMPTS[each] for each in purposes] + ["repair"])
    return tuple((name, load(name).hash) for name in names)


def build_request(
    purpose: Purpose,
    prompt: Rendered,
    schema: Mapping[str, Any],
    tokens: int,
    *,
    subject: str = "",
) -> Request:
    """Return a rendered prompt as a request; `subject` tells a person what it is about."""
    return Request(
        purpose=purpose,
        messages=(
            Message(speaker="system", text=prompt.system),
            Message(speaker="user", text=prompt.user),
        ),
        schema=schema,
        max_output_tokens=tokens,
        subject=subject,
    )


def _find_near(failing: Sequence[Statement], offer: Offer) -> frozenset[int] | None:
    if not all(each.evidence for each in failing):
        return None
    cited = {_key(item) for each in failing for item in each.evidence}
    places = [place for place, each in enumerate(offer.evidence) if _key(each) in cited]
    near = {
        other
        for place in places
        for other in range(place - _NEIGHBOURS, place + _NEIGHBOURS + 1)
        if 0 <= other < len(offer.evidence)
        and offer.evidence[other].document.version == offer.evidence[place].document.version
    }
    return frozenset(place + 1 for place in near)


def _write_failed(place: int, failed: Statement, offer: Offer) -> str:
    numbers = {_key(each): number for number, each in enumerate(offer.evidence, start=1)}
    cited = ", ".join(str(numbers[_key(each)]) for each in failed.evidence if _key(each) in numbers)
    faults = "; ".join(
        f"{each.check}: {_cut(defuse(each.message), _LONGEST_FAULT)}"
        for each in failed.verdict.findings
    )
    return (
        f"Statement {place}: {defuse(failed.text)}\n"
        f"It points at: {cited or 'no sentence'}\n"
        f"Found: {faults or failed.verdict.judgement.value}"
    )


def _write_pair(place: int, pair: Statement) -> str:
    return "\n".join(
        (f"Statement {place}: {defuse(pair.text)}", *map(_write_sentence, pair.evidence))
    )


def _write_sentence(each: Evidence) -> str:
    lead = f"{defuse(each.lead)} " if each.lead else ""
    return f"Sentence ({defuse(each.document.title)}): {lead}{defuse(each.quote)}"


def _key(each: Evidence) -> tuple[str, int]:
    return each.document.version, each.ordinal


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
