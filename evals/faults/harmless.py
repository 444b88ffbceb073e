"""Odd streams that say everything: the reply must come, at the first request."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from evals.faults.types import PATIENT, Promise, Scenario
from evals.server import Fault, Step, stages

_WORKS: Final = Promise()
_THINKS_SECONDS: Final = 2.0


def _set_usage(usage: object) -> Fault:
    def change(chunk: dict[str, Any]) -> None:
        if chunk.get("usage"):
            chunk["usage"] = usage

    return Fault(stage=stages.edit(change))


def _drop_delta(chunk: dict[str, Any]) -> None:
    for choice in chunk["choices"]:
        if choice["finish_reason"]:
            del choice["delta"]


def _null_delta(chunk: dict[str, Any]) -> None:
    for choice in chunk["choices"]:
        if choice["finish_reason"]:
            choice["delta"] = None


def _count_along(events: Sequence[bytes]) -> Iterator[Step]:
    """Usage that grows from chunk to chunk up to the honest one."""
    for place, event in enumerate(events):
        if b'"usage"' in event or b"[DONE]" in event:
            yield event
            continue
        chunk = json.loads(event.removeprefix(b"data: "))
        chunk["usage"] = {
            "prompt_tokens": 9,
            "completion_tokens": place,
            "total_tokens": 9 + place,
        }
        yield b"data: " + json.dumps(chunk).encode() + b"\n\n"


def _double(events: Sequence[bytes]) -> Iterator[Step]:
    """Every chunk a second time, as part of another choice."""
    for event in events:
        yield event
        yield event.replace(b'"index": 0', b'"index": 1') if b'"index": 0' in event else b""


HARMLESS: Final[Mapping[str, Scenario]] = {
    "nothing": Scenario(about="an honest answer", promise=_WORKS),
    "first chunk without choices": Scenario(
        about="a first chunk about filters alone",
        promise=_WORKS,
        lasting=Fault(
            stage=stages.insert_at(
                0, b'data: {"id": "", "object": "", "model": "", "choices": [], "created": 0}\n\n'
            )
        ),
    ),
    "chunk without delta": Scenario(
        about="the last choice has no delta",
        promise=_WORKS,
        lasting=Fault(stage=stages.edit(_drop_delta)),
    ),
    "null delta": Scenario(
        about="the last choice has the delta null",
        promise=_WORKS,
        lasting=Fault(stage=stages.edit(_null_delta)),
    ),
    "two choices": Scenario(
        about="two answers at once, their pieces mixed",
        promise=_WORKS,
        lasting=Fault(stage=_double),
    ),
    "usage missing": Scenario(
        about="the server does not count tokens",
        promise=_WORKS,
        lasting=Fault(stage=stages.drop(lambda event: b'"usage"' in event)),
        estimated=True,
    ),
    "usage in every chunk": Scenario(
        about="tokens counted anew in each chunk",
        promise=_WORKS,
        lasting=Fault(stage=_count_along),
    ),
    "usage negative": Scenario(
        about="tokens below zero",
        promise=_WORKS,
        lasting=_set_usage({"prompt_tokens": -5, "completion_tokens": -7, "total_tokens": -12}),
        estimated=True,
    ),
    "usage not a number": Scenario(
        about="tokens that are no number",
        promise=_WORKS,
        lasting=_set_usage({"prompt_tokens": float("nan"), "completion_tokens": float("inf")}),
        estimated=True,
    ),
    "usage beyond belief": Scenario(
        about="more tokens than there are atoms",
        promise=_WORKS,
        lasting=_set_usage({"prompt_tokens": 10**80, "completion_tokens": "many"}),
        estimated=True,
    ),
    "[DONE] twice": Scenario(
        about="the mark of the end comes twice",
        promise=_WORKS,
        lasting=Fault(stage=stages.insert_at(10_000, b"data: [DONE]\n\n")),
    ),
    "CRLF": Scenario(
        about="other line ends",
        promise=_WORKS,
        lasting=Fault(stage=stages.rewrite(lambda event: event.replace(b"\n", b"\r\n"))),
    ),
    "CR": Scenario(
        about="line ends that the standard allows and few use",
        promise=_WORKS,
        lasting=Fault(stage=stages.rewrite(lambda event: event.replace(b"\n", b"\r"))),
    ),
    "no space": Scenario(
        about="no space behind the name of the field",
        promise=_WORKS,
        lasting=Fault(stage=stages.rewrite(lambda event: event.replace(b"data: ", b"data:", 1))),
    ),
    "other fields": Scenario(
        about="a name and a number for every event",
        promise=_WORKS,
        lasting=Fault(stage=stages.rewrite(lambda event: b"event: message\nid: 7\n" + event)),
    ),
    "wrong type": Scenario(
        about="a stream that is called plain text",
        promise=_WORKS,
        lasting=Fault(headers={"Content-Type": "text/plain"}),
    ),
    "end after the reason": Scenario(
        about="the reply is complete and has its reason to stop, the body around it breaks off",
        promise=_WORKS,
        lasting=Fault(stage=stages.end_before_end(1)),
    ),
    "long thoughts": Scenario(
        about="reasoning for longer than a first token may take",
        promise=_WORKS,
        lasting=Fault(stage=stages.think_first(2 * _THINKS_SECONDS, pieces=40)),
        deadlines=replace(PATIENT, first_token_seconds=_THINKS_SECONDS),
    ),
    "byte order mark": Scenario(
        about="a mark of the byte order before the first event",
        promise=_WORKS,
        lasting=Fault(stage=stages.insert_at(0, b"\xef\xbb\xbf")),
    ),
    "comments between the pieces": Scenario(
        about="a keep-alive comment before every event",
        promise=_WORKS,
        lasting=Fault(stage=stages.rewrite(lambda event: b": ping\n\n" + event)),
    ),
    "bytes one by one": Scenario(
        about="every byte is a packet of its own",
        promise=_WORKS,
        lasting=Fault(stage=stages.drip_bytes(0)),
    ),
}
