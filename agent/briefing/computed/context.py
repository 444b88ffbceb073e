"""What a computation may look at, and what the computations of one briefing share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar, cast

from agent.briefing.plan import Planned
from agent.briefing.types import Assignment, Block, Section
from agent.checks import ALL, Check
from agent.quote.shelf import Desk
from agent.types import Conflict, Gap, Statement
from store.types import Document, Hit

_Worked = TypeVar("_Worked")


@dataclass(slots=True)
class Memory:
    """What one briefing has worked out already; several sections read the same sentences."""

    _kept: dict[Hashable, object] = field(default_factory=dict)

    def recall(self, key: Hashable, work: Callable[[], _Worked]) -> _Worked:
        """Return what was worked out under a key, working it out the first time."""
        if key not in self._kept:
            self._kept[key] = work()
        return cast("_Worked", self._kept[key])


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a computation may look at.

    `composed` are the sections drafted before this one; `withheld`, `gaps` and `conflicts` are
    what composing them left. `hits` are passages found for the topic by whoever drafts; without
    them the topic is searched here. `today` dates the briefing. `memory` is shared by handing it
    on: `replace(context, composed=...)` keeps it.
    """

    desk: Desk
    assignment: Assignment
    today: date
    checks: Sequence[Check] = ALL
    hits: tuple[Hit, ...] = ()
    composed: tuple[Section, ...] = ()
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    model: str | None = None
    memory: Memory = field(default_factory=Memory)

    @property
    def as_at(self) -> date:
        """The day the briefing holds for."""
        return self.assignment.as_of or self.today

    def cited(self) -> tuple[Document, ...]:
        """Return the documents that the sections before this one cite, in order, each once."""
        found: dict[str, Document] = {}
        for section in self.composed:
            for statement in section.statements():
                for item in statement.evidence:
                    found.setdefault(item.document.version, item.document)
        return tuple(found.values())


class Compute(Protocol):
    """A computation: the blocks of one section, none when there is nothing to show."""

    def __call__(self, planned: Planned, context: Context) -> Sequence[Block]:
        """Return the blocks; every statement in them has passed the gate."""
        ...
