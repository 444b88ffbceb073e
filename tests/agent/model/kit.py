"""What the tests of the model adapter share: a request, a clock, an endpoint at a fake server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from agent.model.budget import Budget
from agent.model.deadline import Deadlines, Line
from agent.model.endpoint import Endpoint
from agent.model.exchange import Call, Ending, Piece, Reason
from agent.model.open import open_model
from agent.model.prices import Prices
from agent.model.types import ChatModel, Delta, Event, Message, Purpose, Reply, Request, Restarted
from evals.server import FakeOpenAI

KEY = "sk-canary-51d0c2"
SENTENCE = "The warden of Eastmere shall count every lamp before the gates are closed."
SAID = '{"outcome": "answer", "statements": [], "conflicts": [], "gaps": ["–"]}'
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
QUICK = Deadlines(
    connect_seconds=0.4, first_token_seconds=0.4, gap_seconds=0.4, whole_seconds=300.0
)
PATIENT = Deadlines(connect_seconds=30, first_token_seconds=30, gap_seconds=30, whole_seconds=300.0)


@dataclass(slots=True)
class Time:
    """A clock that runs by itself, and that sleeping puts forward without taking any time."""

    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def clock(self) -> float:
        return time.monotonic() + sum(self.slept)


def make_request(text: str = SENTENCE, *, max_output_tokens: int = 400) -> Request:
    """Return a small request."""
    return Request(
        purpose=Purpose.COMPOSE,
        messages=(
            Message(speaker="system", text="Reply with one JSON object."),
            Message(speaker="user", text=f"[1] {text}"),
        ),
        schema={
            "type": "object",
            "properties": {"outcome": {"type": "string"}},
            "required": ["outcome"],
            "additionalProperties": False,
        },
        max_output_tokens=max_output_tokens,
    )


def open_at(
    server: FakeOpenAI | str,
    time_: Time | None = None,
    *,
    deadlines: Deadlines = PATIENT,
    budget: Budget | None = None,
    prices: Prices | None = None,
    cache: Path | None = None,
    api_key: str | None = KEY,
) -> ChatModel:
    """Return a model at a server, which sleeps without taking time."""
    moments = time_ or Time()
    return open_model(
        "openai:small",
        base_url=server if isinstance(server, str) else server.url,
        api_key=api_key,
        deadlines=deadlines,
        budget=budget,
        prices=prices,
        cache=cache,
        sleep=moments.sleep,
        clock=moments.clock,
        now=lambda: NOON,
    )


def read_reply(events: Iterable[Event]) -> Reply:
    """Return the reply at the end, after checking that the pieces since the last restart are it."""
    pieces: list[str] = []
    last: Event | None = None
    for last in events:
        if isinstance(last, Restarted):
            pieces.clear()
        elif isinstance(last, Delta):
            pieces.append(last.text)
    assert isinstance(last, Reply)
    assert "".join(pieces) == last.text
    return last


Step = str | BaseException | Ending
Script = Callable[[Call], Sequence[Step]]


class ScriptedSource:
    """A source that hands over what a script says of each call; keeps the calls."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.calls: list[Call] = []

    def prepare(self) -> None:
        """Do nothing."""

    def receive(self, call: Call, hand_over: Callable[[Piece], None], line: Line) -> Ending:
        """Hand over each text; raise or return at the end."""
        del line
        self.calls.append(call)
        for step in self._script(call):
            if isinstance(step, BaseException):
                raise step
            if isinstance(step, Ending):
                return step
            hand_over(Piece(text=step))
        return Ending(reason=Reason.STOP, word="stop", input_tokens=10, output_tokens=5)


def endpoint_of(
    source: ScriptedSource, time_: Time | None = None, *, budget: Budget | None = None
) -> Endpoint:
    """Return an endpoint over a scripted source."""
    moments = time_ or Time()
    return Endpoint(
        "openai:small@http://127.0.0.1/v1",
        source,
        budget=budget,
        sleep=moments.sleep,
        clock=moments.clock,
        now=lambda: NOON,
    )
