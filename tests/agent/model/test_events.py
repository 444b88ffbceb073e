"""Events of a stream: cut from bytes anywhere, and brought into the protocol's exact form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import (
    AnswerUnusable,
    ContextTooLong,
    ModelBusy,
    QuotaSpent,
    StreamBroken,
)
from agent.model.bodies import judge_plain, judge_refusal
from agent.model.ending import is_closed_object
from agent.model.events import MAX_EVENT_BYTES, EventReader, Notes
from agent.model.failed import ECHO_CHARACTERS, Failed, quote_safely
from tests.agent.model.kit import KEY, SENTENCE

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "delta", "content", "usage", "finish_reason", "refusal", "error",
                 "prompt_tokens", "completion_tokens", "text", "type"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)  # fmt: skip


def cut(stream: bytes, places: list[int]) -> list[bytes]:
    """Return the data of a stream's events when it arrives in these pieces."""
    reader = EventReader()
    found: list[bytes] = []
    start = 0
    for place in sorted(place % (len(stream) + 1) for place in places):
        found += reader.feed(stream[start:place])
        start = place
    found += reader.feed(stream[start:])
    return [*found, *reader.finish()]


@given(
    texts=st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=9), max_size=5),
    end=st.sampled_from([b"\n", b"\r\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    closed=st.booleans(),
    places=st.lists(st.integers(0, 500), max_size=20),
)
def test_events_do_not_depend_on_how_the_bytes_are_cut(
    texts: list[str], end: bytes, mark: bytes, closed: bool, places: list[int]
) -> None:
    """Packets end anywhere: inside a letter, between the two bytes of a line's end."""
    stream = mark
    for text in texts:
        stream += b": ping" + end + end + b"event: x" + end
        stream += b"data: {" + text.encode("utf-8", "replace") + b"}" + end + end
    if not closed:
        stream = stream.removesuffix(end).removesuffix(end)
    expected = [b"{" + text.encode("utf-8", "replace") + b"}" for text in texts]
    assert cut(stream, places) == expected


def test_data_of_several_lines_is_one_event() -> None:
    """As the standard has it; also without a blank after the colon."""
    assert cut(b'data: {"a":\ndata:1}\n\n', []) == [b'{"a":\n1}']


def test_an_event_without_end_is_refused() -> None:
    """It would fill the memory."""
    reader = EventReader()
    half = b"x" * (MAX_EVENT_BYTES // 2)
    assert list(reader.feed(b"data: " + half)) == []
    with pytest.raises(Failed, match="one event exceeds") as caught:
        list(reader.feed(half))
    assert caught.value.kind is AnswerUnusable


def notes() -> Notes:
    return Notes(lambda: None, lambda words: words)


def settle(event: object) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(notes().settle(json.dumps(event).encode()))
    return said


@given(event=JSON)
def test_whatever_a_server_sends_is_brought_into_form_or_refused(event: object) -> None:
    """Nothing of another type reaches the vendors' readers."""
    try:
        said = settle(event)
    except Failed:
        return
    assert all(isinstance(choice["delta"]["content"], str) for choice in said["choices"])
    assert said["usage"] is None or min(said["usage"].values()) > 0


def test_what_is_used_of_an_event_is_kept() -> None:
    """The text, the reason, the count."""
    usage = {"prompt_tokens": 5, "completion_tokens": 7, "extra": None}
    choice = {"index": 0, "delta": {"content": "ä"}, "finish_reason": "stop"}
    said = settle({"choices": [choice], "usage": usage})
    assert said["choices"][0]["delta"]["content"] == "ä"
    assert said["choices"][0]["finish_reason"] == "stop"
    assert said["usage"]["total_tokens"] == 12


def test_pieces_of_a_second_answer_are_left_out() -> None:
    """One was asked for; nothing may get between its words."""
    other, first = ({"index": place, "delta": {"content": str(place)}} for place in (1, 0))
    said = settle({"choices": [other, first]})
    assert [choice["delta"]["content"] for choice in said["choices"]] == ["0"]
    assert settle({"choices": [other]})["choices"] == []


def test_text_in_parts_is_joined() -> None:
    """A few servers send it with its kind."""
    parts = [{"type": "text", "text": "a"}, {"type": "image"}, {"type": "text", "text": "b"}]
    said = settle({"choices": [{"delta": {"content": parts}}]})
    assert said["choices"][0]["delta"]["content"] == "ab"


def test_what_the_vendors_drop_is_noted() -> None:
    """Refusal, thoughts, an unknown reason, the end mark."""
    thoughts: list[int] = []
    seen = Notes(lambda: thoughts.append(1), lambda words: words)
    for delta in ({"refusal": "I can"}, {"refusal": "not."}, {"reasoning_content": "hm"}):
        seen.settle(json.dumps({"choices": [{"delta": delta}]}).encode())
    seen.settle(b'{"choices": [{"finish_reason": "tired"}]}')
    assert seen.settle(b"[DONE]") == b"[DONE]"
    assert (seen.refusal, seen.thought, seen.word, seen.done) == ("I cannot.", True, "tired", True)
    assert thoughts == [1]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "Overloaded", "type": "server_error"}, ModelBusy),
        ({"message": "no", "code": 503}, ModelBusy),
        ({"message": "no", "code": "insufficient_quota"}, QuotaSpent),
        ({"message": "maximum context length is 4096"}, ContextTooLong),
        ({"message": "who knows"}, StreamBroken),
        ("who knows", StreamBroken),
    ],
)
def test_an_error_inside_a_stream_is_told_by_its_codes(error: object, kind: type) -> None:
    """There is no status; an unknown one is a broken stream."""
    with pytest.raises(Failed) as caught:
        settle({"error": error})
    assert caught.value.kind is kind
    assert caught.value.reached


