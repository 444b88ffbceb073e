"""One budget over a run: what other processes and earlier days spent counts, too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from agent.batch.records import Records
from agent.model.budget import Budget, Expense
from agent.types import Usage

_Written = TypeVar("_Written")


class Purse:
    """Keeps a process's budget in line with the ledger of the whole run."""

    def __init__(self, records: Records, budget: Budget) -> None:
        self._records = records
        self._budget = budget
        self._lock = threading.Lock()
        self._own = Usage()
        self._charged = Usage()

    @property
    def limited(self) -> bool:
        """Whether there is any limit to keep."""
        limits = (self._budget.max_tokens, self._budget.max_cost_usd, self._budget.max_calls)
        return any(limit is not None for limit in limits)

    def enter(self, usage: Usage, write: Callable[[], _Written]) -> _Written:
        """Do what enters a usage in the ledger, and know it as this process's own.

        No look falls between the two: the budget knows of it already, and would count it twice.
        """
        with self._lock:
            written = write()
            self._own += replace(usage, attempts=())
            return written

    def look(self) -> None:
        """Charge the budget with what others have entered since the last look."""
        if not self.limited:
            return
        with self._lock:
            spent, own, before = self._records.spent(), self._own, self._charged
            tokens = _tokens(spent) - _tokens(own) - _tokens(before)
            calls = spent.calls - own.calls - before.calls
            cost = (spent.cost_usd or 0.0) - (own.cost_usd or 0.0) - (before.cost_usd or 0.0)
            self._budget.charge(Expense(tokens=tokens, calls=calls, cost_usd=cost))
            self._charged += Usage(input_tokens=tokens, calls=calls, cost_usd=cost)


def _tokens(usage: Usage) -> int:
    return usage.input_tokens + usage.output_tokens
