"""One scenario, run through a real adapter: what came of it, and which promises were broken."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from agent.errors import ModelError
from agent.model.deadline import Deadlines
from agent.model.types import ChatModel, Delta, Message, Purpose, Reply, Request, Restarted
from agent.types import Usage
from evals.faults.types import GRACE_SECONDS, Place, Result, Scenario
from evals.server import FakeOpenAI, Fault

KEY: Final = "sk-canary-7f3a91c2"
SENTENCE: Final = "The observers of Lowmarsh shall leave the room before the vote is taken."
"""Stands in the prompt, and so in no error."""

SAID: Final = (
    '{"outcome": "answer", "statements": [{"text": "Observers leave – „bevor“ abgestimmt wird.",'
    ' "kind": "fact", "evidence": [1]}], "conflicts": [], "gaps": ["試験", "180 days"]}'
)

_WORK_ENDS_SECONDS: Final = 3.0


@dataclass(slots=True)
class Time:
    """A clock that runs by itself, and that sleeping puts forward without taking any time."""

    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Put the clock forward."""
        self.slept.append(seconds)

    def clock(self) -> float:
        """Return seconds."""
        return time.monotonic() + sum(self.slept)


Opener = Callable[[str, Deadlines, Time], ChatModel]
"""From a base address to the model behind it, with the key `KEY`."""


@dataclass(slots=True)
class Heard:
    """What the adapter handed on, and how it ended."""

    pieces: list[str] = field(default_factory=list)
    reply: Reply | None = None
    error: BaseException | None = None
    seconds: float = 0.0

    @property
    def usage(self) -> Usage:
        """Return what it cost."""
        if self.reply:
            return self.reply.usage
        return self.error.usage if isinstance(self.error, ModelError) else Usage()

    @property
    def outcome(self) -> str:
        """Return the name of the error, or "reply"."""
        return type(self.error).__name__ if self.error else "reply" if self.reply else "nothing"


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


def run_scenario(name: str, scenario: Scenario, open_model: Opener) -> Result:
    """Return what came of a scenario."""
    time_ = Time()
    with FakeOpenAI(chat=lambda _: SAID) as server, FakeOpenAI() as elsewhere:
        _set_up(server, scenario, elsewhere.url)
        with _place(scenario, server) as url:
            heard = listen(open_model(url, scenario.deadlines, time_), make_request())
        over = server.wait_until(lambda: server.at_work == 0, seconds=_WORK_ENDS_SECONDS)
        broken = [*_judge(scenario, heard, time_, len(server.requests))]
        if not over:
            broken.append("a request is still running")
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


@contextlib.contextmanager
def _place(scenario: Scenario, server: FakeOpenAI) -> Iterator[str]:
    if scenario.place is Place.SERVED:
        yield server.url
        return
    with socket.socket() as taken:
        # Bound and never listening: nobody else can take the port, and everyone is refused.
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/v1"


def _judge(scenario: Scenario, heard: Heard, time_: Time, requests: int) -> Iterator[str]:
    promise = scenario.promise
    if heard.error is None and promise.outcomes:
        yield "a reply, where there is none"
    elif heard.error is not None and not isinstance(heard.error, promise.outcomes or ()):
        yield f"{type(heard.error).__name__}: {heard.error}"
    if heard.reply is not None and heard.reply.text != SAID:
        yield f"the reply is not what the model said: {heard.reply.text[:60]!r}"
    if heard.reply is not None and "".join(heard.pieces) != heard.reply.text:
        yield "the pieces are not the reply"
    if heard.seconds > promise.within_seconds + GRACE_SECONDS:
        yield f"took {heard.seconds:.1f} s"
    if requests > promise.most_requests:
        yield f"sent {requests} requests"
    if any(seconds < promise.waits_seconds for seconds in time_.slept):
        yield f"waited {min(time_.slept):.2f} s only"
    yield from _judge_usage(scenario, heard, requests)
    yield from _judge_words(heard)


def _judge_usage(scenario: Scenario, heard: Heard, requests: int) -> Iterator[str]:
    usage = heard.usage
    served = scenario.place is Place.SERVED
    if usage.calls != len(usage.attempts) or not usage.calls:
        yield f"usage says {usage.calls} calls and lists {len(usage.attempts)} attempts"
    if served and usage.calls != requests:
        yield f"usage says {usage.calls} calls, the server saw {requests}"
    counts = [usage.input_tokens, usage.output_tokens]
    counts += [each.input_tokens for each in usage.attempts]
    counts += [each.output_tokens for each in usage.attempts]
    # `nan` passes neither comparison.
    if not all(0 <= count < 10**6 and isinstance(count, int) for count in counts):
        yield f"tokens {counts}"
    if heard.reply is not None:
        last = usage.attempts[-1] if usage.attempts else None
        if last is None or last.outcome != "done":
            yield "the last attempt is not done"
        elif last.estimated is not scenario.estimated:
            yield f"estimated is {last.estimated}"
        elif not last.output_tokens:
            yield "no tokens counted"


def _judge_words(heard: Heard) -> Iterator[str]:
    if heard.error is None:
        return
    shown = "".join((repr(heard.error), *traceback.format_exception(heard.error)))
    if KEY in shown:
        yield "the key stands in the error"
    if SENTENCE in shown:
        yield "the text of a document stands in the error"
    if not str(heard.error).strip():
        yield "the error says nothing"


def wait_for_threads(before: set[threading.Thread], *, seconds: float = 3.0) -> list[str]:
    """Return the names of the threads that came since and stay."""
    ends = time.monotonic() + seconds
    while (left := set(threading.enumerate()) - before) and time.monotonic() < ends:
        time.sleep(0.02)
    return sorted(each.name for each in left)
