"""A statement of a model on its way: as proposed, as judged, and what is shown in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.prove import holds
from agent.types import Draft, Evidence, Statement

Prove = Callable[[Draft], Statement]
"""Passes a draft through every check and looks its quotations up in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A draft with its verdict; `quotations` stand in its place where it failed for good."""

    draft: Draft
    statement: Statement
    quotations: tuple[Statement, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the statement may be shown in the model's words."""
        return holds(self.statement)

    @property
    def shown(self) -> tuple[Statement, ...]:
        """What is shown: the statement, the quotations in its place, or nothing."""
        return (self.statement,) if self.passes else self.quotations

    @property
    def checks(self) -> str:
        """The names of the checks that it failed."""
        return ", ".join(dict.fromkeys(each.check for each in self.statement.verdict.findings))


def place(item: Evidence) -> tuple[str, int]:
    """Return which sentence of which version it is."""
    return (item.document.version, item.ordinal)


def places(statement: Statement) -> frozenset[tuple[str, int]]:
    """Return which sentences a statement cites."""
    return frozenset(map(place, statement.evidence))


def identify(statement: Statement) -> tuple[str, frozenset[tuple[str, int]]]:
    """Return what makes two statements the same: the words, and the sentences cited for them."""
    return (" ".join(statement.text.casefold().split()).rstrip(". "), places(statement))


def judge(prove: Prove, draft: Draft) -> Judged:
    """Return a draft with its verdict."""
    return Judged(draft=draft, statement=prove(draft))
