"""One scenario, run through a real adapter: what came of it, and which promises were broken."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from agent.model.deadline import Deadlines
from agent.model.types import ChatModel, Delta, Message, Purpose, Request, Restarted
from evals.faults.heard import KEY, SAID, SENTENCE, Heard, Time
from evals.faults.judge import judge
from evals.faults.places import find_place
from evals.faults.types import GRACE_SECONDS, Place, Result, Scenario
from evals.server import FakeOpenAI, Fault

_WORK_ENDS_SECONDS: Final = 3.0


Opener = Callable[[str, Deadlines, Time], ChatModel]
"""From a base address to the model behind it, with the key `KEY`."""


def make_request() -> Request:
    """Return a request as the agent makes them, small."""
    return Request(
        purpose=Purpose.COMPOSE,
        messages=(
            Message(speaker="system", text="Reply in JSON."),
            Message(speaker="user", text=f"When do observers leave?\n[1] {SENTENCE}"),
        ),
        schema={
            "type": "object",
            "properties": {"outcome": {"type": "string"}},
            "required": ["outcome"],
            "additionalProperties": False,
        },
        max_output_tokens=500,
    )


def run_scenario(
    name: str,
    scenario: Scenario,
    open_model: Opener,
    *,
    grace_seconds: float = GRACE_SECONDS,
) -> Result:
    """Return what came of a scenario; a request may end so much later than promised."""
    time_ = Time()
    with FakeOpenAI(chat=lambda _: SAID) as server, FakeOpenAI() as elsewhere:
        _set_up(server, scenario, elsewhere.url)
        with find_place(scenario.place, server.url) as url:
            heard = listen(open_model(url, scenario.deadlines, time_), make_request())
        over = server.wait_until(lambda: server.connections == 0, seconds=_WORK_ENDS_SECONDS)
        broken = [*judge(scenario, heard, time_, server.requests, grace_seconds=grace_seconds)]
        if not over:
            broken.append("a connection is still open")
        if elsewhere.requests:
            broken.append("the redirect was followed")
        sent = len(server.requests)
    return Result(
        name=name,
        promise=str(scenario.promise),
        outcome=heard.outcome,
        requests=sent if scenario.place is Place.SERVED else heard.usage.calls,
        seconds=heard.seconds,
        broken=tuple(broken),
    )


def listen(model: ChatModel, request: Request) -> Heard:
    """Return everything that the model hands on; a restart makes the pieces before it void."""
    heard = Heard()
    started = time.monotonic()
    try:
        for event in model.stream(request):
            if isinstance(event, Delta):
                heard.pieces.append(event.text)
            elif isinstance(event, Restarted):
                heard.pieces.clear()
            else:
                heard.reply = event
    except Exception as error:  # noqa: BLE001 - whatever it is, the table names it
        heard.error = error
    heard.seconds = time.monotonic() - started
    return heard


def _set_up(server: FakeOpenAI, scenario: Scenario, elsewhere: str) -> None:
    server.script(*(_make(fault, elsewhere) for fault in scenario.faults))
    server.always(_make(scenario.lasting, elsewhere) if scenario.lasting else None)


def _make(spec: Fault | Callable[[], Fault], elsewhere: str) -> Fault:
    fault = spec() if callable(spec) else spec
    headers = {
        name: value.replace("{elsewhere}", elsewhere) for name, value in fault.headers.items()
    }
    body = fault.body
    if body and b"{" in body:
        body = body.replace(b"{key}", KEY.encode()).replace(b"{sentence}", SENTENCE.encode())
    return replace(fault, headers=headers, body=body)


def wait_for_threads(before: set[threading.Thread], *, seconds: float = 3.0) -> list[str]:
    """Return the names of the threads that came since and stay."""
    ends = time.monotonic() + seconds
    while (left := set(threading.enumerate()) - before) and time.monotonic() < ends:
        time.sleep(0.02)
    return sorted(each.name for each in left)
