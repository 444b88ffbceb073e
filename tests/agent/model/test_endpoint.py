"""A model behind an address: what it hands on, what it counts, and what it makes of failures."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.errors import (
    AnswerCutOff,
    AnswerUnusable,
    ContextTooLong,
    ModelBusy,
    ModelDenied,
    ModelStalled,
    QuotaSpent,
    RequestRefused,
    StreamBroken,
)
from agent.model.deadline import Deadlines
from agent.model.exchange import Ending, Reason
from agent.model.types import Delta, Restarted
from evals.server import FakeOpenAI, Fault, failed, stages
from tests.agent.model.kit import (
    KEY,
    PATIENT,
    QUICK,
    SAID,
    SENTENCE,
    ScriptedSource,
    Time,
    endpoint_of,
    make_request,
    open_at,
    read_reply,
)

CUT = '{"outcome": "answer", "statements": [{'


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    """Return a running server that says `SAID`."""
    with FakeOpenAI(chat=lambda _: SAID) as running:
        yield running


def _say(reason: str | None, **message: object) -> Fault:
    return Fault(
        reply={"message": {"role": "assistant", **message}, "finish_reason": reason},
    )


def test_a_reply_comes_in_pieces_and_then_whole(server: FakeOpenAI) -> None:
    """The pieces are the reply, and the server's own count of tokens is the usage."""

    def count(chunk: dict[str, Any]) -> None:
        if chunk.get("usage"):
            chunk["usage"] = {"prompt_tokens": 101, "completion_tokens": 17}

    server.script(Fault(stage=stages.edit(count)))
    events = list(open_at(server).stream(make_request()))
    assert sum(isinstance(event, Delta) for event in events) > 1
    reply = read_reply(events)
    assert reply.text == SAID
    assert reply.model == f"openai:small@{server.url}"
    assert reply.usage.calls == 1
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (101, 17)
    (attempt,) = reply.usage.attempts
    assert (attempt.purpose, attempt.outcome, attempt.estimated) == ("compose", "done", False)


def test_a_request_asks_for_the_schema_and_limits_the_answer(server: FakeOpenAI) -> None:
    """A server that got no limit could write for ever."""
    read_reply(open_at(server).stream(make_request()))
    body = server.requests[0].body
    assert body["max_tokens"] == 400
    assert body["temperature"] == 0.0
    assert body["stream"] is True
    assert body["response_format"]["json_schema"]["name"] == "compose"
    assert body["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in body["messages"]] == ["system", "user"]


def test_the_server_learns_the_key_and_nothing_of_the_machine(server: FakeOpenAI) -> None:
    """The SDK would tell versions, platform and more."""
    read_reply(open_at(server).stream(make_request()))
    headers = server.requests[0].headers
    assert headers["authorization"] == f"Bearer {KEY}"
    assert not [name for name in headers if name.startswith("x-stainless")]
    assert headers["user-agent"] == "policy-briefing-agent"


def test_without_a_key_none_is_sent(server: FakeOpenAI) -> None:
    """Many local servers want none."""
    read_reply(open_at(server, api_key=None).stream(make_request()))
    assert "authorization" not in server.requests[0].headers


def test_a_passing_failure_is_tried_again_and_listed(server: FakeOpenAI) -> None:
    """Every request stands in the usage, the failed ones too."""
    server.script(failed(503, "overloaded"), Fault(stage=stages.tear_after(4)))
    events = list(open_at(server, time_ := Time()).stream(make_request()))
    assert sum(isinstance(event, Restarted) for event in events) == 2
    attempts = read_reply(events).usage.attempts
    assert [each.outcome for each in attempts] == ["ModelBusy", "StreamBroken", "done"]
    assert [each.status for each in attempts] == [503, None, None]
    assert [each.waited_seconds for each in attempts] == [0.0, *time_.slept]
    assert attempts[0].input_tokens == 0, "the first never reached the model"
    assert attempts[1].estimated
    assert attempts[1].input_tokens > 0


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (failed(429, "insufficient_quota"), QuotaSpent),
        (failed(402, "payment_required"), QuotaSpent),
        (failed(401, "invalid_api_key"), ModelDenied),
        (failed(403, "forbidden"), ModelDenied),
        (failed(400, "context_length_exceeded"), ContextTooLong),
        (failed(404, "model_not_found"), RequestRefused),
    ],
)
def test_what_cannot_pass_costs_one_request(
    server: FakeOpenAI, fault: Fault, kind: type[Exception]
) -> None:
    """Another request cannot help; it would only cost or annoy."""
    server.always(fault)
    with pytest.raises(kind) as caught:
        list(open_at(server).stream(make_request()))
    assert type(caught.value) is kind
    assert len(server.requests) == 1
    assert caught.value.usage.calls == 1  # type: ignore[attr-defined]


