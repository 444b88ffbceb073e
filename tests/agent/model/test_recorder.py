"""Record a model and replay it: the same reply, no call, no text of a document in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.errors import NoRecording, StreamBroken
from agent.model.double import ScriptedModel
from agent.model.manual import Manual, ScriptedCorrespondent
from agent.model.recorder import Recorder, open_replay, record
from agent.model.recording import Recording, read_recording
from agent.model.types import Delta, Event, Purpose, Reply, Request, Restarted, complete
from agent.types import Attempt, Usage
from tests.agent.model.asked import REPLY, request


def silent(_: str) -> None:
    """Take what is said and keep nothing."""


class Broken:
    """A model whose stream ends with an error, after some text."""

    name = "broken"

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield a piece and fail."""
        yield Delta(text=request.purpose.value)
        raise StreamBroken("it broke")


class Restarting:
    """A model that begins anew, and counts its tokens."""

    name = "restarting"
    closings = 0

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield two attempts; notes when it is closed."""
        attempt = Attempt(purpose=request.purpose.value, outcome="done", seconds=1, estimated=True)
        usage = Usage(
            calls=2, input_tokens=70, output_tokens=30, cost_usd=0.5, attempts=(attempt, attempt)
        )
        try:
            yield Delta(text="{")
            yield Restarted(reason="it broke")
            yield Delta(text=REPLY)
            yield Reply(text=REPLY, model="restarting-1", usage=usage)
        finally:
            self.closings += 1


class Keeping(Restarting):
    """A model that holds on to its streams: they end when they are closed, and not before."""

    def __init__(self) -> None:
        self.streams: list[Iterator[Event]] = []

    def stream(self, request: Request) -> Iterator[Event]:
        """Return the stream, and keep it."""
        self.streams.append(super().stream(request))
        return self.streams[-1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "calls.jsonl"


def test_recording_changes_nothing_of_what_a_model_yields(path: Path) -> None:
    events = list(record(Restarting(), path, tell=silent).stream(request()))
    assert events == list(Restarting().stream(request()))


def test_a_replay_gives_the_reply_with_its_tokens_and_no_cost(path: Path) -> None:
    complete(record(Restarting(), path, tell=silent), request())
    replay = open_replay(path)
    assert replay.name == "replay of restarting-1"
    reply = complete(replay, request())
    assert (reply.text, reply.model) == (REPLY, "replay of restarting-1")
    usage = reply.usage
    assert (usage.input_tokens, usage.output_tokens, usage.calls) == (70, 30, 1)
    assert usage.cost_usd == 0
    assert usage.attempts[0].estimated


def test_a_replay_streams_what_it_then_gives_whole(path: Path) -> None:
    complete(record(ScriptedModel(lambda _: REPLY), path, tell=silent), request())
    *pieces, last = open_replay(path).stream(request())
    assert isinstance(last, Reply)
    assert "".join(each.text for each in pieces if isinstance(each, Delta)) == last.text


def test_each_request_gets_its_own_reply(path: Path) -> None:
    model = ScriptedModel(lambda asked: asked.messages[-1].text)
    recorder = record(model, path, tell=silent)
    asked = [request(f"{number}?") for number in range(9)]
    for each in asked:
        complete(recorder, each)
    replay = open_replay(path)
    assert [complete(replay, each).text for each in asked] == [
        each.messages[-1].text for each in asked
    ]


def test_a_request_that_was_not_recorded_is_named(path: Path) -> None:
    complete(record(ScriptedModel(lambda _: REPLY), path, tell=silent), request())
    other = request("Something else?", purpose=Purpose.REWRITE)
    with pytest.raises(NoRecording) as missing:
        complete(open_replay(path), other)
    message = str(missing.value)
    assert missing.value.exit_code == 2
    for part in ("rewrite", other.key[:16], path.name, "record again", "documents have changed"):
        assert part in message
    assert "Something else" not in message


def test_what_did_not_end_in_a_reply_is_not_recorded(path: Path) -> None:
    recorder = record(Broken(), path, tell=silent)
    with pytest.raises(StreamBroken):
        complete(recorder, request())
    assert path.read_bytes() == b""


def test_closing_the_stream_closes_the_models(path: Path) -> None:
    model = Keeping()
    events = record(model, path, tell=silent).stream(request())
    next(events)
    assert model.closings == 0
    events.close()  # type: ignore[attr-defined]  # a generator, as the protocol allows
    assert model.closings == 1
    assert path.read_bytes() == b""


def test_the_file_holds_nothing_of_the_prompt(path: Path) -> None:
    secret = "The Board keeps 4711 secrets."
    complete(record(ScriptedModel(lambda _: REPLY), path, tell=silent), request(secret))
    held = path.read_text(encoding="utf-8")
    assert "4711" not in held
    assert "You answer questions" not in held


def test_who_replied_and_to_which_prompts_is_kept(path: Path) -> None:
    person = Manual(ScriptedCorrespondent(lambda _: REPLY))
    recording = Recording(path, tell=silent)
    complete(Recorder(person, recording, prompts=lambda _: (("compose", "ab"),)), request("1"))
    complete(Recorder(person, recording, by="a reader"), request("2"))
    complete(Recorder(ScriptedModel(lambda _: REPLY), recording), request("3"))
    first = read_recording(path)[request("1").key]
    assert first.prompts == {"compose": "ab"}
    replay = open_replay(path)
    assert replay.by == ("a reader", "manual", "model")
    assert replay.name == "replay of manual and scripted"


def test_half_a_character_is_replayed_as_it_was_seen(path: Path) -> None:
    seen = complete(record(ScriptedModel(lambda _: "a\ud800b"), path, tell=silent), request())
    assert complete(open_replay(path), request()).text == seen.text == "a?b"
