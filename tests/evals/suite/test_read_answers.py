"""Answers of other systems: our own lines, and the record shapes of common tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.suite.answers import GivenAnswer
from evals.suite.read_answers import read_answers
from store.errors import BadInput

OURS = {"question": "How many?", "statements": [{"text": "Twelve.", "quotes": ["twelve piers"]}]}


def read(tmp_path: Path, *lines: object) -> list[GivenAnswer]:
    file = tmp_path / "answers.jsonl"
    written = [each if isinstance(each, str) else json.dumps(each) for each in lines]
    file.write_text("\n".join(written), encoding="utf-8")
    return [answer for _, answer in read_answers(file).answers]


def test_our_own_lines_are_read(tmp_path: Path) -> None:
    (answer,) = read(tmp_path, OURS, "")
    assert answer.statements[0].quotes == ("twelve piers",)


@pytest.mark.parametrize(
    "record",
    [
        {"question": "How many?", "answer": "Twelve. And old.", "contexts": ["One.", "Two."]},
        {
            "user_input": "How many?",
            "response": "Twelve. And old.",
            "retrieved_contexts": ["One.", "Two."],
            "reference": "12",
        },
        {
            "input": "How many?",
            "actual_output": "Twelve. And old.",
            "retrieval_context": ["One.", "Two."],
        },
        {
            "query": "How many?",
            "output": "Twelve. And old.",
            "docs": [{"title": "A", "text": "One."}, {"text": "Two."}],
        },
    ],
)
def test_records_of_other_tools_are_read_sentence_by_sentence(
    tmp_path: Path, record: dict[str, Any]
) -> None:
    (answer,) = read(tmp_path, record)
    assert answer.question == "How many?"
    assert [each.text for each in answer.statements] == ["Twelve.", "And old."]
    assert all(each.contexts == ("One.", "Two.") for each in answer.statements)


def test_marks_choose_the_contexts(tmp_path: Path) -> None:
    record = {
        "question": "How many?",
        "answer": "It has twelve piers [2]. It is old.[1][2] It is big.",
        "contexts": ["One.", "Two."],
    }
    (answer,) = read(tmp_path, record)
    assert [(each.text, each.contexts) for each in answer.statements] == [
        ("It has twelve piers.", ("Two.",)),
        ("It is old.", ("One.", "Two.")),
        ("It is big.", ()),
    ]


def test_an_empty_answer_says_nothing(tmp_path: Path) -> None:
    (answer,) = read(tmp_path, {"question": "How many?", "answer": "", "contexts": []})
    assert answer.statements == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", ":1: it is no JSON: "),
        ('{"question": "a", "question": "b", "statements": []}', "'question' is given twice"),
        ({**OURS, "surprise": 1}, ":1: surprise: unknown field"),
        ({"question": "How many?"}, ":1: statements: the field is missing"),
        (
            {"question": "How many?", "statements": [{"text": "x", "quotes": [3]}]},
            r":1: statements\[0\]\.quotes\[0\]: Input should be a valid string",
        ),
        ({"question": "q", "answer": 3, "contexts": []}, ":1: the answer is no text"),
        ({"question": "q", "answer": "A.", "contexts": [3]}, ":1: context 1 is no text"),
        (
            {"question": "q", "answer": "A [3].", "contexts": ["x"]},
            r":1: the mark \[3\] has no context; there are 1",
        ),
        ("[" * 100_000, ":1: it is no JSON"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: object, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read(tmp_path, line)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r":3: id: the id 'a' is also that of line 1"):
        read(tmp_path, {**OURS, "id": "a"}, "", {**OURS, "id": "a"})


def test_a_file_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no answer"):
        read(tmp_path, "", " ")