@pytest.mark.parametrize("data", [b"{", b"[]", b'"x"', b"1", b"\xff", b"[" * 100_000])
def test_what_is_no_object_breaks_the_stream(data: bytes) -> None:
    """Also what is nested without end."""
    with pytest.raises(Failed) as caught:
        notes().settle(data)
    assert caught.value.kind is StreamBroken


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><title>x</title>", "a web page"),
        (b'{"error": {"message": "model is loading"}}', "the server says: model is loading"),
        (b'{"choices": [{"message": {"content": "x"}}]}', "in one piece"),
        (b"hello", "no answer of a model"),
        (b"[1]", "no answer of a model"),
    ],
)
def test_a_good_status_with_another_body_is_explained(body: bytes, words: str) -> None:
    """A wrong address is the commonest reason."""
    failed = judge_plain(body, clean=lambda said: said)
    assert words in failed.said
    assert not failed.retryable


@pytest.mark.parametrize(
    "body",
    [
        b'{"error": {"message": "no room"}}',
        b'{"error": "no room"}',
        b'{"detail": "no room"}',
        b'{"object": "error", "message": "no room"}',
        b"no room",
    ],
)
def test_the_words_of_an_error_are_found_wherever_they_stand(body: bytes) -> None:
    """Servers have no common form."""
    failed = judge_refusal(body, status=400, headers={}, clean=lambda said: said)
    assert failed.said == "the server says 400: no room"


def test_the_words_of_an_error_may_be_a_page_or_nothing() -> None:
    """A proxy's page says nothing that a user needs."""
    page = judge_refusal(b"<html>nginx", status=502, headers={}, clean=lambda said: said)
    assert page.said == "the server says 502: a web page"
    empty = judge_refusal(b"", status=503, headers={}, clean=lambda said: said)
    assert empty.said == "the server says 503: no reason given"


@given(
    before=st.text(max_size=30),
    start=st.integers(0, len(SENTENCE) - ECHO_CHARACTERS),
    after=st.text(max_size=30),
)
def test_no_run_of_the_prompt_and_no_key_is_quoted(before: str, start: int, after: str) -> None:
    """Wherever in a server's words it stands."""
    words = f"{before} {KEY} {SENTENCE[start:]} {after}"
    said = quote_safely(words, secret=KEY, prompt=f"[1] {SENTENCE}\n")
    assert KEY not in said
    runs = [SENTENCE[at : at + ECHO_CHARACTERS] for at in range(len(SENTENCE) - ECHO_CHARACTERS)]
    assert not [run for run in runs if run in said]
    assert "\n" not in said


@given(whole=st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=4))
def test_only_a_whole_object_is_closed(whole: dict[str, str]) -> None:
    """No beginning of one is, however it is cut."""
    text = json.dumps(whole)
    assert is_closed_object(text)
    assert is_closed_object(f"Here it is:\n```json\n{text}\n```\n")
    assert not any(is_closed_object(text[:end]) for end in range(len(text)))
    assert not is_closed_object(text + text)
