"""Reports are written whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gate.decide import decide
from evals.gate.policy import read_policy
from evals.report.types import Report, place_cases
from evals.report.write import FORMS, write_files, write_reports
from evals.suite.load import read_suite
from store.errors import BadInput
from tests.evals.gate.runs import measure

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


def _report() -> Report:
    run = measure({"quote_fidelity": [1.0, 1.0]})
    return Report(run=run, decision=decide(run, policy=read_policy()))


def test_every_form_is_written_and_nothing_else(tmp_path: Path) -> None:
    """The folder is made, and holds no unfinished file."""
    folder = tmp_path / "deep" / "report"
    written = write_reports(_report(), folder)
    assert {each.name for each in written} == set(FORMS) == {each.name for each in folder.iterdir()}


def test_a_folder_that_is_a_file_is_bad_input(tmp_path: Path) -> None:
    """The error names the place; the file is as it was."""
    place = tmp_path / "report"
    place.write_text("mine")
    with pytest.raises(BadInput, match="report: the report cannot be written"):
        write_reports(_report(), place)
    assert place.read_text() == "mine"


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    """A folder stands where the last file belongs: the first ones are not replaced either."""
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").mkdir()
    with pytest.raises(BadInput, match="two"):
        write_files({"one": "new", "two": "new"}, tmp_path)
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
