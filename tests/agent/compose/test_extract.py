"""The JSON object in a reply is found, never made."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose.extract import LONGEST_REPLY, extract
from agent.errors import AnswerUnusable

OBJECT = {"outcome": "answer", "statements": [{"text": "a } b { c"}]}
WRITTEN = json.dumps(OBJECT)


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        (WRITTEN, []),
        (f"\n {WRITTEN} \n", []),
        (f"```json\n{WRITTEN}\n```", ["a fence"]),
        (f"Here it is: {WRITTEN} I hope it helps.", ["words around the object"]),
        (f"<think>maybe {{this}}</think>{WRITTEN}", ["thoughts"]),
        (f'I could say {{"outcome": 1, "statements": 2}}.</think>\n{WRITTEN}', ["thoughts"]),
        (f"{WRITTEN}\n{WRITTEN}", ["the same object twice", "words around the object"]),
        (f'Form: {{"a": 1}}. {WRITTEN}', ["words around the object"]),
    ],
)
def test_the_object_is_found(text: str, noise: list[str]) -> None:
    """Whatever stands around it, and what that was is named."""
    named: list[str] = []
    assert extract(text, ["outcome", "statements"], named) == OBJECT
    assert named == noise


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("I cannot answer.", "holds no JSON object"),
        (WRITTEN[:-1], "ends before its JSON object does"),
        (WRITTEN[:-12], "ends before its JSON object does"),
        (f"<think>maybe {WRITTEN}", "ends within its thoughts"),
        (WRITTEN + WRITTEN.replace("answer", "partial_answer"), "2 different objects"),
        ('{"statements": [], "statements": []}', "a key stands twice"),
        ('{"outcome": NaN, "statements": []}', "NaN is no number"),
        ("{'outcome': 'answer', 'statements': []}", "no complete JSON object"),
        ('{"outcome": "answer", "statements": [],}', "no complete JSON object"),
        ('{"answer": "yes"}', "not the keys that were asked for"),
        ("x" * (LONGEST_REPLY + 1), "at most 200,000 are read"),
        ('{"outcome": ' + "[" * 50_000, "nested too deeply|ends before"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, why: str) -> None:
    """The message can be sent back to the model."""
    with pytest.raises(AnswerUnusable, match=why):
        extract(text, ["outcome", "statements"], [])


@settings(deadline=None)
@given(st.text(max_size=300).filter(lambda text: '"statements"' not in text))
def test_no_garbage_is_taken_for_a_reply(text: str) -> None:
    """It is unusable, no other error comes out, and the reason is short."""
    with pytest.raises(AnswerUnusable) as fault:
        extract(text, ["statements"], [])
    assert len(str(fault.value)) < 300


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=len(WRITTEN) - 1))
def test_a_cut_reply_is_never_closed(end: int) -> None:
    """No beginning of an object is taken for the whole."""
    with pytest.raises(AnswerUnusable):
        extract(WRITTEN[:end], ["outcome", "statements"], [])
