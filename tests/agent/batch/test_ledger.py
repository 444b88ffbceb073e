"""The ledger: each move of a row, leases, and results that come too late."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

import pytest

from agent.batch.ledger import LEASE_SECONDS, Ledger
from agent.batch.owner import is_gone, owning, sweep
from agent.batch.types import Claim, State
from agent.types import Usage
from tests.agent.batch.kit import Clock, claim, make_result, make_rows, open_run

SPENT = Usage(calls=2, input_tokens=30, output_tokens=4, cost_usd=0.5)


def test_rows_are_taken_in_the_order_of_their_file(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        assert [claim(ledger).id for _ in range(3)] == ["r0", "r1", "r2"]
        assert ledger.claim() is None
        assert ledger.count().running == 3


def test_a_row_is_done_together_with_its_outputs(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        held = claim(ledger)
        assert ledger.finish(held, make_result("text"), usage=SPENT, seconds=2.0)
        (row,) = ledger.standings()
        assert row.state is State.DONE
        assert row.usage.calls == 2
        assert row.usage.cost_usd == 0.5
        (kept,) = ledger.kept(row.key)
        assert (kept.format, kept.size) == ("json", 4)
        assert ledger.output(row.key, "json") == b"text"


def test_an_end_inside_the_commit_leaves_the_row_under_way(tmp_path: Path) -> None:
    """What a kill there does, an exception does in one process: no half of it may stay."""

    def end(step: str) -> None:
        if step == "in_commit":
            raise KeyboardInterrupt

    with open_run(tmp_path, make_rows(1)) as ledger:
        held = claim(ledger)
        broken = Ledger.open(tmp_path, owner=ledger.owner, at=end)
        with pytest.raises(KeyboardInterrupt):
            broken.finish(held, make_result(), usage=SPENT, seconds=1.0)
        broken.close()
        (row,) = ledger.standings()
        assert row.state is State.RUNNING
        assert row.usage.calls == 0
        assert ledger.kept(row.key) == []


def test_what_a_failed_attempt_cost_is_kept_and_added_up(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        ledger.put_back(claim(ledger), State.PENDING, usage=SPENT, seconds=1.0)
        ledger.finish(claim(ledger), make_result(), usage=SPENT, seconds=2.0)
        (row,) = ledger.standings()
        assert row.attempts == 2
        assert row.usage.calls == 4
        assert row.seconds == 3.0
        assert ledger.spent().input_tokens == 60


def test_a_cost_that_is_not_known_stays_unknown(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)) as ledger:
        ledger.finish(claim(ledger), make_result(), usage=Usage(calls=1, cost_usd=None), seconds=1)
        ledger.finish(claim(ledger), make_result(), usage=SPENT, seconds=1)
        assert ledger.spent().cost_usd is None


def test_a_lease_that_ended_lets_another_take_the_row_and_refuses_the_late_result(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with open_run(tmp_path, make_rows(1), clock=clock) as slow:
        held = claim(slow)
        with open_run(tmp_path, make_rows(1), clock=clock) as other:
            assert other.claim() is None
            clock.now += LEASE_SECONDS + 1
            again = claim(other)
            assert again.attempt == held.attempt + 1
            assert not slow.finish(held, make_result("late"), usage=SPENT, seconds=1)
            slow.put_back(held, State.FAILED, error="late")
            assert other.finish(again, make_result("right"), usage=SPENT, seconds=1)
        (row,) = slow.standings()
        assert row.state is State.DONE
        assert slow.output(row.key, "json") == b"right"
        assert row.usage.calls == 4


def test_a_renewed_lease_holds(tmp_path: Path) -> None:
    clock = Clock()
    with open_run(tmp_path, make_rows(1), clock=clock) as ledger:
        claim(ledger)
        clock.now += LEASE_SECONDS - 1
        ledger.renew()
        clock.now += LEASE_SECONDS - 1
        assert ledger.claim() is None


def test_the_rows_of_a_process_that_is_gone_are_freed_at_once(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)) as dead:
        claim(dead)
    with open_run(tmp_path, make_rows(2)) as living, open_run(tmp_path, make_rows(2)) as ledger:
        held = claim(living)
        assert ledger.free(lambda owner: is_gone(tmp_path, owner)) == 1
        taken = claim(ledger)
        assert taken.id != held.id
        assert ledger.count().running == 2
        sweep(tmp_path)
        assert not is_gone(tmp_path, living.owner)


def test_an_owner_is_gone_with_its_process_alone(tmp_path: Path) -> None:
    with owning(tmp_path) as owner:
        assert not is_gone(tmp_path, owner)
    assert is_gone(tmp_path, owner)


def test_a_row_that_pauses_is_not_to_be_had_before(tmp_path: Path) -> None:
    clock = Clock()
    with open_run(tmp_path, make_rows(1), clock=clock) as ledger:
        ledger.put_back(claim(ledger), State.PENDING, counts=True, pause_seconds=10)
        assert ledger.claim() is None
        clock.now += 11
        assert claim(ledger).failures == 1


def test_failed_and_waiting_rows_are_had_again_when_asked_for(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(2)) as ledger:
        ledger.put_back(claim(ledger), State.FAILED, error="no", kind="BadInput")
        ledger.put_back(claim(ledger), State.WAITING, error="yet", kind="ReplyAwaited")
        assert ledger.claim() is None
        assert ledger.revive(State.WAITING) == 1
        assert claim(ledger).id == "r1"
        assert ledger.revive(State.FAILED) == 1
        assert claim(ledger).id == "r0"


def test_letting_go_gives_back_what_is_under_way(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        held = claim(ledger)
        claim(ledger)
        assert ledger.let_go() == 2
        assert not ledger.finish(held, make_result(), usage=SPENT, seconds=1)
        assert ledger.count().pending == 3


def test_threads_and_processes_never_take_one_row_twice(tmp_path: Path) -> None:
    """Two connections with four threads each; every row is taken by exactly one."""
    rows = make_rows(60)
    taken: list[Claim] = []

    def take(ledger: Ledger) -> None:
        while (found := ledger.claim()) is not None:
            taken.append(found)
            ledger.finish(found, make_result(found.id), usage=SPENT, seconds=0)

    with open_run(tmp_path, rows) as one, open_run(tmp_path, rows) as other:
        threads = [threading.Thread(target=take, args=(each,)) for each in (one, other) * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert Counter(each.id for each in taken) == Counter(row.id for row in rows)
        for row in one.standings():
            assert one.output(row.key, "json") == row.id.encode()
