"""Requests that wait for their turn: each of them, without a deadline running, heard to its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agent.errors import ModelDenied
from agent.model.deadline import Deadlines
from agent.model.endpoint import Endpoint
from agent.model.exchange import Ending, Reason
from agent.model.failed import Failed
from agent.model.open import open_model
from agent.model.types import Delta
from evals.server import FakeOpenAI, Fault, failed
from store.errors import BriefingError
from tests.agent.model.kit import SAID, ScriptedSource, Time, make_request, read_reply


class ScriptedTurns:
    """Lets every request wait so long, on the clock of a test; keeps how each ended."""

    def __init__(self, moments: Time, *, seconds: float = 0.0) -> None:
        self._moments = moments
        self._seconds = seconds
        self.taken = 0
        self.ended: list[tuple[int, int | None]] = []

    def take(self) -> int:
        self.taken += 1
        self._moments.sleep(self._seconds)
        return self.taken

    def give_back(self, number: int, failed: Failed | None) -> None:
        self.ended.append((number, failed.status if failed else None))


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    with FakeOpenAI(chat=lambda _: SAID) as running:
        yield running


def open_endpoint(
    server: FakeOpenAI, turns: ScriptedTurns, moments: Time, *, whole_seconds: float = 300.0
) -> Endpoint:
    model = open_model(
        "openai:small",
        base_url=server.url,
        deadlines=Deadlines(whole_seconds=whole_seconds),
        turns=turns,
        sleep=moments.sleep,
        clock=moments.clock,
    )
    assert isinstance(model, Endpoint)
    return model


def test_every_request_of_a_call_takes_a_turn_and_says_how_it_ended(server: FakeOpenAI) -> None:
    moments = Time()
    turns = ScriptedTurns(moments)
    server.script(failed(429, "busy"), Fault(status=500, body=b"{}"))
    read_reply(open_endpoint(server, turns, moments).stream(make_request()))
    assert turns.ended == [(1, 429), (2, 500), (3, None)]


def test_no_turn_is_held_during_a_pause(server: FakeOpenAI) -> None:
    moments = Time()
    turns = ScriptedTurns(moments)
    server.script(failed(429, "busy", Retry_After="30"))
    events = open_endpoint(server, turns, moments).stream(make_request())
    next(events)
    assert turns.ended == [(1, 429)]
    assert max(moments.slept) == 0
    read_reply(events)
    assert max(moments.slept) >= 30


def test_waiting_for_a_turn_is_not_counted_by_any_deadline(server: FakeOpenAI) -> None:
    """A minute for each turn, where the whole call may take five seconds."""
    moments = Time()
    turns = ScriptedTurns(moments, seconds=60.0)
    server.script(failed(429, "busy"))
    reply = read_reply(
        open_endpoint(server, turns, moments, whole_seconds=5.0).stream(make_request())
    )
    assert turns.taken == 2
    assert sum(each.seconds for each in reply.usage.attempts) < 60


def test_a_turn_is_given_back_when_nobody_wants_the_rest(server: FakeOpenAI) -> None:
    moments = Time()
    turns = ScriptedTurns(moments)
    events = open_endpoint(server, turns, moments).stream(make_request())
    assert isinstance(next(events), Delta)
    assert isinstance(events, Iterator)
    events.close()  # type: ignore[attr-defined]
    assert turns.ended == [(1, None)]


def test_a_final_failure_gives_its_turn_back(server: FakeOpenAI) -> None:
    moments = Time()
    turns = ScriptedTurns(moments)
    server.script(failed(401, "invalid_api_key"))
    with pytest.raises(ModelDenied):
        list(open_endpoint(server, turns, moments).stream(make_request()))
    assert turns.ended == [(1, 401)]


def test_where_no_turn_is_to_be_had_nothing_is_sent() -> None:
    class Closed(ScriptedTurns):
        def take(self) -> int:
            raise BriefingError("no more")

    source = ScriptedSource(lambda _: [SAID, Ending(reason=Reason.STOP)])
    with pytest.raises(BriefingError, match="no more"):
        list(Endpoint("x", source, turns=Closed(Time())).stream(make_request()))
    assert source.calls == []