def test_attempts_end_and_the_error_says_how_many(server: FakeOpenAI) -> None:
    """Six requests, then the user decides."""
    server.always(failed(500, "server_error", "try later"))
    with pytest.raises(ModelBusy, match=r"try later\. Gave up after 6 requests") as caught:
        list(open_at(server).stream(make_request()))
    assert len(server.requests) == 6
    assert caught.value.usage.calls == 6


def test_a_wait_that_is_too_long_says_when_to_resume(server: FakeOpenAI) -> None:
    """It is never shortened: the user is told when to come back."""
    server.always(failed(429, "rate_limit", Retry_After="900"))
    with pytest.raises(ModelBusy, match="wait 900 s: run it again after 2026-05-04 12:15:00"):
        list(open_at(server, time_ := Time()).stream(make_request()))
    assert time_.slept == []


def test_the_key_and_the_prompt_stand_in_no_error(server: FakeOpenAI) -> None:
    """A server may repeat both; the traceback is part of the error."""
    echo = f"Incorrect key {KEY} for the prompt: [1] {SENTENCE}"
    for fault in (failed(401, "invalid", echo), failed(400, "invalid", echo)):
        server.script(fault)
        with pytest.raises((ModelDenied, RequestRefused)) as caught:
            list(open_at(server).stream(make_request()))
        shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert "Incorrect key … for the prompt" in shown
        assert KEY not in shown
        assert SENTENCE[:30] not in shown


def test_a_cut_answer_is_asked_once_more_with_twice_the_length(server: FakeOpenAI) -> None:
    """It begins from nothing, and what was shown is void."""
    server.script(_say("length", content=CUT))
    events = list(open_at(server).stream(make_request()))
    assert read_reply(events).text == SAID
    assert [each.body["max_tokens"] for each in server.requests] == [400, 800]
    assert any(isinstance(event, Restarted) and "800" in event.reason for event in events)


def test_an_answer_that_never_fits_is_cut_off(server: FakeOpenAI) -> None:
    """Half an answer is none."""
    server.always(_say("length", content=CUT))
    with pytest.raises(AnswerCutOff) as caught:
        list(open_at(server).stream(make_request()))
    assert [each.outcome for each in caught.value.usage.attempts] == ["AnswerCutOff"] * 2


def test_a_form_that_is_refused_is_given_up_and_remembered(
    server: FakeOpenAI, tmp_path: Path
) -> None:
    """The step down costs one request, once: also another process knows."""
    refusal = failed(400, "invalid_request_error", "'response_format' json_schema unsupported")

    def is_schema(body: dict[str, Any]) -> bool:
        return (body.get("response_format") or {}).get("type") == "json_schema"

    server.always(Fault(status=400, body=refusal.body, when=is_schema))
    first = open_at(server, cache=tmp_path / "cache" / "endpoints.json")
    usage = read_reply(first.stream(make_request())).usage
    assert [each.outcome for each in usage.attempts] == ["RequestRefused", "done"]
    assert usage.attempts[0].status == 400
    read_reply(first.stream(make_request()))
    assert len(server.requests) == 3
    other = open_at(server, cache=tmp_path / "cache" / "endpoints.json")
    read_reply(other.stream(make_request()))
    assert len(server.requests) == 4
    assert server.requests[-1].body["response_format"] == {"type": "json_object"}


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Unsupported value: 'temperature' does not support 0.0 with this model", "temperature"),
        ("Use 'max_completion_tokens' instead of 'max_tokens'", "max_tokens"),
        ("Extra inputs are not permitted: stream_options", "stream_options"),
    ],
)
def test_other_fields_that_are_refused_are_given_up(
    server: FakeOpenAI, words: str, gone: str
) -> None:
    """Reasoning models and older servers take less."""
    server.script(failed(400, "invalid_request_error", words))
    read_reply(open_at(server).stream(make_request()))
    assert gone in server.requests[0].body
    assert gone not in server.requests[1].body
    assert "response_format" in server.requests[1].body


