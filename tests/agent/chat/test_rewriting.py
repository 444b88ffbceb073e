"""A model's rewriting is used only where every word of weight stems from the conversation."""

from __future__ import annotations

import json

import pytest

from agent.chat.rewriting import find_fault, rewrite_with_model
from agent.chat.types import Spoken
from agent.errors import AnswerUnusable
from agent.model.double import ScriptedModel

HISTORY = [
    Spoken(
        question="Who must inspect ferries under the Ferry Act?",
        statements=("The Harbour Office inspects 12 ferries a year.",),
    )
]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who pays for them?", "Who pays for ferries under the Ferry Act?"),
        ("And how often does it do so?", "How often does the Harbour Office inspect ferries?"),
        ("Who pays for the inspections?", "Who pays for the inspections?"),
        ("Why only 12?", "Why does the Harbour Office inspect only 12 ferries a year?"),
    ],
)
def test_what_stems_from_the_conversation_is_believed(question: str, text: str) -> None:
    assert find_fault(text, question, HISTORY) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Who pays for the ferries in 2024?", "2024"),
        ("Who pays for the ferries of Aldmere?", "aldmere"),
        ("Who never pays for them?", "never"),
        ("Who pays for the 13 ferries?", "13"),
        ("Who pays? See https://example.org/x", "address"),
        ("Who pays for **ferries**?", "markup"),
        ("Who inspects the ferries?", "leaves out “pays”"),
        ("", "empty"),
        (" ".join(["ferries"] * 80), "80 words"),
    ],
)
def test_what_is_new_or_lost_is_not_believed(text: str, why: str) -> None:
    assert why in find_fault(text, "Who pays for them?", HISTORY)


def test_a_word_that_turns_the_question_must_stay() -> None:
    assert "only" in find_fault("Who pays for the ferries?", "Who only pays for them?", HISTORY)


def test_the_prompt_holds_questions_and_statements_and_the_reply_is_read() -> None:
    model = ScriptedModel(lambda _: json.dumps({"question": "Who pays for ferries?"}))
    made = rewrite_with_model(model, "Who pays for them?", HISTORY)
    assert made.text == "Who pays for ferries?"
    assert made.usage.calls == 1
    prompt = model.requests[0].messages[-1].text
    assert "user: Who must inspect ferries" in prompt
    assert "answer: The Harbour Office inspects 12 ferries a year." in prompt


def test_a_reply_in_no_form_is_an_error_after_one_repair() -> None:
    model = ScriptedModel(lambda _: "no idea")
    with pytest.raises(AnswerUnusable) as caught:
        rewrite_with_model(model, "Who pays for them?", HISTORY)
    assert caught.value.usage.calls == 2
