"""The fake server: honest where nobody told it otherwise, and exactly as bad as it was told."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest

from evals.server import FakeOpenAI, Fault, Staging, failed, read_prompt, stages

ASKED = {"model": "small", "messages": [{"role": "user", "content": "How long is the pilot?"}]}
SAID = 'It runs for 180 days. "Für immer" – nein. 試験'


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    """Return a running server that always says the same."""
    with FakeOpenAI(chat=lambda _: SAID) as running:
        yield running


def connect(server: FakeOpenAI) -> http.client.HTTPConnection:
    """Return a connection that fails instead of waiting."""
    return http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=5)


def post(
    server: FakeOpenAI, body: dict[str, Any], path: str = "chat/completions"
) -> dict[str, Any]:
    """Return the JSON of an answer."""
    status, raw = send(server, body, path)
    assert status == 200
    said: dict[str, Any] = json.loads(raw)
    return said


def send(
    server: FakeOpenAI, body: dict[str, Any], path: str = "chat/completions"
) -> tuple[int, bytes]:
    """Return the status and the body of an answer."""
    connection = connect(server)
    connection.request("POST", f"/v1/{path}", json.dumps(body))
    answer = connection.getresponse()
    try:
        return answer.status, answer.read()
    finally:
        connection.close()


def stream(server: FakeOpenAI, **more: object) -> list[Any]:
    """Return the chunks of a stream; the mark of its end is left as a text."""
    _, raw = send(server, {**ASKED, "stream": True, **more})
    parts = [each.removeprefix("data: ") for each in raw.decode().split("\n\n") if each]
    return [each if each == "[DONE]" else json.loads(each) for each in parts]


def text_of(chunks: Sequence[Any]) -> str:
    """Return what the pieces of a stream say together."""
    return "".join(
        choice["delta"].get("content") or ""
        for chunk in chunks
        if chunk != "[DONE]"
        for choice in chunk["choices"]
    )


def test_a_reply_comes_whole(server: FakeOpenAI) -> None:
    """Without `stream` the answer is one completion with its usage."""
    said = post(server, ASKED)
    assert said["choices"][0]["message"]["content"] == SAID
    assert said["choices"][0]["finish_reason"] == "stop"
    assert said["usage"]["total_tokens"] > 0


def test_a_stream_has_role_pieces_reason_and_mark(server: FakeOpenAI) -> None:
    """In the order of the protocol; together the pieces are the reply."""
    chunks = stream(server)
    assert chunks[0]["choices"][0]["delta"]["role"] == "assistant"
    assert len(chunks) > 5
    assert text_of(chunks) == SAID
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1] == "[DONE]"


def test_usage_comes_in_a_stream_where_it_is_asked_for(server: FakeOpenAI) -> None:
    """In a chunk of its own without choices."""
    assert all("usage" not in each for each in stream(server)[:-1])
    last = stream(server, stream_options={"include_usage": True})[-2]
    assert last["choices"] == []
    assert last["usage"]["completion_tokens"] > 0


def test_what_is_said_depends_on_the_prompt() -> None:
    """`chat` sees the request, and may return a whole choice."""
    refusal = {"message": {"role": "assistant", "content": None, "refusal": "No."}}
    with FakeOpenAI(chat=lambda body: refusal if "pilot" in read_prompt(body) else "") as server:
        assert post(server, ASKED)["choices"][0]["message"]["refusal"] == "No."


def test_models_are_listed_and_other_paths_are_missing(server: FakeOpenAI) -> None:
    """A client may look which models there are."""
    connection = connect(server)
    connection.request("GET", "/v1/models")
    assert json.loads(connection.getresponse().read())["data"][0]["id"] == "small"
    connection.close()
    assert send(server, {}, "audio")[0] == 404


def test_faults_are_used_up_and_a_lasting_one_is_not(server: FakeOpenAI) -> None:
    """First what is scripted, then what always holds, then honesty."""
    server.script(failed(500, "first"))
    server.always(failed(503, "lasting"))
    assert [send(server, ASKED)[0] for _ in range(3)] == [500, 503, 503]
    server.always(None)
    assert send(server, ASKED)[0] == 200


def test_a_fault_may_concern_some_requests_only(server: FakeOpenAI) -> None:
    """The others are answered, and do not use it up."""
    server.script(Fault(status=400, body=b"{}", when=lambda body: "response_format" in body))
    assert send(server, ASKED)[0] == 200
    assert send(server, {**ASKED, "response_format": {}})[0] == 400
    assert send(server, ASKED)[0] == 200


def test_requests_are_kept_and_counted_by_purpose(server: FakeOpenAI) -> None:
    """The name of the schema says what a request is for; without one, the path."""
    form = {"type": "json_schema", "json_schema": {"name": "rewrite", "schema": {}}}
    post(server, {**ASKED, "response_format": form})
    post(server, {"model": "e", "input": ["a"]}, "embeddings")
    assert server.purposes == {"rewrite": 1, "embeddings": 1}
    assert server.requests[0].body["response_format"] == form


def test_a_client_that_leaves_is_noticed(server: FakeOpenAI) -> None:
    """During a wait too, and the connection is given up."""
    server.script(Fault(stage=stages.hang_after(2)))
    connection = connect(server)
    connection.request("POST", "/v1/chat/completions", json.dumps({**ASKED, "stream": True}))
    connection.getresponse().read(10)
    assert server.connections == 1
    connection.sock.shutdown(socket.SHUT_RDWR)
    connection.close()
    assert server.wait_until(lambda: server.abandoned == 1 and server.connections == 0)


def test_many_slow_answers_are_given_at_once(server: FakeOpenAI) -> None:
    """A delay holds up nobody else."""
    server.delay_seconds = 0.3
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: post(server, ASKED), range(32)))
    assert len(answers) == 32
    assert server.most_at_once > 16


@pytest.mark.parametrize(
    "stage", [stages.tear_after(3), stages.end_after(3)], ids=["reset", "end of file"]
)
def test_a_stream_breaks_off(server: FakeOpenAI, stage: Staging) -> None:
    """The client can tell it from an end."""
    server.script(Fault(stage=stage))
    with pytest.raises((ConnectionError, http.client.IncompleteRead)):
        stream(server)


def test_a_stream_without_frames_ends_with_its_connection(server: FakeOpenAI) -> None:
    """The client cannot tell a break from an end."""
    server.script(Fault(stage=stages.end_after(3), framed=False))
    chunks = stream(server)
    assert len(chunks) == 3
    assert SAID.startswith(text_of(chunks))


def test_a_stream_arrives_byte_by_byte(server: FakeOpenAI) -> None:
    """Characters of several bytes are cut apart, and nothing is lost."""
    server.script(Fault(stage=stages.drip_bytes(0)))
    assert text_of(stream(server)) == SAID


def test_chunks_are_edited(server: FakeOpenAI) -> None:
    """Each of them, and nothing but them."""
    server.script(Fault(stage=stages.edit(lambda chunk: chunk.update(model="other"))))
    chunks = stream(server)
    assert {each["model"] for each in chunks[:-1]} == {"other"}
    assert chunks[-1] == "[DONE]"


def test_a_client_that_leaves_is_noticed_while_much_is_sent() -> None:
    """Though the kernel would keep what was not read yet for minutes."""
    flood = stages.repeat_piece("word " * 2000)
    with FakeOpenAI() as server:
        for _ in range(5):
            server.script(Fault(stage=flood))
            connection = connect(server)
            body = json.dumps({**ASKED, "stream": True})
            connection.request("POST", "/v1/chat/completions", body)
            connection.getresponse().read(10)
            connection.sock.shutdown(socket.SHUT_RDWR)
            connection.close()
        assert server.wait_until(lambda: server.abandoned == 5 and server.connections == 0)


def test_half_a_character_is_sent_as_an_escape() -> None:
    """A model may write one, and JSON can hold it."""
    with FakeOpenAI(chat=lambda _: "a\ud800b") as server:
        assert text_of(stream(server)) == "a\ud800b"
