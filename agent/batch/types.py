"""What a run is made of: rows, how each of them ended, and what was made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from agent.briefing.types import Assignment
from agent.export.write import Format
from agent.types import Outcome, Usage
from store.filters import Filters

FORMATS: Final = tuple(form.value for form in Format)
"""A format is also the ending of its file."""

At = Callable[[str], None]
"""Is called before each step that must survive the end of the process."""


def ignore(_: str) -> None:
    """Do nothing at any step."""


class State(StrEnum):
    """Where a row stands. `waiting`: a person's reply is not there yet."""

    PENDING = "pending"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One job: a question, or an assignment with the name of its form.

    `content` is what was asked, as JSON with sorted keys: two rows of one content are one job.
    `formats` is empty where the row takes those of the run.
    """

    id: str
    content: str
    filters: Filters
    question: str | None = None
    form: str | None = None
    assignment: Assignment | None = None
    formats: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what the row is about."""
        return self.question or (self.assignment.topic if self.assignment else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of a row, whole."""

    format: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a row that was done; `fingerprint` is the library's it was read from.

    `blank`: statements were drafted, and the gate let none of them through.
    """

    outcome: Outcome
    statements: int
    withheld: int
    blank: bool
    fingerprint: str
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row in this process's hands: nobody else works on it while the lease holds.

    `attempt` counts how often it was taken in hand; it also tells a late result from the latest.
    """

    key: int
    id: str
    name: str
    content: str
    attempt: int
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A row as the run's ledger has it."""

    key: int
    id: str
    name: str
    content: str
    state: State
    attempts: int
    outcome: Outcome | None = None
    statements: int = 0
    withheld: int = 0
    blank: bool = False
    error: str = ""
    kind: str = ""
    fingerprint: str = ""
    seconds: float = 0.0
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of a finished row as the ledger keeps it; `size` in bytes, `digest` SHA-256 in hex."""

    format: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many rows stand where."""

    pending: int = 0
    running: int = 0
    waiting: int = 0
    done: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """Return the number of rows of the run."""
        return self.pending + self.running + self.waiting + self.done + self.failed

    @property
    def left(self) -> int:
        """Return the rows that have come to no end yet."""
        return self.pending + self.running + self.waiting
