"""What a fault is, what we promise under it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent.errors import ModelError
from agent.model.deadline import Deadlines
from evals.server import Fault

SHORT_SECONDS: Final = 0.8
"""The deadline of scenarios that are about one: ten times what an honest answer of the fake server
takes on two busy cores (0.02 to 0.08 s)."""

LONG_SECONDS: Final = 20.0
"""The deadline of all others: a busy machine must not look like a fault."""

WHOLE_SECONDS: Final = 300.0
"""The deadline of a whole call, pauses included; pauses cost no time here but are counted."""

GRACE_SECONDS: Final = 2.0
"""How much later than its deadline a request may end."""

MOST_ATTEMPTS: Final = 6
"""No call is tried more often, whatever happens."""


class Place(StrEnum):
    """Where the client is sent."""

    SERVED = "served"
    REFUSED = "refused"
    DEAF = "deaf"
    UNSAFE = "unsafe"


PATIENT: Final = Deadlines(
    connect_seconds=LONG_SECONDS,
    first_token_seconds=LONG_SECONDS,
    gap_seconds=LONG_SECONDS,
    whole_seconds=WHOLE_SECONDS,
)
"""The deadlines of scenarios that are not about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What holds whatever the endpoint does.

    `outcomes` are the errors that may be raised; none means that the reply must come, whole.
    `most_requests` are sent; each of them ends `within_seconds` of real time; none follows another
    sooner than `waits_seconds`.
    """

    outcomes: tuple[type[ModelError], ...] = ()
    most_requests: int = 1
    within_seconds: float = 5.0
    waits_seconds: float = 0.0

    @property
    def may_show(self) -> bool:
        """Return whether a reply may be shown."""
        return not self.outcomes

    @property
    def retryable(self) -> bool:
        """Return whether the fault is worth another attempt."""
        return bool(self.outcomes) and all(each.retryable for each in self.outcomes)

    def __str__(self) -> str:
        outcome = " or ".join(each.__name__ for each in self.outcomes) or "the reply"
        waits = f", waits >= {self.waits_seconds:g} s" if self.waits_seconds else ""
        requests = f"<= {self.most_requests} requests of {self.within_seconds:g} s"
        return f"{outcome}, {requests}{waits}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A fault by name, and the promise under it.

    `faults` spoil the first requests, `lasting` every one after them; what depends on the time
    of day is made when it is needed.
    """

    about: str
    promise: Promise
    faults: tuple[Fault | Callable[[], Fault], ...] = ()
    lasting: Fault | Callable[[], Fault] | None = None
    place: Place = Place.SERVED
    deadlines: Deadlines = PATIENT
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a scenario: `broken` says in words which promises were."""

    name: str
    promise: str
    outcome: str
    requests: int
    seconds: float
    broken: tuple[str, ...] = ()
