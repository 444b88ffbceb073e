"""What a person copied out of a chat window: its bytes and its typographic signs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.model.pasted import decode, holds_object, is_whole, straighten

KEY = "outcome"
PLAIN = '{"outcome": "answer", "statements": [{"text": "Café – 40 %", "evidence": [1]}]}'

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_of_notepad_gives_the_same_text(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_lines_end_alike_wherever_they_were_written() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ValueError, match="neither UTF-8"):
        decode(b'{"outcome": "\x81\x8d"}')


def test_curly_quotes_of_a_chat_window_are_straightened() -> None:
    curly = "Sure:\n{“outcome”: “answer”, “statements”: [{“text”: “It’s 40”}]}\nBye “you”"
    found = straighten(curly, KEY)
    start, end = found.index("{"), found.rindex("}") + 1
    assert json.loads(found[start:end])["statements"] == [{"text": "It’s 40"}]
    assert found.startswith("Sure:")
    assert found.endswith("Bye “you”"), "words around the object are no matter of ours"


def test_indentation_that_does_not_break_is_read() -> None:
    pasted = '{\n\u00a0\u00a0"outcome":\u202f"answer",\u200b\n\u00a0"statements": []}'
    assert json.loads(straighten(pasted, KEY)) == {"outcome": "answer", "statements": []}


@pytest.mark.parametrize(
    "text",
    [
        '{"outcome": "answer", "text": "the “Board” of\u00a0ports"}',
        "{“outcome”: “the “Board””}",
        '{“outcome”: "answer"}',
        "{'outcome': 'answer'}",
        '{"outcome": "answer", "statements": [',
        '{"outcome": "answer",}',
        "I cannot help with “that”.",
        "",
    ],
)
def test_everything_else_stays_as_it_is(text: str) -> None:
    """Nothing is closed, dropped or guessed: what is broken is for the repair turn."""
    assert straighten(text, KEY) == text


@given(st.dictionaries(TEXTS, VALUES, max_size=3).map(lambda each: {KEY: "answer", **each}))
def test_what_can_be_read_is_never_changed(value: dict[str, object]) -> None:
    written = json.dumps(value, ensure_ascii=False)
    assert straighten(written, KEY) == written
    assert is_whole(written, KEY)


@given(st.dictionaries(TEXTS, VALUES, max_size=3).map(lambda each: {KEY: "answer", **each}))
def test_only_the_end_of_the_object_ends_it(value: dict[str, object]) -> None:
    """No part of a reply that is still being written counts as the whole of it."""
    written = json.dumps(value, ensure_ascii=False)
    assert not any(holds_object(written[:cut], KEY) for cut in range(len(written)))
    assert holds_object(f"Sure: {written} Anything else?", KEY)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"Here it is:\n```json\n{PLAIN}\n```\n", True),
        (f'I think {{"a": 1}} … then\n{PLAIN}', True),
        (f"{PLAIN} Anything else?", False),
        ('{"verdicts": []}', False),
        ("{“outcome”: “answer”}", True),
        ("", False),
    ],
)
def test_a_fence_may_follow_and_no_words(text: str, whole: bool) -> None:
    assert is_whole(text, KEY) is whole


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(held: bytes) -> None:
    try:
        text = decode(held)
    except ValueError:
        return
    straighten(text, KEY)
    is_whole(text, KEY)
