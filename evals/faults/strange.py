"""Answers that arrive whole and are not what was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from agent.errors import (
    AnswerCutOff,
    AnswerFiltered,
    AnswerRefused,
    AnswerUnusable,
    ModelError,
    RequestRefused,
    StreamBroken,
)
from evals.faults.bomb import pack_blanks
from evals.faults.types import MOST_ATTEMPTS, Promise, Scenario
from evals.server import Fault, Step, stages
from evals.server.chat import make_choice, make_completion

_UNUSABLE: Final = Promise(outcomes=(AnswerUnusable,), most_requests=1)
"""The same request would bring the same body."""

_HTML: Final = b"<!doctype html><title>Sign in</title><p>Please accept the terms of this network."


def _say(reason: str = "stop", **message: object) -> dict[str, Any]:
    return {"message": {"role": "assistant", **message}, "finish_reason": reason}


def _json(content: object) -> bytes:
    return json.dumps(content).encode()


def _whole(content: object) -> Fault:
    return Fault(body=_json(content))


def _bomb(_: Sequence[bytes]) -> Iterator[Step]:
    """One event of 200 MB without an end, packed."""
    yield pack_blanks(b"data: ")


def _set_content(content: object) -> Fault:
    def change(chunk: dict[str, Any]) -> None:
        for choice in chunk["choices"]:
            if choice["delta"].get("content"):
                choice["delta"]["content"] = content

    return Fault(stage=stages.edit(change))


def _once(*outcomes: type[ModelError]) -> Promise:
    return Promise(outcomes=outcomes, most_requests=1)


STRANGE: Final[Mapping[str, Scenario]] = {
    "HTML with status 200": Scenario(
        about="a page of the network instead of an answer",
        promise=_UNUSABLE,
        lasting=Fault(headers={"Content-Type": "text/html"}, body=_HTML),
    ),
    "error with status 200": Scenario(
        about="an error object as if it were an answer",
        promise=_UNUSABLE,
        lasting=_whole({"error": {"message": "model is loading", "code": "loading"}}),
    ),
    "whole answer": Scenario(
        about="an honest answer in one piece, though a stream was asked for",
        promise=_UNUSABLE,
        lasting=_whole(make_completion({}, make_choice("{}"))),
    ),
    "empty body": Scenario(
        about="status 200 and not a byte",
        promise=Promise(outcomes=(StreamBroken,), most_requests=MOST_ATTEMPTS),
        lasting=Fault(body=b""),
    ),
    "empty choices": Scenario(
        about="an answer without a choice",
        promise=_UNUSABLE,
        lasting=Fault(stage=stages.edit(lambda chunk: chunk.update(choices=[]))),
    ),
    "null choices": Scenario(
        about="an answer whose choices are null",
        promise=_UNUSABLE,
        lasting=Fault(stage=stages.edit(lambda chunk: chunk.update(choices=None))),
    ),
    "content not a text": Scenario(
        about="pieces that are numbers",
        promise=Promise(outcomes=(AnswerUnusable, StreamBroken), most_requests=MOST_ATTEMPTS),
        lasting=_set_content(5),
    ),
    "redirect": Scenario(
        about="307 to another server, which must learn neither the key nor the prompt",
        promise=_once(RequestRefused),
        lasting=Fault(status=307, headers={"Location": "{elsewhere}/chat/completions"}, body=b""),
    ),
    "gzip bomb": Scenario(
        about="an event that unpacks to 200 MB",
        promise=_UNUSABLE,
        lasting=Fault(headers={"Content-Encoding": "gzip"}, stage=_bomb),
    ),
    "10 MB of output": Scenario(
        about="far more text than was allowed",
        promise=_once(AnswerUnusable, AnswerCutOff),
        lasting=Fault(stage=stages.repeat_piece("word " * 2000, count=1000)),
    ),
    "a piece of 10 MB": Scenario(
        about="far more text than was allowed, in one piece",
        promise=_once(AnswerUnusable, AnswerCutOff),
        lasting=Fault(stage=stages.repeat_piece("word " * 2_000_000, count=1)),
    ),
    "thoughts without end": Scenario(
        about="reasoning that never comes to a reply",
        promise=_once(AnswerUnusable, AnswerCutOff),
        lasting=Fault(stage=stages.repeat_piece("Let me see. " * 50, field="reasoning_content")),
    ),
    "endless white space": Scenario(
        about="blanks and line ends without end, as under a grammar; it may pass one form down",
        promise=Promise(outcomes=(AnswerUnusable, AnswerCutOff), most_requests=2),
        lasting=Fault(stage=stages.repeat_piece(" \n ")),
    ),
}

DECLINED: Final[Mapping[str, Scenario]] = {
    "refusal": Scenario(
        about="the model declines",
        promise=_once(AnswerRefused),
        lasting=Fault(reply=_say(content=None, refusal="I cannot help with that.")),
    ),
    "content_filter": Scenario(
        about="the provider stops the answer",
        promise=_once(AnswerFiltered),
        lasting=Fault(reply=_say("content_filter", content='{"outcome": "ans')),
    ),
    "length once": Scenario(
        about="the answer reaches its limit, and fits at the second try",
        promise=Promise(most_requests=2),
        faults=(Fault(reply=_say("length", content='{"outcome": "answer", "statements": [{')),),
    ),
    "length always": Scenario(
        about="the answer never fits",
        promise=Promise(outcomes=(AnswerCutOff,), most_requests=2),
        lasting=Fault(reply=_say("length", content='{"outcome": "answer", "statements": [{')),
    ),
    "length before the first token": Scenario(
        about="all tokens went into thinking",
        promise=Promise(outcomes=(AnswerCutOff,), most_requests=2),
        lasting=Fault(reply=_say("length", content=None, reasoning="Well, let me see.")),
    ),
    "reasoning only": Scenario(
        about="thinking aloud, and an empty reply",
        promise=_UNUSABLE,
        lasting=Fault(reply=_say(content="", reasoning="The documents say 180 days.")),
    ),
    "tool call": Scenario(
        about="it calls a tool that nobody offered",
        promise=_UNUSABLE,
        lasting=Fault(reply=_say("tool_calls", content="")),
    ),
    "unknown reason": Scenario(
        about="some text, and a reason to stop that no one knows",
        promise=Promise(outcomes=(StreamBroken,), most_requests=MOST_ATTEMPTS),
        lasting=Fault(reply=_say("error", content='{"outcome": "answer", "statem')),
    ),
}