def test_a_refusal_that_names_nothing_is_final(server: FakeOpenAI) -> None:
    """The ladder is no guessing game."""
    server.always(failed(400, "invalid_request_error", "the model is called otherwise"))
    with pytest.raises(RequestRefused):
        list(open_at(server).stream(make_request()))
    assert len(server.requests) == 1


def test_endless_white_space_is_asked_for_once_more_in_a_looser_form(server: FakeOpenAI) -> None:
    """Only for this call: it happens by chance, and the schema is worth keeping."""
    server.script(Fault(stage=stages.repeat_piece(" \n")))
    model = open_at(server)
    read_reply(model.stream(make_request()))
    read_reply(model.stream(make_request()))
    forms = [each.body["response_format"]["type"] for each in server.requests]
    assert forms == ["json_schema", "json_object", "json_schema"]


def test_white_space_inside_the_answer_is_text(server: FakeOpenAI) -> None:
    """A table in a string may hold many blanks."""
    said = json.dumps({"outcome": "answer" + " " * 500})
    server.chat = lambda _: said
    assert read_reply(open_at(server).stream(make_request())).text == said


def test_an_answer_without_a_reason_counts_only_if_it_is_closed(server: FakeOpenAI) -> None:
    """Some local servers never give one."""
    server.script(_say(None, content=SAID))
    assert read_reply(open_at(server).stream(make_request())).usage.calls == 1
    server.always(_say(None, content=CUT))
    with pytest.raises(StreamBroken, match="not complete"):
        list(open_at(server).stream(make_request()))


def test_two_attempts_are_never_put_together(server: FakeOpenAI) -> None:
    """The reply after a broken stream is the second answer alone."""
    server.script(Fault(stage=stages.tear_after(6)), Fault(stage=stages.end_after(8)))
    assert read_reply(open_at(server).stream(make_request())).text == SAID


def test_comments_do_not_keep_a_stalled_stream_alive(server: FakeOpenAI) -> None:
    """Every read timeout would start anew with each of them."""
    server.always(Fault(stage=stages.ping_after(3)))
    deadlines = Deadlines(
        connect_seconds=30, first_token_seconds=30, gap_seconds=0.2, whole_seconds=300
    )
    with pytest.raises(ModelStalled, match=r"no further token within 0\.2 s"):
        list(open_at(server, deadlines=deadlines).stream(make_request()))


def test_the_role_alone_is_no_first_token(server: FakeOpenAI) -> None:
    """Servers send it before they have read the prompt."""
    server.always(Fault(stage=stages.hang_after(1)))
    with pytest.raises(ModelStalled, match="no first token"):
        list(open_at(server, deadlines=QUICK).stream(make_request()))


def test_thoughts_are_tokens() -> None:
    """A model that reasons aloud is not stalled, though it says nothing for long."""
    said = _say("stop", content=SAID, reasoning_content="hm " * 40)
    slow = Deadlines(connect_seconds=30, first_token_seconds=0.5, gap_seconds=0.5)
    with FakeOpenAI() as server:
        server.script(Fault(reply=said.reply, stage=stages.drip_bytes(0.00002)))
        assert read_reply(open_at(server, deadlines=slow).stream(make_request())).text == SAID


def test_the_whole_call_has_a_deadline(server: FakeOpenAI) -> None:
    """Also one that gets a token now and then, for ever."""
    server.always(Fault(stage=stages.repeat_piece("x", seconds=0.05)))
    deadlines = Deadlines(whole_seconds=0.6)
    with pytest.raises(ModelStalled, match=r"no complete answer within 0\.6 s"):
        list(open_at(server, deadlines=deadlines).stream(make_request()))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(hang_seconds=60),
        Fault(stage=stages.hang_after(0)),
        Fault(stage=stages.ping_after(2)),
        Fault(head_drip_seconds=60),
    ],
)
def test_an_abandoned_request_leaves_no_thread_and_no_connection(
    server: FakeOpenAI, fault: Fault
) -> None:
    """A day of stalled requests would exhaust the machine."""
    server.always(fault)
    # The vendor's modules are loaded first, which may start threads of their own.
    before = set(threading.enumerate()) | _load()
    with pytest.raises(ModelStalled):
        list(open_at(server, deadlines=QUICK).stream(make_request()))
    assert not _requests(before)
    # A server that hangs does not look at its connection before it wakes.
    if not fault.hang_seconds:
        assert server.wait_until(lambda: server.connections == 0)


