"""Files of a run: whole or not there, and written again from the ledger where one is missing."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.batch.errors import OutputFull, OutputReadOnly
from agent.batch.files import Files
from agent.batch.ledger import Ledger
from agent.batch.types import Output
from agent.types import Usage
from tests.agent.batch.kit import claim, make_result, make_rows, open_files, open_run


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: the system then refuses as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def finish(ledger: Ledger, text: str) -> str:
    held = claim(ledger)
    ledger.finish(held, make_result(text), usage=Usage(), seconds=0)
    return held.name


def test_a_file_is_written_under_the_rows_name(tmp_path: Path) -> None:
    files = Files(tmp_path, owner="x")
    files.write("q1", [Output(format="md", content=b"# T"), Output(format="json", content=b"{}")])
    assert (tmp_path / "rows" / "q1.md").read_bytes() == b"# T"
    assert sorted(path.name for path in (tmp_path / "rows").iterdir()) == ["q1.json", "q1.md"]


def test_a_full_disk_leaves_no_half_file_and_the_earlier_one_stays(tmp_path: Path) -> None:
    files = Files(tmp_path, owner="x")
    files.write("q1", [Output(format="md", content=b"before")])
    with small_files(1_000), pytest.raises(OutputFull, match="free some and run the same command"):
        files.write("q1", [Output(format="md", content=b"x" * 5_000)])
    assert [path.name for path in (tmp_path / "rows").iterdir()] == ["q1.md"]
    assert (tmp_path / "rows" / "q1.md").read_bytes() == b"before"


def test_a_full_disk_at_the_commit_leaves_the_row_to_be_had_again(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        held = claim(ledger)
        size = (tmp_path / "run.db-wal").stat().st_size
        large = make_result(os.urandom(200_000).hex())
        with small_files(size + 8_192), pytest.raises(OutputFull):
            ledger.finish(held, large, usage=Usage(), seconds=0)
        assert ledger.count().running == 1
        assert ledger.finish(held, large, usage=Usage(), seconds=0)
        (row,) = ledger.standings()
        assert ledger.output(row.key, "json") == large.outputs[0].content


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes wherever it likes")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    files = Files(tmp_path, owner="x")
    (tmp_path / "rows").chmod(0o500)
    with pytest.raises(OutputReadOnly, match="cannot be written"):
        files.write("q1", [Output(format="md", content=b"x")])


def test_missing_and_torn_files_are_written_again_from_the_ledger(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        names = [finish(ledger, f"text {number}") for number in range(3)]
        files = open_files(ledger)
        assert files.catch_up(ledger) == 3
        files.place(names[0], "json").unlink()
        files.place(names[1], "json").write_bytes(b"te")
        assert files.catch_up(ledger) == 2
        assert files.catch_up(ledger) == 0
        for number, name in enumerate(names):
            assert files.place(name, "json").read_bytes() == f"text {number}".encode()


def test_what_a_dead_process_left_half_written_is_removed(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as living, open_run(tmp_path, make_rows(1)) as ledger:
        files = open_files(ledger)
        dead = tmp_path / "rows" / ".0123456789abcdef-00.part"
        held = tmp_path / "rows" / f".{living.owner}-00.part"
        for path in (dead, held):
            path.write_text("x")
        files.catch_up(ledger)
        assert not dead.exists()
        assert held.exists()


def test_a_page_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    files = Files(tmp_path, owner="x")
    files.write_page("summary.txt", ["one"])
    with small_files(1_000), pytest.raises(OutputFull):
        files.write_page("summary.txt", ["two" * 1_000])
    assert (tmp_path / "summary.txt").read_text() == "one"
