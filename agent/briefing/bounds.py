"""How far a model may go in looking for passages by itself, before it writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from agent.model.budget import Budget

_SHARE: Final = 4
"""The part of a run's limits that the search may take, one in so many: a page has five to seven
sections to write, and each costs as much as two requests of a search."""

_FEWEST: Final = 2
"""Requests with which anything can be found and kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Requests, tools, tokens of all requests together, wall seconds.

    With five requests the last one has some 6,000 tokens, results of ten tools among them: it fits
    8,192. The time is looked at before each request; one that is on its way has its own deadline.
    """

    requests: int = 5
    tools: int = 10
    tokens: int = 40_000
    seconds: float = 180.0

    def within(self, budget: Budget | None) -> Bounds | None:
        """Return what is left of them where a run has limits; None where nothing is worth asking.

        A search that spent what the sections need would be worse than none.
        """
        if budget is None:
            return self
        calls, tokens = budget.max_calls, budget.max_tokens
        requests = self.requests if calls is None else min(self.requests, calls // _SHARE)
        if requests < _FEWEST:
            return None
        most = self.tokens if tokens is None else min(self.tokens, tokens // _SHARE)
        return replace(self, requests=requests, tokens=most)


BOUNDS: Final = Bounds()
