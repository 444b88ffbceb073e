"""Reading a file of jobs: every fault is named with file and line, before anything is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from agent.batch.given import restore_row
from agent.batch.rows import MOST_FAULTS, read_jobs
from store.errors import BadInput
from store.types import Status


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refuse(path: Path) -> list[str]:
    """Return the lines of the error that the file brings."""
    with pytest.raises(BadInput) as caught:
        list(read_jobs(path))
    return str(caught.value).splitlines()


def test_a_line_of_json_is_a_row_with_its_filters(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "jobs.jsonl",
        '{"id": "a", "question": "Who pays?", "issuers": ["NIST"], "since": "2024-01-02", '
        '"formats": ["md", "json"], "all_versions": true}\n\n{"id": "b", "question": "Who?"}\n',
    )
    first, second = read_jobs(path, as_of=date(2025, 1, 1))
    assert first.question == "Who pays?"
    assert first.filters.issuers == ("NIST",)
    assert first.filters.dated_from == date(2024, 1, 2)
    assert first.filters.as_of == date(2025, 1, 1)
    assert first.filters.statuses == tuple(Status)
    assert first.formats == ("md", "json")
    assert second.id == "b"


def test_a_briefing_has_an_assignment(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "jobs.jsonl",
        '{"id": "a", "form": "one_page_note", "topic": "chips", "aim": "agree", "for": "the '
        'minister", "by": "Friday", "actors": ["UK", "US"], "since": "2024-01-02"}\n',
    )
    (row,) = read_jobs(path)
    assert row.assignment is not None
    assert row.assignment.reader == "the minister"
    assert row.assignment.due == "Friday"
    assert row.assignment.actors == ("UK", "US")
    assert row.assignment.since == date(2024, 1, 2)
    assert row.filters.dated_from is None
    assert row.title == "chips"


def test_a_row_comes_back_from_its_content(tmp_path: Path) -> None:
    """The ledger keeps the content alone; nothing of the row may be lost by that."""
    text = (
        '{"id": "a", "form": "one_page_note", "topic": "chips “é”", "for": "M", "by": "F", '
        '"actors": ["UK"], "as_of": "2024-05-06", "until": "2024-07-08", "formats": ["md"]}\n'
        '{"id": "b", "question": "Who?", "documents": ["abcd"], "all_versions": true}\n'
    )
    for row in read_jobs(write(tmp_path, "jobs.jsonl", text)):
        assert restore_row(row.id, row.content) == row


def test_a_table_names_its_fields_in_the_first_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "jobs.csv",
        '\ufeffid,question,issuers,formats\r\na,"Who, in all,\npays?",NIST; OMB,\r\n'
        'b,Who?,,"md,json"\r\n',
    )
    first, second = read_jobs(path)
    assert first.question == "Who, in all,\npays?"
    assert first.filters.issuers == ("NIST", "OMB")
    assert second.filters.issuers == ()
    assert second.formats == ("md", "json")


def test_a_table_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    path = write(tmp_path, "jobs.csv", "id;question\na;Who pays, and when?\n")
    (row,) = read_jobs(path)
    assert row.question == "Who pays, and when?"


def test_yaml_is_a_list_of_jobs(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "jobs.yaml",
        "- id: a\n  question: Who pays?\n  as_of: 2024-05-06\n- id: b\n  question: Who?\n",
    )
    first, second = read_jobs(path)
    assert first.filters.as_of == date(2024, 5, 6)
    assert second.id == "b"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.jsonl", '{"id": "a", "question": "Who?"}\n{"id": "b"\n', ":2: it is no JSON"),
        ("a.jsonl", "[1]\n", ":1: it is no job"),
        ("a.jsonl", '{"id": "a", "id": "b", "question": "x?"}', "'id' is given twice"),
        ("a.jsonl", '{"id": "a", "quest": "Who?"}\n', ":1: quest: unknown field; there are id"),
        ("a.jsonl", '{"question": "Who?"}\n', ":1: id: the field is missing"),
        ("a.jsonl", '{"id": 7, "question": "Who?"}\n', "id: it is no text; put it in quotes"),
        ("a.jsonl", '{"id": " ", "question": "Who?"}\n', "the id is empty"),
        ("a.jsonl", '{"id": "\\ud800", "question": "Who?"}\n', "half a character"),
        ("a.jsonl", '{"id": "a", "question": "  "}\n', "holds no word"),
        ("a.jsonl", '{"id": "a"}\n', "give a question, or a form with its topic"),
        ("a.jsonl", '{"id": "a", "question": "x?", "form": "dossier", "topic": "t"}\n', "at once"),
        ("a.jsonl", '{"id": "a", "question": "x?", "aim": "t"}\n', "'aim' is for a briefing"),
        ("a.jsonl", '{"id": "a", "form": "dossier"}\n', "a briefing needs a topic"),
        ("a.jsonl", '{"id": "a", "form": "sonnet", "topic": "t"}\n', ":1: form: there is no form"),
        ("a.jsonl", '{"id": "a", "question": "x?", "formats": ["odt"]}\n', "'odt' is no format"),
        ("a.jsonl", '{"id": "a", "question": "x?", "as_of": 1.5e9}\n', "it is no day"),
        ("a.jsonl", '{"id": "a", "question": "x?", "as_of": "86400"}\n', "it is no day"),
        ("a.csv", "id,question,since\na,Who?,86400\n", ":2: since: it is no day"),
        (
            "a.jsonl",
            '{"id": "a", "question": "x?", "since": "2025-01-02", "until": "2024-01-02"}\n',
            "later than",
        ),
        ("a.jsonl", b'{"id": "a", "question": "\xff?"}\n', ":1: the line is no UTF-8"),
        ("a.jsonl", "[" * 100_000 + "\n", "nested too deeply"),
        ("a.jsonl", "", ":1: the file holds no job"),
        ("a.jsonl", "\n \n", ":1: the file holds no job"),
        ("a.csv", "id,question\na,Who?,more\n", ":2: 3 cells under 2 columns"),
        ("a.csv", "id,id\na,b\nc,d\n", ":1: a column is named twice"),
        ("a.csv", 'id,question\na,"Who\n', "it is no CSV"),
        ("a.csv", b"id,question\na,\xff\n", "it is no UTF-8"),
        ("a.yaml", "id: a\nquestion: Who?\n", "it is no list of jobs"),
        ("a.yaml", "- id: a\n  question: [Who\n", "it is no YAML"),
        ("a.yaml", "- id: a\n  question: !!bool perhaps\n", ":2: [1].question: 'perhaps' cannot"),
        ("a.yaml", "- id: a\n  since: 2025-02-30\n", ":2: [1].since: '2025-02-30' cannot be read"),
        ("a.yaml", "- id: a\n  question: {deep: er}\n", ":2: question: it is neither a value"),
        ("a.yaml", "- &x [a]\n", ":1: it is no job"),
        ("a.yaml", "- id: &x a\n  question: *x\n", ":2: [1].question: aliases"),
        ("a.txt", "Who?\n", "is no file of jobs"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, name: str, text: str | bytes, expected: str
) -> None:
    lines = refuse(write(tmp_path, name, text))
    assert expected in lines[0]
    assert len(lines) == 1


def test_two_rows_of_one_id_are_refused_with_both_lines(tmp_path: Path) -> None:
    text = '{"id": "a", "question": "Who?"}\n\n{"id": "a", "question": "Why?"}\n'
    (line,) = refuse(write(tmp_path, "a.jsonl", text))
    assert ":3: id: 'a' is the id of line 1 already" in line


def test_all_faults_are_told_at_once_up_to_a_number(tmp_path: Path) -> None:
    lines = refuse(write(tmp_path, "a.jsonl", "{}\n" * (MOST_FAULTS + 5)))
    assert len(lines) == MOST_FAULTS + 1
    assert lines[-1] == "and 5 more"


def test_nothing_in_a_fault_steers_a_terminal(tmp_path: Path) -> None:
    (line,) = refuse(write(tmp_path, "a.jsonl", '{"id": "a", "\\u001b[31m": "x"}\n'))
    assert "\x1b" not in line


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refuse(tmp_path / "none.jsonl")[0]
    (tmp_path / "folder.jsonl").mkdir()
    assert "there is no such file" in refuse(tmp_path / "folder.jsonl")[0]


def test_a_changed_form_is_another_job(tmp_path: Path) -> None:
    text = Path("prompts/forms/one_page_note.yaml")
    form = tmp_path / "own.yaml"
    held = (Path(__file__).resolve().parents[3] / text).read_text()
    jobs = write(tmp_path, "a.jsonl", f'{{"id": "a", "form": "{form}", "topic": "t"}}\n')
    form.write_text(held)
    (before,) = read_jobs(jobs)
    form.write_text(held + "\n# another\n")
    (after,) = read_jobs(jobs)
    assert before.content != after.content
