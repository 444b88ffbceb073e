"""A reply in the wrong form is asked for once more, never twice, and never in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from agent.compose.structured import Conversed, converse, stream
from agent.compose.write import write_standalone
from agent.errors import AnswerUnusable, StreamBroken
from agent.model.double import ScriptedModel
from agent.model.types import Delta, Event, Reply, Request, Restarted
from agent.types import Usage

REQUEST = write_standalone("And then?", [("user", "Who pays?")])


def _read(text: str) -> str:
    if "good" not in text:
        raise AnswerUnusable(f"the reply has no good in its {len(text)} characters")
    return text.upper()


def _in_turn(*replies: str) -> Callable[[Request], str]:
    """Return what answers the first request with the first reply, and so on."""
    return lambda request: replies[(len(request.messages) - 2) // 2]


def test_a_good_reply_takes_one_call() -> None:
    """Nothing is asked again."""
    model = ScriptedModel(_in_turn("good"))
    told = converse(model, REQUEST, _read)
    assert (told.value, told.usage.calls, told.repaired) == ("GOOD", 1, False)
    assert model.requests == [REQUEST]


def test_a_bad_reply_is_repaired_once() -> None:
    """The model is told what was wrong, and both calls are counted."""
    model = ScriptedModel(_in_turn("bad", "good now"))
    told = converse(model, REQUEST, _read)
    assert (told.value, told.usage.calls, told.repaired) == ("GOOD NOW", 2, True)
    first, second = model.requests
    assert second.key != first.key
    assert second.messages[:2] == first.messages
    assert second.messages[2].text == "bad"
    assert "the reply has no good in its 3 characters" in second.messages[3].text
    assert (second.purpose, second.schema) == (first.purpose, first.schema)


def test_two_bad_replies_are_the_end() -> None:
    """No third call; the error carries what both cost."""
    model = ScriptedModel(_in_turn("bad", "worse"))
    with pytest.raises(AnswerUnusable, match="replied twice") as fault:
        converse(model, REQUEST, _read)
    assert fault.value.usage.calls == 2
    assert len(model.requests) == 2


@pytest.mark.parametrize("bad", ["", "   \n", "x" * 10_000_000, "\ud800"])
def test_the_repair_is_short_and_never_empty(bad: str) -> None:
    """Ten megabytes are not sent back, and no server is sent an empty turn."""
    model = ScriptedModel(_in_turn("bad", "good"))
    model._answer = lambda request: bad if len(request.messages) == 2 else "good"
    converse(model, REQUEST, _read)
    echoed = model.requests[1].messages[2].text
    assert 0 < len(echoed) < 2_100
    assert echoed.encode()


def test_pieces_are_passed_on_and_a_repair_voids_them() -> None:
    """What was streamed of an unusable reply is void."""
    events = list(stream(ScriptedModel(_in_turn("a bad one", "good")), REQUEST, _read))
    kinds = [type(each) for each in events]
    assert kinds == [Delta, Delta, Restarted, Delta, Conversed]
    restarted = events[2]
    assert isinstance(restarted, Restarted)
    assert "not usable" in restarted.reason


class _Broken:
    """A model that replies badly, and then not at all; counts how often it was closed.

    It keeps its streams, as a pool of connections does: nobody else lets go of them.
    """

    name = "broken"

    def __init__(self) -> None:
        self.closed = 0
        self.streams: list[Iterator[Event]] = []

    def stream(self, request: Request) -> Iterator[Event]:
        """Return a stream, and keep it."""
        self.streams.append(self._reply(request))
        return self.streams[-1]

    def _reply(self, request: Request) -> Iterator[Event]:
        try:
            yield Delta(text="b")
            if len(request.messages) > 2:
                raise StreamBroken("reset", usage=Usage(calls=3))
            yield Reply(text="bad", model="broken", usage=Usage(calls=1))
        finally:
            self.closed += 1


def test_an_error_of_the_repair_carries_both_costs() -> None:
    """What the first call cost is not forgotten because the second broke."""
    model = _Broken()
    with pytest.raises(StreamBroken) as fault:
        converse(model, REQUEST, _read)
    assert fault.value.usage.calls == 4
    assert model.closed == 2


def test_leaving_early_closes_the_models_stream() -> None:
    """Nothing keeps running, and nothing keeps costing."""
    model = _Broken()
    events = stream(model, REQUEST, _read)
    next(events)
    assert model.closed == 0
    events.close()  # type: ignore[attr-defined]  # a generator, though typed as an iterator
    assert model.closed == 1
