"""Connections that are refused, hang or break, and streams that end before their end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from agent.errors import ModelBusy, ModelStalled, ModelUnreachable, StreamBroken
from evals.faults.types import (
    MOST_ATTEMPTS,
    PATIENT,
    SHORT_SECONDS,
    Place,
    Promise,
    Scenario,
)
from evals.server import Fault, stages

_MIDDLE: Final = 9
"""Events before the break: the role and some pieces of the text are out."""

_STALLED: Final = Promise(
    outcomes=(ModelStalled,),
    most_requests=MOST_ATTEMPTS,
    within_seconds=SHORT_SECONDS,
)
_BROKEN: Final = Promise(outcomes=(StreamBroken,), most_requests=MOST_ATTEMPTS)
_FIRST: Final = replace(PATIENT, first_token_seconds=SHORT_SECONDS)
_GAP: Final = replace(PATIENT, gap_seconds=SHORT_SECONDS)
_WHOLE: Final = replace(PATIENT, whole_seconds=2 * SHORT_SECONDS)


def _event(content: object) -> bytes:
    return b"data: " + json.dumps(content).encode() + b"\n\n"


def _forget_reason(chunk: dict[str, Any]) -> None:
    for choice in chunk["choices"]:
        choice["finish_reason"] = None


UNREACHED: Final[Mapping[str, Scenario]] = {
    "connection refused": Scenario(
        about="nobody listens",
        promise=Promise(outcomes=(ModelUnreachable,), most_requests=MOST_ATTEMPTS),
        place=Place.REFUSED,
    ),
    "connection never made": Scenario(
        about="the machine is there and takes no more connections",
        promise=Promise(
            outcomes=(ModelUnreachable, ModelStalled),
            most_requests=MOST_ATTEMPTS,
            within_seconds=SHORT_SECONDS,
        ),
        place=Place.DEAF,
        deadlines=replace(PATIENT, connect_seconds=SHORT_SECONDS),
    ),
    "no TLS": Scenario(
        about="https to a server that speaks http",
        promise=Promise(outcomes=(ModelUnreachable,), most_requests=MOST_ATTEMPTS),
        place=Place.UNSAFE,
    ),
    "reset before headers": Scenario(
        about="the connection is reset before any byte",
        promise=Promise(outcomes=(ModelUnreachable, StreamBroken), most_requests=MOST_ATTEMPTS),
        lasting=Fault(reset=True),
    ),
    "no headers": Scenario(
        about="no byte ever comes",
        promise=_STALLED,
        lasting=Fault(hang_seconds=stages.LONG_SECONDS),
        deadlines=_FIRST,
    ),
    "slow headers": Scenario(
        about="the head comes one byte at a time for ever",
        promise=_STALLED,
        lasting=Fault(head_drip_seconds=stages.LONG_SECONDS),
        deadlines=_FIRST,
    ),
    "slow body": Scenario(
        about="a body of blanks, one byte at a time",
        promise=_STALLED,
        lasting=Fault(drip_seconds=stages.LONG_SECONDS),
        deadlines=_FIRST,
    ),
}

STALLED: Final[Mapping[str, Scenario]] = {
    "hang before the first token": Scenario(
        about="headers, then nothing",
        promise=_STALLED,
        lasting=Fault(stage=stages.hang_after(0)),
        deadlines=_FIRST,
    ),
    "hang after the role": Scenario(
        about="a first chunk without text, then nothing",
        promise=_STALLED,
        lasting=Fault(stage=stages.hang_after(1)),
        deadlines=_FIRST,
    ),
    "hang in the stream": Scenario(
        about="some text, then nothing",
        promise=_STALLED,
        lasting=Fault(stage=stages.hang_after(_MIDDLE)),
        deadlines=_GAP,
    ),
    "comments before the first token": Scenario(
        about="keep-alive comments and nothing else",
        promise=_STALLED,
        lasting=Fault(stage=stages.ping_after(0)),
        deadlines=_FIRST,
    ),
    "comments in the stream": Scenario(
        about="some text, then keep-alive comments for ever",
        promise=_STALLED,
        lasting=Fault(stage=stages.ping_after(_MIDDLE)),
        deadlines=_GAP,
    ),
    "one character for ever": Scenario(
        about="one character in each event, without end",
        promise=Promise(
            outcomes=(ModelStalled,),
            most_requests=1,
            within_seconds=2 * SHORT_SECONDS,
        ),
        lasting=Fault(stage=stages.repeat_piece("x", seconds=0.05)),
        deadlines=_WHOLE,
    ),
    "one byte for ever": Scenario(
        about="the stream comes one byte at a time, later than the whole call may last",
        promise=Promise(
            outcomes=(ModelStalled,), most_requests=1, within_seconds=2 * SHORT_SECONDS
        ),
        lasting=Fault(stage=stages.drip_bytes(0.05)),
        deadlines=_WHOLE,
    ),
}

CUT: Final[Mapping[str, Scenario]] = {
    "reset in the stream": Scenario(
        about="some text, then a reset",
        promise=_BROKEN,
        lasting=Fault(stage=stages.tear_after(_MIDDLE)),
    ),
    "end of file in the stream": Scenario(
        about="some text, then the connection ends inside the body",
        promise=_BROKEN,
        lasting=Fault(stage=stages.end_after(_MIDDLE)),
    ),
    "end of file without a frame": Scenario(
        about="some text, then the connection ends where no length was given",
        promise=_BROKEN,
        lasting=Fault(stage=stages.end_after(_MIDDLE), framed=False),
    ),
    "clean end without a reason": Scenario(
        about="some text, and an orderly end without finish_reason and [DONE]",
        promise=_BROKEN,
        lasting=Fault(stage=stages.stop_after(_MIDDLE)),
    ),
    "[DONE] without a reason": Scenario(
        about="some text and [DONE], no finish_reason",
        promise=_BROKEN,
        lasting=Fault(stage=stages.replace_from(_MIDDLE, b"data: [DONE]\n\n")),
    ),
    "no event at all": Scenario(
        about="an orderly stream of nothing",
        promise=_BROKEN,
        lasting=Fault(stage=stages.stop_after(0)),
    ),
    "error in the stream": Scenario(
        about="some text, then an error object",
        promise=Promise(outcomes=(ModelBusy, StreamBroken), most_requests=MOST_ATTEMPTS),
        lasting=Fault(
            stage=stages.replace_from(
                _MIDDLE,
                _event({"error": {"message": "Overloaded", "type": "server_error", "code": None}}),
            )
        ),
    ),
    "broken chunk": Scenario(
        about="an event that is no JSON",
        promise=_BROKEN,
        lasting=Fault(stage=stages.insert_at(_MIDDLE, b'data: {"id": "chatcmpl-1", "choi\n\n')),
    ),
    "chunk that is a list": Scenario(
        about="an event that is JSON and no chunk",
        promise=_BROKEN,
        lasting=Fault(stage=stages.insert_at(_MIDDLE, b"data: [1, 2]\n\n")),
    ),
    "invalid UTF-8": Scenario(
        about="bytes that are no text",
        promise=_BROKEN,
        lasting=Fault(
            stage=stages.insert_at(
                _MIDDLE, b'data: {"id": "c", "choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n'
            )
        ),
    ),
    "no reason, complete": Scenario(
        about="finish_reason stays null though the reply is complete, as some local servers do",
        promise=Promise(),
        lasting=Fault(stage=stages.edit(_forget_reason)),
    ),
    "no [DONE], complete": Scenario(
        about="a reason to stop, and no mark of the end",
        promise=Promise(),
        lasting=Fault(stage=stages.drop(lambda event: b"[DONE]" in event)),
    ),
}
