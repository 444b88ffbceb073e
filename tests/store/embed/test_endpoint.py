"""The embedding endpoint: what it may do wrong, and what we then do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import numpy as np
import pytest

from evals.server import DIMENSIONS, FakeOpenAI, Fault, failed, vector
from store.embed import open_embedder
from store.embed.endpoint import MAX_BATCH_TOKENS, MAX_TEXTS, EndpointEmbedder
from store.embed.retry import retry_after_seconds
from store.errors import BadInput, EmbedderError, EmbedderRefused
from store.retrying import Patience

KEY = "sk-canary-7f3a"
SDK_HEADER = "x-stainless-raw-response"


@dataclass
class Time:
    """A clock that only sleeping moves, beside the real one for requests."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    """Return a running server."""
    with FakeOpenAI() as running:
        yield running


def embedder(
    server: FakeOpenAI,
    time_: Time | None = None,
    *,
    patience: Patience | None = None,
    request_seconds: float = 10.0,
    api_key: str | None = None,
) -> EndpointEmbedder:
    """Return an embedder that does not really sleep."""
    moments = time_ or Time()
    return EndpointEmbedder(
        "text-small",
        base_url=server.url,
        api_key=api_key,
        patience=patience,
        request_seconds=request_seconds,
        sleep=moments.sleep,
        clock=moments.clock,
    )


def expected(text: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the server's vector for a text, made length 1."""
    row = np.array(vector(text))
    row /= np.linalg.norm(row)
    return row


def test_texts_go_in_batches_and_come_back_in_order(server: FakeOpenAI) -> None:
    """Many texts make several requests, none over the limits, and each row is its text's."""
    texts = [f"Article {number}" for number in range(MAX_TEXTS * 2 + 5)]
    vectors = embedder(server).embed(texts)
    sizes = [len(request.body["input"]) for request in server.requests]
    assert sizes == [MAX_TEXTS, MAX_TEXTS, 5]
    for text, row in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(row, expected(text), atol=1e-6)


def test_a_batch_stays_within_the_token_limit(server: FakeOpenAI) -> None:
    """Long texts make smaller batches."""
    model = embedder(server)
    model.embed(["word " * 2000] * MAX_TEXTS * 2)
    for request in server.requests:
        assert sum(model.count_tokens(request.body["input"])) <= MAX_BATCH_TOKENS


def test_reordered_rows_are_put_back(server: FakeOpenAI) -> None:
    """`index` decides, not the order of the list."""
    server.script(Fault(change=lambda answer: answer["data"].reverse()))
    texts = ["one", "two", "three"]
    vectors = embedder(server).embed(texts)
    for text, row in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(row, expected(text), atol=1e-6)


def drop_one(answer: dict[str, Any]) -> None:
    """Return fewer rows than texts."""
    answer["data"].pop()


def number_twice(answer: dict[str, Any]) -> None:
    """Give two rows one number."""
    answer["data"][1]["index"] = 0


def shorten_one(answer: dict[str, Any]) -> None:
    """Give one row another length."""
    answer["data"][1]["embedding"].pop()


def empty_all(answer: dict[str, Any]) -> None:
    """Give rows without numbers."""
    for row in answer["data"]:
        row["embedding"] = []


def put(value: object) -> Callable[[dict[str, Any]], None]:
    """Return a change that puts one value into a row."""

    def change(answer: dict[str, Any]) -> None:
        answer["data"][1]["embedding"][0] = value

    return change


def zero(answer: dict[str, Any]) -> None:
    """Give a row without direction."""
    answer["data"][1]["embedding"] = [0.0] * DIMENSIONS


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault(change=drop_one), "1 vectors for 2 texts"),
        (Fault(change=number_twice), r"numbered its vectors \[0, 0\]"),
        (Fault(change=shorten_one), r"lengths \[7, 8\]"),
        (Fault(change=empty_all), r"lengths \[0\]"),
        (Fault(change=put(float("nan"))), "not finite"),
        (Fault(change=put(float("inf"))), "not finite"),
        (Fault(change=put(None)), "no list of vectors"),
        (Fault(change=zero), "are zero"),
        (Fault(body=b"<html><h1>Sign in</h1>", headers={"Content-Type": "text/html"}), "Sign in"),
        (Fault(body=b'{"data": [{"index": 0, "embed'), "no list of vectors"),
        (Fault(body=b'{"error": {"message": "model is loading"}}'), "model is loading"),
        (Fault(body=b""), "no list of vectors"),
        (Fault(body=b"\xff\xfe\x00"), "no list of vectors"),
    ],
)
def test_an_unusable_answer_is_refused_at_once(
    server: FakeOpenAI, fault: Fault, message: str
) -> None:
    """Nothing unchecked becomes a vector, and asking again is no cure."""
    server.script(fault)
    with pytest.raises(EmbedderRefused, match=message):
        embedder(server).embed(["one", "two"])
    assert len(server.requests) == 1


