"""What a run tells of itself while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.batch.types import State
from agent.types import Outcome, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """A row was taken in hand."""

    row: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A row is out of this process's hands: done, failed, waiting, or to be had again."""

    row: str
    title: str
    state: State
    seconds: float
    usage: Usage
    outcome: Outcome | None = None
    statements: int = 0
    withheld: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something about the run as a whole, in a sentence."""

    text: str


News = Began | Ended | Noted
Tell = Callable[[News], None]


def silence(_: News) -> None:
    """Tell nobody."""
