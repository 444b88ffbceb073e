"""How one request is answered: the honest answer, and what a fault makes of it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from evals.server.chat import frame, make_choice, make_chunks, make_completion
from evals.server.script import Ended, Fault, Route, Step, Torn, Wait, failed
from evals.server.wire import Wire

_DRIP_SECONDS: Final = 0.05
_PROMISED_BYTES: Final = 1_000_000
_JSON: Final = {"Content-Type": "application/json"}
_EVENTS: Final = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
MODELS_PATH: Final = "/v1/models"
_MODELS: Final = {"object": "list", "data": [{"id": "small", "object": "model"}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A request, and who knows the honest answer: a route, or for a chat `choose`."""

    path: str
    body: dict[str, Any]
    route: Route | None
    choose: Callable[[], dict[str, Any]] | None
    delay_seconds: float
    chance: random.Random


def answer(wire: Wire, fault: Fault, task: Task) -> None:
    """Answer so on a connection.

    Raises:
        ClientGone: the client closed it before it had everything.
    """
    wire.wait(fault.hang_seconds)
    if fault.reset or wire.closing:
        wire.tear_down()
    elif fault.head_drip_seconds:
        _drip_head(wire, fault.head_drip_seconds)
    elif fault.drip_seconds:
        _drip_body(wire, fault.drip_seconds)
    elif fault.body is not None:
        _send_whole(wire, fault, fault.body)
    else:
        wire.wait(task.delay_seconds)
        _answer_honestly(wire, fault, task)


def _answer_honestly(wire: Wire, fault: Fault, task: Task) -> None:
    if task.choose is None:
        _send_other(wire, fault, task)
        return
    choice = make_choice(fault.reply) if fault.reply is not None else task.choose()
    if task.body.get("stream"):
        _send_stream(wire, fault, task, choice)
        return
    whole = make_completion(task.body, choice)
    if fault.change is not None:
        fault.change(whole)
    _send_whole(wire, fault, json.dumps(whole).encode())


def _send_other(wire: Wire, fault: Fault, task: Task) -> None:
    said = _look_up(task)
    if said is None:
        unknown = failed(404, "not_found", f"there is no {task.path!r} here")
        _send_whole(wire, unknown, unknown.body or b"")
        return
    if fault.change is not None:
        fault.change(said)
    _send_whole(wire, fault, json.dumps(said).encode())


def _look_up(task: Task) -> dict[str, Any] | None:
    if task.route is not None:
        return task.route(task.body)
    return dict(_MODELS) if task.path == MODELS_PATH else None


def _send_whole(wire: Wire, fault: Fault, body: bytes) -> None:
    headers = {**_JSON, **fault.headers, "Content-Length": str(len(body))}
    wire.begin(fault.status, headers)
    wire.send(body[: len(body) // 2] if fault.cut else body)
    if fault.cut:
        wire.tear_down()


def _send_stream(wire: Wire, fault: Fault, task: Task, choice: dict[str, Any]) -> None:
    events = frame(make_chunks(task.body, choice, task.chance))
    steps: Iterable[Step] = fault.stage(events) if fault.stage else events
    closing = {} if fault.framed else {"Connection": "close"}
    wire.begin(fault.status, {**_EVENTS, **closing, **fault.headers}, chunked=fault.framed)
    for step in steps:
        if wire.closing or isinstance(step, Torn):
            wire.tear_down()
            return
        if isinstance(step, Ended):
            wire.hang_up()
            return
        if isinstance(step, Wait):
            wire.wait(step.seconds)
        else:
            wire.send(step)
    wire.finish()


def _drip_head(wire: Wire, seconds: float) -> None:
    """Send a head that never ends: every read timeout starts anew."""
    wire.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(wire, seconds)


def _drip_body(wire: Wire, seconds: float) -> None:
    """Send one byte of a body now and then: every read timeout starts anew."""
    wire.begin(200, {"Content-Length": str(_PROMISED_BYTES)})
    _drip(wire, seconds)


def _drip(wire: Wire, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not wire.closing:
        wire.send(b" ")
        wire.wait(_DRIP_SECONDS)
    wire.hang_up()
