"""What a failure means for its row, and for the run: have it again, mark it, or stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from agent.batch.errors import LibraryChanged, RunHalted
from agent.batch.pace import NoMoreRequests
from agent.batch.types import State
from agent.errors import BudgetSpent, ModelDenied, ModelError, QuotaSpent, ReplyAwaited
from agent.render.safe import visible
from store.errors import BriefingError, LibraryError

MOST_FAILURES: Final = 3
"""How often a row is tried whose failures may pass; each try of a call has six requests in it."""

FAILURES_IN_A_ROW: Final = 5
"""Rows that fail so one after the other, with none done between: the endpoint is down, and more
of them would only cost. Source: circuit breakers, M. Nygard, "Release It!", 2nd ed., chapter 5."""

FIRST_PAUSE_SECONDS: Final = 10.0

_PERMANENT: Final = (QuotaSpent, ModelDenied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What to do about a failure.

    `stops`: no further row is begun; `at_once`: no further request is sent either. `counts`: the
    row may fail so again only a few times.
    """

    state: State
    stops: bool = False
    at_once: bool = False
    counts: bool = False
    pause_seconds: float = 0.0


def rule(error: Exception, failures: int, *, drift: bool = False) -> Ruling:
    """Return what a row's failure means.

    Args:
        error: as the work on the row raised it.
        failures: how often the row failed before by something that may pass.
        drift: the library may change between rows.
    """
    if isinstance(error, NoMoreRequests):
        return Ruling(state=State.PENDING)
    if isinstance(error, ReplyAwaited):
        return Ruling(state=State.WAITING)
    if isinstance(error, BudgetSpent):
        # What is under way was let through by the budget, and may come to its end.
        return Ruling(state=State.PENDING, stops=True)
    if isinstance(error, LibraryChanged) and drift:
        return _try_again(failures)
    if isinstance(error, (*_PERMANENT, RunHalted)):
        return Ruling(state=State.PENDING, stops=True, at_once=True)
    if isinstance(error, BriefingError) and error.retryable:
        return _try_again(failures)
    if isinstance(error, LibraryError) and error.exit_code != _BAD_INPUT:
        return Ruling(state=State.PENDING, stops=True, at_once=True)
    return Ruling(state=State.FAILED)


def find_permanent(failures: list[ModelError]) -> ModelError | None:
    """Return the failure that every later request would meet, too; None where there is none.

    A row may be done all the same: what a model had said before was proven.
    """
    return next((each for each in failures if isinstance(each, _PERMANENT)), None)


def explain(error: Exception) -> str:
    """Return why a row failed, on one line."""
    if isinstance(error, BriefingError):
        return visible(str(error))
    return visible(f"an error of our own, {type(error).__name__}: {error}")


def _try_again(failures: int) -> Ruling:
    if failures + 1 >= MOST_FAILURES:
        return Ruling(state=State.FAILED, counts=True)
    pause = FIRST_PAUSE_SECONDS * 2**failures
    return Ruling(state=State.PENDING, counts=True, pause_seconds=pause)


_BAD_INPUT: Final = 2
