"""Beginning a run, and finding one again: the same run, or a refusal that says why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.batch.errors import Drifted, OtherRun
from agent.batch.founding import begin, prepare_folder
from agent.batch.ledger import Ledger
from agent.batch.types import Row, State
from agent.types import Usage
from store.errors import BadInput
from tests.agent.batch.kit import CONFIG, claim, make_result, make_row, make_rows, open_run


def test_a_run_is_found_again_with_what_was_done(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)) as ledger:
        run = ledger.meta()["run"]
        ledger.finish(claim(ledger), make_result(), usage=Usage(), seconds=0)
    with open_run(tmp_path, make_rows(2)) as ledger:
        assert ledger.meta()["run"] == run
        assert ledger.count().done == 1


def test_rows_may_be_added_between_two_runs(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)):
        pass
    with open_run(tmp_path, make_rows(3)) as ledger:
        assert [each.id for each in ledger.standings()] == ["r0", "r1", "r2"]


def test_a_row_that_is_not_done_may_be_changed(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        ledger.put_back(claim(ledger), State.FAILED, error="no")
    with open_run(tmp_path, [make_row("r0", "Who else pays?")]) as ledger:
        assert "else" in claim(ledger).content


def test_a_row_that_is_done_may_not(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        ledger.finish(claim(ledger), make_result(), usage=Usage(), seconds=0)
    with (
        pytest.raises(OtherRun, match=r"'r0' is done .* another id"),
        open_run(tmp_path, [make_row("r0", "Who else pays?")]),
    ):
        pass


def test_a_folder_of_another_run_is_refused(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)):
        pass
    with (
        pytest.raises(OtherRun, match="'r0' is none of these jobs"),
        open_run(tmp_path, [make_row("other")]),
    ):
        pass
    with open_run(tmp_path, make_rows(2)) as ledger:
        assert ledger.count().total == 2


def test_another_configuration_is_refused_unless_drift_is_allowed(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)):
        pass
    with (
        pytest.raises(Drifted, match=r"model: it was 'none', and is 'openai:x'.*--allow-drift"),
        open_run(tmp_path, make_rows(1), model="openai:x"),
    ):
        pass
    with open_run(tmp_path, make_rows(1), model="openai:x", allow_drift=True):
        pass
    with open_run(tmp_path, make_rows(1), model="openai:x"):
        pass


def test_a_file_that_turns_out_faulty_leaves_no_run(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield from make_rows(2)
        raise BadInput("line 3")

    ledger = Ledger.open(tmp_path, owner="x")
    with pytest.raises(BadInput, match="line 3"):
        begin(ledger, rows(), CONFIG)
    begun = begin(ledger, make_rows(1), CONFIG)
    ledger.close()
    assert begun.new


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(OtherRun, match="holds files and no run"):
        prepare_folder(tmp_path)
    with pytest.raises(OtherRun, match="is a file"):
        prepare_folder(tmp_path / "thesis.docx")


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough " * 40, b"SQLite format 3\0" * 9]
)
def test_a_damaged_ledger_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.db").write_bytes(content)
    with pytest.raises(OtherRun, match="damaged"):
        Ledger.open(tmp_path, owner="x")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "run.db")
    connection.execute("CREATE TABLE rows (x)")
    connection.commit()
    connection.close()
    ledger = Ledger.open(tmp_path, owner="x")
    with pytest.raises(OtherRun, match="no run of this version"):
        begin(ledger, make_rows(1), CONFIG)
    ledger.close()


def test_a_name_once_given_stays_when_a_like_one_is_added(tmp_path: Path) -> None:
    with open_run(tmp_path, [make_row("q1")]):
        pass
    with open_run(tmp_path, [make_row("q1"), make_row("Q1")]) as ledger:
        names = {each.id: each.name for each in ledger.standings()}
    assert names["q1"] == "q1"
    assert names["Q1"].casefold() != "q1"


def test_ten_thousand_rows_are_noted(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(10_000)) as ledger:
        assert ledger.count().pending == 10_000
        assert sum(1 for _ in ledger.standings()) == 10_000