def test_a_changed_dimension_is_refused(server: FakeOpenAI) -> None:
    """A model that was swapped behind the address does not mix with the old one."""
    model = embedder(server)
    model.embed(["one"])
    server.script(Fault(change=lambda answer: answer["data"][0]["embedding"].append(1.0)))
    with pytest.raises(EmbedderRefused, match="9 dimensions after 8"):
        model.embed(["two"])


@pytest.mark.parametrize(
    "fault",
    [
        failed(400, "invalid_request_error"),
        failed(401, "invalid_api_key"),
        failed(403, "forbidden"),
        failed(404, "model_not_found"),
        failed(422, "unprocessable"),
        failed(429, "insufficient_quota", Retry_After="1"),
        failed(429, "billing_hard_limit_reached"),
        Fault(status=307, headers={"Location": "http://127.0.0.1:9/elsewhere"}, body=b""),
    ],
    ids=lambda fault: str(fault.status),
)
def test_a_permanent_failure_costs_one_request(server: FakeOpenAI, fault: Fault) -> None:
    """Neither a wrong key, nor a spent quota, nor a redirect is tried again or followed."""
    moments = Time()
    server.script(*[fault] * 6)
    with pytest.raises(EmbedderRefused, match="text-small") as caught:
        embedder(server, moments).embed(["one"])
    assert len(server.requests) == 1
    assert moments.slept == []
    assert caught.value.retryable is False


@pytest.mark.parametrize(
    "fault",
    [
        failed(408, "timeout"),
        failed(409, "conflict"),
        failed(429, "rate_limit_exceeded"),
        failed(500, "server_error"),
        failed(503, "overloaded"),
        Fault(status=502, body=b"<html>Bad gateway"),
        Fault(reset=True),
        Fault(cut=True),
        Fault(hang_seconds=30.0),
        Fault(drip_seconds=30.0),
    ],
    ids=["408", "409", "429", "500", "503", "502 HTML", "reset", "cut", "hang", "drip"],
)
def test_a_passing_failure_is_survived(server: FakeOpenAI, fault: Fault) -> None:
    """Two of them, then the answer: three requests, two waits, right vectors."""
    moments = Time()
    server.script(fault, fault)
    began = time.monotonic()
    vectors = embedder(server, moments, request_seconds=1.5).embed(["one"])
    np.testing.assert_allclose(vectors[0], expected("one"), atol=1e-6)
    assert len(server.requests) == 3
    assert len(moments.slept) == 2
    assert time.monotonic() - began < 20.0


def test_attempts_are_bounded(server: FakeOpenAI) -> None:
    """Six requests and no more, with waits between 0 and 60 seconds, then a retryable error."""
    moments = Time()
    server.script(*[failed(500, "server_error", "boiler is cold")] * 20)
    with pytest.raises(EmbedderError, match="boiler is cold") as caught:
        embedder(server, moments).embed(["one"])
    assert len(server.requests) == 6
    assert len(moments.slept) == 5
    assert all(0.0 <= wait <= 60.0 for wait in moments.slept)
    assert caught.value.retryable is True


@pytest.mark.parametrize("asked", [1, 30, 120])
def test_no_request_comes_earlier_than_asked(server: FakeOpenAI, asked: int) -> None:
    """Retry-After is a floor."""
    moments = Time()
    server.script(failed(429, "rate_limit_exceeded", Retry_After=str(asked)))
    embedder(server, moments).embed(["one"])
    assert len(moments.slept) == 1
    assert asked <= moments.slept[0] <= max(asked, 60.0)


def test_a_wait_beyond_the_deadline_ends_at_once(server: FakeOpenAI) -> None:
    """Asked to wait ten minutes with five to go, we stop and say what was asked."""
    moments = Time()
    server.script(failed(429, "rate_limit_exceeded", Retry_After="600"))
    with pytest.raises(EmbedderError, match="asked to wait 600 s"):
        embedder(server, moments).embed(["one"])
    assert len(server.requests) == 1
    assert moments.slept == []


def test_the_deadline_holds_over_all_attempts(server: FakeOpenAI) -> None:
    """Waits that would pass the deadline are not begun."""
    moments = Time()
    server.script(*[failed(429, "rate_limit_exceeded", Retry_After="40")] * 6)
    with pytest.raises(EmbedderError):
        embedder(server, moments, patience=Patience(deadline_seconds=100.0)).embed(["one"])
    assert moments.now < 100.0
    assert len(server.requests) == 3


