"""Suites are read strictly: every error names the file, the line and the field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.types import Outcome
from evals.suite.load import load_suite, read_suite
from evals.suite.schema import describe_answers, describe_suite
from store.errors import BadInput
from tests.evals.suite.texts import SUITE, write_suite


def refuse(tmp_path: Path, text: str) -> str:
    """Return the error of a suite that must be refused, from the line on."""
    with pytest.raises(BadInput) as caught:
        load_suite(write_suite(tmp_path, text))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{tmp_path / 'suite.yaml'}:")
    return message.removeprefix(f"{tmp_path / 'suite.yaml'}:")


def test_a_suite_is_read_as_it_is_written(tmp_path: Path) -> None:
    case = load_suite(write_suite(tmp_path)).questions[0]
    assert (case.id, case.expected_outcome, case.part) == ("Q1", Outcome.ANSWER, "dev")


def test_what_our_suites_add_is_read(tmp_path: Path) -> None:
    added = "  part: held\n  must_pass: true\n  turns: ['Hello port?']\n  tags: [piers]\n"
    added += "  as_of: 2024-05-01\n"
    case = load_suite(write_suite(tmp_path, SUITE + added)).questions[0]
    assert (case.part, case.must_pass, case.turns) == ("held", True, ("Hello port?",))
    assert str(case.as_of) == "2024-05-01"


def test_nothing_may_be_expected_if_that_is_written_down(tmp_path: Path) -> None:
    text = SUITE.replace("expected_outcome: answer", "expected_outcome: null")
    assert load_suite(write_suite(tmp_path, text)).questions[0].expected_outcome is None
    left_out = SUITE.replace("  expected_outcome: answer\n", "")
    assert refuse(tmp_path, left_out) == (
        "7: questions[0].expected_outcome: (question Q1) the field is missing"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  nuggets_vital",
            "  surprise: 1\n  nuggets_vital",
            "14: questions[0].surprise: (question Q1) unknown field",
        ),
        (
            "  nuggets_vital",
            "  question: Again?\n  nuggets_vital",
            "14: questions[0].question: the field is given twice",
        ),
        (
            "role: supports",
            "role: proves",
            "12: questions[0].support[0].role: (question Q1) input should be 'supports', 'closest_",
        ),
        (
            "doc: A",
            "doc: B",
            "11: questions[0].support[0].doc: (question Q1) no document has the id 'B'; there ar",
        ),
        (
            "[twelve piers]",
            "[12]",
            "14: questions[0].nuggets_vital[0]: (question Q1) input should be a valid string, n",
        ),
        (
            "quote: has twelve   piers",
            "at: 3",
            "11: questions[0].support[0]: (question Q1) give the words (quote), or their place: at",
        ),
        ("schema: '1'", "schema: '2'", "3: meta.schema: the suite is of version 2, and we read 1"),
        ("title: Port", "title: ' '", "2: meta.title: string should match pattern '\\S', not ' '"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert refuse(tmp_path, SUITE.replace(old, new)).startswith(message)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    again = SUITE + SUITE[SUITE.index("- id: Q1") :]
    assert refuse(tmp_path, again) == (
        "15: questions[1].id: (question Q1) the id 'Q1' is used twice"
    )
    twice = SUITE.replace("port.md}\n", "port.md}\n  - {id: A, file: other.md}\n")
    assert refuse(tmp_path, twice) == "6: meta.documents[1].id: the id 'A' is used twice"


def test_a_suite_without_questions_is_refused(tmp_path: Path) -> None:
    empty = SUITE[: SUITE.index("- id: Q1")].replace("questions:", "questions: []")
    assert refuse(tmp_path, empty) == "6: questions: it is empty"
    assert refuse(tmp_path, "") == "1: the file is empty"
    assert refuse(tmp_path, "- a list").startswith("1: input should be a valid dictionary")


def test_several_faults_are_counted(tmp_path: Path) -> None:
    text = SUITE + "  one: 1\n  two: 2\n"
    assert refuse(tmp_path, text).endswith("unknown field (and 1 more)")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("meta: [", "1: it is no YAML: "),
        ("a: 1\nb: !!python/object:os.system x\n", "2: it is no YAML: "),
        ("a: &x [1]\nb: *x\n", "2: b: aliases (*name) are not read here"),
        ("a: 1\n---\nb: 2\n", "2: it is no YAML: "),
        ("a: " + "[" * 5_000, "1: it is "),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert refuse(tmp_path, text).startswith(message)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it cannot be read: No such file"):
        load_suite(tmp_path / "none.yaml")
    with pytest.raises(BadInput, match="it is no plain file"):
        load_suite(tmp_path)
    (tmp_path / "latin.yaml").write_bytes(b"a: 1\nb: \xe9\n")
    with pytest.raises(BadInput, match=r"latin\.yaml:2: it is no UTF-8"):
        load_suite(tmp_path / "latin.yaml")


def test_one_part_is_chosen(tmp_path: Path) -> None:
    other = SUITE[SUITE.index("- id: Q1") :].replace("Q1", "Q2") + "  part: held\n"
    file = read_suite(write_suite(tmp_path, SUITE + other))
    assert [each.id for each in file.choose("held").suite.questions] == ["Q2"]
    assert len(file.choose(None).suite.questions) == 2
    with pytest.raises(BadInput, match="no question is of part 'old'; there are dev, held"):
        file.choose("old")


def test_the_schemas_name_every_field() -> None:
    described = json.loads(describe_suite())
    assert set(described["properties"]) == {"meta", "questions"}
    assert {"part", "must_pass", "turns", "tags"} <= set(described["$defs"]["Case"]["properties"])
    assert "schema" in described["$defs"]["Meta"]["properties"]
    assert "statements" in json.loads(describe_answers())["properties"]
