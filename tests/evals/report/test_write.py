"""Reports are written whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.report.types import place_cases
from evals.report.write import write_files
from evals.suite.load import read_suite
from store.errors import BadInput

SUITE = """\
meta: {title: T, schema: "1"}
questions:
- id: a
  question: What?
  expected_outcome: answer
- id: b
  question: Why?
  expected_outcome: answer
"""


def test_all_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    """The folders are made, and hold no unfinished file."""
    folder = tmp_path / "deep" / "report"
    write_files({folder / "one": "1", folder / "two": "2", tmp_path / "three": "3"})
    assert {each.name for each in folder.iterdir()} == {"one", "two"}
    assert (folder / "one").read_text() == "1"
    assert {each.name for each in tmp_path.iterdir()} == {"deep", "three"}


def test_a_folder_that_is_a_file_is_bad_input(tmp_path: Path) -> None:
    """The error names the file that was to be written; the other one is as it was."""
    place = tmp_path / "report"
    place.write_text("mine")
    with pytest.raises(BadInput, match="report/one: it cannot be written"):
        write_files({place / "one": "new"})
    assert place.read_text() == "mine"


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    """A folder stands where the last file belongs: the first ones are not replaced either."""
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").mkdir()
    with pytest.raises(BadInput, match="two: it cannot be written: a folder is in its place"):
        write_files({tmp_path / "one": "new", tmp_path / "two": "new"})
    assert (tmp_path / "one").read_text() == "old"
    assert {each.name for each in tmp_path.iterdir()} == {"one", "two"}


def test_cases_are_found_in_their_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the path as seen from where the command runs, and by the line."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "suites" / "s.yaml"
    path.parent.mkdir()
    path.write_text(SUITE)
    found = place_cases(read_suite(path))
    assert (found["a"].file, found["a"].line) == ("suites/s.yaml", 3)
    assert found["b"].line == 6