def test_a_dripping_answer_ends_by_the_wall_clock(server: FakeOpenAI) -> None:
    """Bytes that keep coming do not extend the time of a request."""
    server.script(Fault(drip_seconds=60.0))
    began = time.monotonic()
    with pytest.raises(EmbedderError, match="no complete answer within"):
        EndpointEmbedder(
            "text-small",
            base_url=server.url,
            patience=Patience(attempts=1),
            request_seconds=0.3,
        ).embed(["one"])
    assert time.monotonic() - began < 20.0


@pytest.mark.parametrize(
    ("headers", "low", "high"),
    [
        ({}, 0, 0),
        ({"retry-after": "7"}, 7, 7),
        ({"retry-after": "-3"}, 0, 0),
        ({"retry-after": "soon"}, 0, 0),
        ({"retry-after": "nan"}, 0, 0),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5, 1.5),
    ],
)
def test_retry_after_is_read_in_every_form(
    headers: dict[str, str], low: float, high: float
) -> None:
    """Seconds, milliseconds, a date; nonsense counts as nothing said."""
    error = Exception()
    error.response = type("Response", (), {"headers": headers})  # type: ignore[attr-defined]
    assert low <= retry_after_seconds(error) <= high


def test_retry_after_as_a_date_is_counted_from_now() -> None:
    """An hour from now is about 3,600 seconds away, whenever the test runs."""
    at = format_datetime(datetime.now(UTC) + timedelta(hours=1))
    error = Exception()
    error.response = type("Response", (), {"headers": {"retry-after": at}})  # type: ignore[attr-defined]
    assert 3500 <= retry_after_seconds(error) <= 3601


def test_only_the_given_key_is_sent(server: FakeOpenAI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of the environment add neither key nor header; nothing tells on the user."""
    for name in ("API_KEY", "ADMIN_KEY", "ORG_ID", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Extra: from-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    embedder(server).embed(["one"])
    embedder(server, api_key=KEY).embed(["two"])
    without, with_key = server.requests
    assert "authorization" not in without.headers
    assert with_key.headers["authorization"] == f"Bearer {KEY}"
    for request in server.requests:
        assert "from-the-environment" not in str(request.headers)
        assert not [
            name
            for name in request.headers
            if name.startswith(("x-", "openai", "user-agent")) and name != SDK_HEADER
        ]


def test_the_key_is_in_no_error(server: FakeOpenAI) -> None:
    """A server that repeats the key does not get it printed."""
    server.script(failed(401, "invalid_api_key", f"Incorrect API key provided: {KEY}"))
    model = embedder(server, api_key=KEY)
    with pytest.raises(EmbedderRefused) as caught:
        model.embed(["one"])
    assert KEY not in str(caught.value)
    assert KEY not in repr(model)
    assert KEY not in model.name


def test_an_empty_text_is_sent_as_a_space(server: FakeOpenAI) -> None:
    """Endpoints refuse an empty input for the whole batch."""
    embedder(server).embed(["", "one"])
    assert server.requests[0].body["input"] == [" ", "one"]


def test_an_unreachable_endpoint_is_named() -> None:
    """Nobody listens: the address is in the message."""
    with FakeOpenAI() as gone:
        url = gone.url
    moments = Time()
    model = EndpointEmbedder("m", base_url=url, sleep=moments.sleep, clock=moments.clock)
    with pytest.raises(EmbedderError, match=url):
        model.embed(["one"])
    assert len(moments.slept) == 5


@pytest.mark.parametrize(
    "url",
    ["", "localhost:8000", "ftp://host/v1", "https://", "http://u:p@h/v1", "http://h/v1?k=1"],
)
def test_an_unusable_address_is_refused_before_anything_is_sent(url: str) -> None:
    """The address names a place and holds no secret, since the library remembers it."""
    with pytest.raises(BadInput):
        EndpointEmbedder("m", base_url=url)


def test_a_model_is_known_by_its_address_too(server: FakeOpenAI) -> None:
    """Two servers may call different weights by one name."""
    assert embedder(server).name == f"openai:text-small@{server.url}"


@pytest.mark.parametrize(
    ("spec", "base_url"),
    [("openai:", "http://h/v1"), ("openai:m", None), ("bert", None), ("minilm", "http://h/v1")],
)
def test_an_unclear_wish_is_refused(spec: str, base_url: str | None) -> None:
    """A key in the environment alone never names an endpoint."""
    with pytest.raises(BadInput):
        open_embedder(spec, base_url=base_url)


def test_an_endpoint_is_opened_by_its_model(server: FakeOpenAI) -> None:
    """`openai:MODEL` with an address is the endpoint's embedder; opening it sends nothing."""
    opened = open_embedder("openai:text-small", base_url=server.url, api_key=KEY)
    assert server.requests == []
    assert opened.dimensions == DIMENSIONS
    assert len(server.requests) == 1
