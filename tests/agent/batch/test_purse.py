"""One budget over a run: what earlier days and other processes spent counts."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from agent.batch.purse import Purse
from agent.errors import BudgetSpent
from agent.model.budget import Budget, Expense
from agent.types import Usage
from tests.agent.batch.kit import claim, make_result, make_rows, open_run

ONE = Usage(calls=1, input_tokens=10, output_tokens=5, cost_usd=0.25)


def test_what_was_spent_before_counts_from_the_start(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        ledger.finish(claim(ledger), make_result(), usage=ONE, seconds=0)
        budget = Budget(max_calls=2)
        Purse(ledger, budget).look()
        assert budget.spent.calls == 1
        budget.settle(budget.reserve(Expense()), Expense())
        with pytest.raises(BudgetSpent):
            budget.reserve(Expense())


def test_what_this_process_spent_is_not_counted_twice(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(3)) as ledger:
        budget = Budget(max_cost_usd=10.0)
        purse = Purse(ledger, budget)
        budget.settle(budget.reserve(Expense()), Expense(tokens=15, cost_usd=0.25))
        held = claim(ledger)
        purse.enter(ONE, lambda: ledger.finish(held, make_result(), usage=ONE, seconds=0))
        purse.look()
        purse.look()
        assert budget.spent == Expense(tokens=15, cost_usd=0.25, calls=1)


def test_no_look_falls_between_the_ledger_and_the_note_of_it(tmp_path: Path) -> None:
    """It would take what this process spent for another's, and stop a run that had enough left."""
    with open_run(tmp_path, make_rows(1)) as ledger:
        budget = Budget(max_calls=10)
        purse = Purse(ledger, budget)
        budget.settle(budget.reserve(Expense()), Expense(tokens=15, cost_usd=0.25))
        held = claim(ledger)
        looking = threading.Thread(target=purse.look)

        def write() -> bool:
            done = ledger.finish(held, make_result(), usage=ONE, seconds=0)
            looking.start()
            looking.join(0.3)
            return done

        assert purse.enter(ONE, write)
        looking.join(20)
        assert budget.spent == Expense(tokens=15, cost_usd=0.25, calls=1)


def test_what_another_process_spends_meanwhile_is_counted_once(tmp_path: Path) -> None:
    rows = make_rows(3)
    with open_run(tmp_path, rows) as ledger, open_run(tmp_path, rows) as other:
        budget = Budget(max_tokens=100)
        purse = Purse(ledger, budget)
        purse.look()
        for calls in (1, 2):
            other.finish(claim(other), make_result(), usage=ONE, seconds=0)
            purse.look()
            purse.look()
            assert budget.spent == Expense(tokens=15 * calls, cost_usd=0.25 * calls, calls=calls)


def test_without_a_limit_nothing_is_looked_up(tmp_path: Path) -> None:
    with open_run(tmp_path, make_rows(1)) as ledger:
        ledger.finish(claim(ledger), make_result(), usage=ONE, seconds=0)
        budget = Budget()
        purse = Purse(ledger, budget)
        purse.look()
        assert not purse.limited
        assert budget.spent.calls == 0
