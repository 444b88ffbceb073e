"""The user's own limits of tokens, cost and calls, checked before every request."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from agent.errors import BudgetSpent


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """Tokens, calls, and their price; None where it is not known."""

    tokens: int = 0
    cost_usd: float | None = 0.0
    calls: int = 1


class Budget:
    """What all calls of a run may cost together. Safe for several threads.

    A request is let through only if everything spent, everything now on its way at its worst, and
    its own worst stay within each limit. What it really cost replaces its worst afterwards.

    Args:
        max_tokens: of input and output together; None for no limit.
        max_cost_usd: None for no limit.
        max_calls: requests, failed ones too; None for no limit.

    """

    def __init__(
        self,
        *,
        max_tokens: int | None = None,
        max_cost_usd: float | None = None,
        max_calls: int | None = None,
    ) -> None:
        self.max_tokens = max_tokens
        self.max_cost_usd = max_cost_usd
        self.max_calls = max_calls
        self._lock = threading.Lock()
        self._tokens = 0
        self._cost_usd = 0.0
        self._calls = 0
        self._worst: dict[int, Expense] = {}
        self._next = 0

    def reserve(self, worst: Expense) -> int:
        """Return a number under which this worst is held back until `settle`.

        Raises:
            BudgetSpent: it does not fit. Nothing is held back then.
        """
        with self._lock:
            self._check(worst)
            self._next += 1
            self._worst[self._next] = worst
            return self._next

    def settle(self, number: int, real: Expense) -> None:
        """Count what the request really cost."""
        with self._lock:
            del self._worst[number]
            self._tokens += real.tokens
            self._cost_usd += real.cost_usd or 0.0
            self._calls += real.calls

    def charge(self, real: Expense) -> None:
        """Count what was spent under the same limits elsewhere: before, or by another process."""
        with self._lock:
            self._tokens += real.tokens
            self._cost_usd += real.cost_usd or 0.0
            self._calls += real.calls

    @property
    def spent(self) -> Expense:
        """Return what was spent so far, without what is on its way."""
        with self._lock:
            return Expense(tokens=self._tokens, cost_usd=self._cost_usd, calls=self._calls)

    def _check(self, worst: Expense) -> None:
        waiting = self._worst.values()
        calls = self._calls + sum(each.calls for each in waiting)
        if self.max_calls is not None and calls + worst.calls > self.max_calls:
            raise BudgetSpent(
                f"--max-calls {self.max_calls}: {calls} requests were made, and one more is "
                "needed. Raise the limit, or ask less."
            )
        tokens = self._tokens + sum(each.tokens for each in waiting)
        if self.max_tokens is not None and tokens + worst.tokens > self.max_tokens:
            raise BudgetSpent(
                f"--max-tokens {self.max_tokens}: {tokens} tokens are spent, and the next request "
                f"may need {worst.tokens}. Raise the limit, or ask less."
            )
        cost = self._cost_usd + sum(each.cost_usd or 0.0 for each in waiting)
        if self.max_cost_usd is not None and cost + (worst.cost_usd or 0.0) > self.max_cost_usd:
            raise BudgetSpent(
                f"--max-cost {self.max_cost_usd:g}: {cost:.4f} USD are spent, and the next request "
                f"may cost {worst.cost_usd or 0.0:.4f}. Raise the limit, or ask less."
            )