def test_a_consumer_may_stop_early(server: FakeOpenAI) -> None:
    """Nothing keeps running, and the request stays in the budget."""
    server.always(Fault(stage=stages.repeat_piece("x", seconds=0.01)))
    before = set(threading.enumerate()) | _load()
    events = open_at(server).stream(make_request())
    assert isinstance(next(events), Delta)
    events.close()  # type: ignore[attr-defined]
    assert not _requests(before)
    assert server.wait_until(lambda: server.connections == 0)


def test_a_reply_leaves_no_thread_and_no_connection(server: FakeOpenAI) -> None:
    """Keeping a connection for the next call is not worth a socket that nobody closes."""
    before = set(threading.enumerate()) | _load()
    read_reply(open_at(server).stream(make_request()))
    assert not _requests(before)
    assert server.wait_until(lambda: server.connections == 0)


def test_calls_at_once_do_not_mix(server: FakeOpenAI) -> None:
    """Each has its own connection and its own usage."""
    server.chat = lambda body: json.dumps({"said": body["messages"][1]["content"]})
    model = open_at(server)
    texts: dict[int, str] = {}

    def ask(number: int) -> None:
        texts[number] = read_reply(model.stream(make_request(f"number {number}"))).text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = {number: json.dumps({"said": f"[1] number {number}"}) for number in range(8)}
    assert texts == expected


def test_a_server_that_counts_nothing_is_estimated(server: FakeOpenAI) -> None:
    """Rather too many tokens than too few, and marked."""
    server.script(Fault(stage=stages.drop(lambda event: b'"usage"' in event)))
    (attempt,) = read_reply(open_at(server).stream(make_request())).usage.attempts
    assert attempt.estimated
    assert attempt.output_tokens >= len(SAID) / 4
    assert attempt.input_tokens >= len(SENTENCE) / 4


def test_an_answer_beyond_all_bounds_is_dropped() -> None:
    """Whatever the server was asked to keep to."""
    source = ScriptedSource(lambda _: ["word " * 20_000])
    with pytest.raises(AnswerUnusable, match="exceeds 64,000 characters"):
        list(endpoint_of(source).stream(make_request()))
    assert len(source.calls) == 1


def test_an_error_of_ours_is_no_failure_of_the_endpoint() -> None:
    """A mistake in this program is not hidden behind six requests."""
    source = ScriptedSource(lambda _: [ZeroDivisionError("ours")])
    with pytest.raises(ZeroDivisionError):
        list(endpoint_of(source).stream(make_request()))
    assert len(source.calls) == 1


def test_a_reason_that_nobody_knows_is_named() -> None:
    """It may be a new one, or an error."""
    ending = Ending(reason=None, word="tired")
    source = ScriptedSource(lambda _: [CUT, ending])
    with pytest.raises(StreamBroken, match="it ended with 'tired'"):
        list(endpoint_of(source).stream(make_request()))


def test_the_reason_is_looked_at_before_the_text() -> None:
    """An answer without any text may have been cut off while the model was thinking."""
    ending = Ending(reason=Reason.LENGTH, word="length", thought=True)
    with pytest.raises(AnswerCutOff):
        list(endpoint_of(ScriptedSource(lambda _: [ending])).stream(make_request()))


def _load() -> set[threading.Thread]:
    with FakeOpenAI(chat=lambda _: SAID) as server:
        read_reply(open_at(server, deadlines=PATIENT).stream(make_request()))
    return set(threading.enumerate())


def _requests(before: set[threading.Thread]) -> list[str]:
    new = set(threading.enumerate()) - before
    return [each.name for each in new if each.name == "model-request"]
