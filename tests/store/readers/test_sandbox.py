"""A child that misbehaves costs one file, never the run."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.errors import Damaged, LimitReached, ReadError
from store.readers import read
from store.readers.limits import Limits
from store.readers.sandbox import ReaderPool
from store.readers.wire import decode

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="enforced by Linux alone")
LIMITS = Limits(memory_bytes=1 << 30, cpu_seconds=1, wall_seconds=5.0, output_bytes=1 << 20)


def task(name: str) -> str:
    return f"tests.store.readers.hostile:{name}"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(workers=1, limits=LIMITS) as pool:
        yield pool


@pytest.fixture(autouse=True)
def _pool_still_works(pool: ReaderPool) -> Iterator[None]:
    """After every misbehaviour the same server must do honest work."""
    yield
    assert pool.run(task("echo"), "after", b"12345") == ["after", 5]


@LINUX_ONLY
def test_memory_hog_is_stopped(pool: ReaderPool) -> None:
    with pytest.raises(LimitReached, match="more than 1024 MB of memory"):
        pool.run(task("hog_memory"), "x", b"x")


def test_processor_hog_is_stopped(pool: ReaderPool) -> None:
    with pytest.raises(LimitReached, match="1 s of processor time"):
        pool.run(task("burn_processor"), "x", b"x")


def test_sleeper_is_stopped_by_the_wall_clock() -> None:
    limits = Limits(wall_seconds=0.5)
    with (
        ReaderPool(workers=1, limits=limits) as pool,
        pytest.raises(LimitReached, match="took more than"),
    ):
        pool.run(task("sleep"), "x", b"x")


def test_flood_of_output_is_stopped(pool: ReaderPool) -> None:
    with pytest.raises(LimitReached, match="more than 1 MB of text"):
        pool.run(task("shout"), "x", b"x")


def test_crash_in_native_code_is_one_files_error(pool: ReaderPool) -> None:
    with pytest.raises(Damaged, match="SIGSEGV"):
        pool.run(task("crash"), "x", b"x")


def test_silence_is_an_error_and_no_empty_document(pool: ReaderPool) -> None:
    with pytest.raises(Damaged, match="no proper answer"):
        pool.run(task("leave"), "x", b"x")


def test_network_is_refused(pool: ReaderPool) -> None:
    assert str(pool.run(task("connect"), "x", b"x")).startswith("refused")


def test_environment_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key of the user can leak into what a document's parser sees."""
    monkeypatch.setenv("SECRET_OF_THE_USER", "hunter2")
    with ReaderPool(workers=1) as fresh:
        seen = fresh.run(task("show_environment"), "x", b"x")
    assert isinstance(seen, dict)
    assert set(seen) <= {"LC_CTYPE"}


def test_files_and_programs_are_refused(pool: ReaderPool, tmp_path: Path) -> None:
    target = tmp_path / "written"
    assert pool.run(task("write"), str(target), b"x") == "refused"
    assert not target.exists()
    assert pool.run(task("start_program"), "x", b"x") == "refused"


def test_a_lying_child_is_not_believed(pool: ReaderPool) -> None:
    with pytest.raises(Damaged, match="no reading"):
        decode(pool.run(task("lie"), "x", b"x"))


def test_an_error_of_the_reader_comes_back_as_itself(pool: ReaderPool) -> None:
    with pytest.raises(Damaged, match="not a readable PDF"):
        pool.read(Path("x.pdf"), data=b"%PDF-1.7 and nothing more")


def test_a_killed_server_is_started_again(pool: ReaderPool) -> None:
    pool.run(task("echo"), "first", b"1")
    before = pool._servers[0].pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    time.sleep(0.05)
    assert pool.run(task("echo"), "again", b"1") == ["again", 1]
    assert pool._servers[0].pid != before


def test_large_documents_cross_the_pipe_whole() -> None:
    with ReaderPool(workers=1) as pool:
        assert pool.run(task("echo"), "big", bytes(20 << 20)) == ["big", 20 << 20]


def test_many_threads_share_two_servers() -> None:
    with ReaderPool(workers=2) as pool, ThreadPoolExecutor(8) as threads:
        jobs = [
            threads.submit(pool.run, task("echo"), str(size), bytes(size)) for size in range(60)
        ]
        assert [job.result() for job in jobs] == [[str(size), size] for size in range(60)]


def test_failures_do_not_leak_descriptors(pool: ReaderPool) -> None:
    folder = Path("/proc/self/fd") if sys.platform == "linux" else Path("/dev/fd")
    before = len(list(folder.iterdir()))
    for _ in range(10):
        with pytest.raises(ReadError):
            pool.run(task("leave"), "x", b"x")
    assert len(list(folder.iterdir())) <= before + 1


def test_closing_the_pool_ends_its_servers() -> None:
    pool = ReaderPool(workers=1)
    pool.run(task("echo"), "x", b"x")
    pid = pool._servers[0].pid
    assert pid is not None
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_one_file_can_be_read_without_a_pool(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("One sentence.\n", encoding="utf-8")
    assert read(path).text == "One sentence."
