"""Going through the rows: each for itself, stopping at once where going on is of no use."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.batch.errors import LibraryChanged, OutputFull, RunHalted
from agent.batch.failing import FAILURES_IN_A_ROW, MOST_FAILURES, rule
from agent.batch.ledger import Ledger
from agent.batch.news import Ended, News, Noted
from agent.batch.pace import Pace
from agent.batch.run import Run
from agent.batch.stopping import Stopped
from agent.batch.summary import tally
from agent.batch.types import Result, Row, State
from agent.errors import (
    AnswerUnusable,
    BudgetSpent,
    ModelBusy,
    ModelDenied,
    ModelUnreachable,
    QuotaSpent,
    ReplyAwaited,
)
from agent.model.failed import Failed
from store.errors import BadInput, LibraryBusy, LibraryDamaged
from tests.agent.batch.kit import ScriptedWork, make_result, make_rows, open_files, open_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """How a run went."""

    stopped: Stopped | None
    work: ScriptedWork
    news: list[News]


def go(ledger: Ledger, act: Callable[[Row], Result], *, jobs: int = 1, drift: bool = False) -> Went:
    work = ScriptedWork(act)
    news: list[News] = []
    run = Run(ledger, open_files(ledger), work, Pace(jobs), drift=drift, tell=news.append)
    return Went(stopped=run.go(), work=work, news=news)


def wait_for(holds: Callable[[], bool], *, seconds: float = 20) -> None:
    """Wait for something that another thread brings about."""
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.02)


def by_id(failures: dict[str, Exception]) -> Callable[[Row], Result]:
    """Return what raises the failure of a row, and does all others."""

    def act(row: Row) -> Result:
        if row.id in failures:
            raise failures[row.id]
        return make_result(row.id)

    return act


def test_every_row_is_done_and_its_file_stands(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(20)) as ledger:
        went = go(ledger, lambda row: make_result(row.id), jobs=4)
        assert went.stopped is None
        assert ledger.count().done == 20
        assert sorted(went.work.done) == sorted(row.id for row in make_rows(20))
        for number in range(20):
            assert (tmp_path / "rows" / f"r{number}.json").read_text() == f"r{number}"
        assert tally(ledger).code == 0


@pytest.mark.parametrize(
    "error",
    [AnswerUnusable("no JSON"), BadInput("no such document"), ValueError("a fault of ours")],
)
def test_one_rows_failure_is_a_marked_row_and_the_rest_goes_on(
    tmp_path: Path, error: Exception
) -> None:
    with open_run(tmp_path, make_rows(5)) as ledger:
        assert go(ledger, by_id({"r2": error})).stopped is None
        assert ledger.count().done == 4
        (row,) = ledger.standings(State.FAILED)
        assert row.id == "r2"
        assert row.kind == type(error).__name__
        assert str(error) in row.error
        assert tally(ledger).code == 5


@pytest.mark.parametrize("error", [QuotaSpent("spent"), ModelDenied("401"), LibraryDamaged("x")])
def test_what_no_row_would_survive_stops_the_run_and_blames_no_row(
    tmp_path: Path, error: Exception
) -> None:
    with open_run(tmp_path, make_rows(50)) as ledger:
        went = go(ledger, by_id({f"r{number}": error for number in range(50)}), jobs=4)
        assert went.stopped is not None
        assert went.stopped.error is error
        assert len(went.work.done) <= 4
        assert ledger.count().pending == 50
        assert ledger.count().failed == 0


def test_a_spent_budget_begins_no_further_row(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(10)) as ledger:
        went = go(ledger, by_id({"r3": BudgetSpent("--max-calls 3")}))
        assert went.stopped is not None
        assert went.work.done == ["r0", "r1", "r2", "r3"]
        assert ledger.count().pending == 7


def test_a_row_whose_reply_is_awaited_waits_and_the_others_are_asked(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        awaited: dict[str, Exception] = {f"r{number}": ReplyAwaited("yet") for number in range(3)}
        assert go(ledger, by_id(awaited)).stopped is None
        assert ledger.count().waiting == 3
        assert tally(ledger).code == 5


def test_failures_that_may_pass_are_tried_again_later_and_not_for_ever() -> None:
    for error in (ModelBusy("429"), LibraryBusy("writing")):
        first = rule(error, 0)
        assert first.state is State.PENDING
        assert 0 < first.pause_seconds < rule(error, 1).pause_seconds
        assert rule(error, MOST_FAILURES - 1).state is State.FAILED


def test_an_endpoint_that_is_down_stops_the_run(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(50)) as ledger:
        went = go(ledger, by_id({f"r{each}": ModelUnreachable("down") for each in range(50)}))
        assert went.stopped is not None
        assert isinstance(went.stopped.error, RunHalted)
        assert "down" in str(went.stopped.error)
        assert len(went.work.done) == FAILURES_IN_A_ROW
        assert ledger.count().failed == 0


def test_a_wait_that_the_server_names_is_no_reason_to_stop(tmp_path: Path) -> None:
    """All rows under way are refused together; the pause holds for them, and the run goes on."""
    with open_run(tmp_path, make_rows(8)) as ledger:
        pace = Pace(8)
        busy = Failed(ModelBusy, "busy", status=429, asked_seconds=60)

        numbers = [pace.take() for _ in range(8)]

        def act(_: Row) -> Result:
            pace.give_back(numbers.pop(), busy)
            raise ModelBusy("run it again after a minute")

        run = Run(ledger, open_files(ledger), ScriptedWork(act), pace)
        thread = threading.Thread(target=run.go)
        thread.start()
        wait_for(lambda: all(each.error for each in ledger.standings()))
        assert not run.stopping.wait(1)
        run.abandon()
        thread.join(20)
        assert ledger.count().failed == 0


def test_a_wait_beyond_all_patience_stops_the_run_and_says_when_to_come_back(
    tmp_path: Path,
) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        pace = Pace(1)

        def act(_: Row) -> Result:
            pace.give_back(pace.take(), Failed(ModelBusy, "x", status=429, asked_seconds=7_200))
            raise ModelBusy("later")

        stopped = Run(ledger, open_files(ledger), ScriptedWork(act), pace).go()
        assert stopped is not None
        assert "asks to wait 7200 s; run the same command again after" in str(stopped.error)
        assert ledger.count().pending == 3


def test_a_fault_of_the_system_lets_the_rows_under_way_come_to_their_end(tmp_path: Path) -> None:
    """Threads are inside the library then, and nothing may be closed under them."""
    with open_run(tmp_path, make_rows(2)) as ledger:
        other = Ledger.open(tmp_path, owner="abc")
        assert other.claim() is not None
        other.close()
        # What cannot be opened as a lock stands for a process that has no descriptor left.
        (tmp_path / ".owners" / "abc.lock").mkdir()

        def act(row: Row) -> Result:
            assert run.stopping.wait(20)
            return make_result(row.id)

        run = Run(ledger, open_files(ledger), ScriptedWork(act), Pace(1))
        stopped = run.go()
        assert stopped is not None
        assert "the run had to stop" in str(stopped.error)
        assert ledger.count().done == 1


def test_a_success_between_two_failures_keeps_the_run_going(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(20)) as ledger:
        odd = {f"r{each}": ModelUnreachable("down") for each in range(1, 20, 2)}

        def act(row: Row) -> Result:
            if row.id in odd:
                raise odd.pop(row.id)
            return make_result(row.id)

        run = Run(ledger, open_files(ledger), ScriptedWork(act), Pace(1))
        thread = threading.Thread(target=run.go)
        thread.start()
        wait_for(lambda: ledger.count().done == 10)
        run.drain()
        thread.join(20)
        assert ledger.count().done == 10
        assert ledger.count().pending == 10


def test_a_library_that_changes_stops_the_run_unless_drift_is_allowed(tmp_path: Path) -> None:
    error = LibraryChanged("another state")
    with open_run(tmp_path, make_rows(3)) as ledger:
        went = go(ledger, by_id({"r1": error}))
        assert went.stopped is not None
        assert went.stopped.error is error
        assert ledger.count().done == 1
    assert rule(error, 0, drift=True).state is State.PENDING
    assert not rule(error, 0, drift=True).stops


def test_the_first_stop_lets_what_is_under_way_end(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(10)) as ledger:
        begun = threading.Barrier(3)
        go_on = threading.Event()

        def act(row: Row) -> Result:
            begun.wait(10)
            go_on.wait(10)
            return make_result(row.id)

        run = Run(ledger, open_files(ledger), ScriptedWork(act), Pace(2))
        stopped: list[Stopped | None] = []
        thread = threading.Thread(target=lambda: stopped.append(run.go()))
        thread.start()
        begun.wait(10)
        run.drain()
        go_on.set()
        thread.join(10)
        assert stopped == [Stopped()]
        assert ledger.count().done == 2
        assert ledger.count().pending == 8


def test_the_second_stop_leaves_it_and_what_comes_later_is_refused(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        begun, go_on = threading.Event(), threading.Event()

        def act(row: Row) -> Result:
            begun.set()
            go_on.wait(20)
            return make_result(row.id)

        run = Run(ledger, open_files(ledger), ScriptedWork(act), Pace(1))
        stopped: list[Stopped | None] = []
        thread = threading.Thread(target=lambda: stopped.append(run.go()))
        thread.start()
        assert begun.wait(10)
        run.drain()
        run.abandon()
        thread.join(10)
        assert stopped == [Stopped(abandoned=True)]
        assert ledger.count().pending == 3
        assert run.busy
        go_on.set()
        wait_for(lambda: not run.busy)
        assert ledger.count().done == 0
        assert not (tmp_path / "rows" / "r0.json").exists()


def test_a_disk_that_is_full_stops_the_run_with_the_row_done_and_its_file_to_come(
    tmp_path: Path,
) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        files = open_files(ledger)
        (tmp_path / "rows" / "r0.json").mkdir()

        run = Run(ledger, files, ScriptedWork(lambda row: make_result(row.id)), Pace(1))
        stopped = run.go()
        assert stopped is not None
        assert isinstance(stopped.error, (RunHalted, OutputFull))
        assert ledger.count().done == 1
        (tmp_path / "rows" / "r0.json").rmdir()
        files.catch_up(ledger)
        assert (tmp_path / "rows" / "r0.json").read_text() == "r0"


def test_news_tell_of_every_row_and_why_a_run_stops(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        went = go(ledger, by_id({"r1": ModelDenied("no key")}))
        ended = [each for each in went.news if isinstance(each, Ended)]
        assert [(each.row, each.state) for each in ended] == [
            ("r0", State.DONE),
            ("r1", State.PENDING),
        ]
        assert [each.text for each in went.news if isinstance(each, Noted)] == ["no key"]
