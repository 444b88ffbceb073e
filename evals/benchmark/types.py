"""What a checker is measured on and what it says; the double stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.types import Evidence
from evals.judges.types import JudgeFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A claim with its evidence and what people say of it.

    `source` is the file or set it is from. `cluster` is what its cases depend on, and intervals
    are drawn by. `error` names what is wrong with the claim, "" where nobody said.
    """

    id: str
    source: str
    cluster: str
    text: str
    evidence: tuple[Evidence, ...]
    supported: bool
    error: str = ""


Mark = float | JudgeFailure
"""How far a checker holds a claim for proven, the more the better; or why it could not say."""


class Checker(Protocol):
    """Something that marks claims. What has at least its `threshold` passes.

    `is_chance` says that marks lie between 0 and 1 and grow with the chance of support, so that
    they can be held against it.
    """

    @property
    def name(self) -> str:
        """Name it as the table will."""
        ...

    @property
    def threshold(self) -> float:
        """Return the threshold that it comes with."""
        ...

    @property
    def is_chance(self) -> bool:
        """Say whether marks are meant as chances."""
        ...

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return one mark for each row, in order; it does not look at labels."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedChecker:
    """Marks as `say` does. A double."""

    say: Callable[[Labelled], Mark]
    name: str = "scripted"
    threshold: float = 0.5
    is_chance: bool = False

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return what `say` makes of each."""
        return [self.say(each) for each in rows]
