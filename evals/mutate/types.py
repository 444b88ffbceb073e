"""What a mutation starts from and what comes out of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sound statement: one plain sentence and the sentences that it cites, in their order."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a way may draw on.

    `document` holds the sentences of the cited document in their order; `others` holds sentences
    of other documents. Figures, dates and names that a way borrows are read out of these.
    """

    document: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A wrong statement: `change` says in words what was done to the sound one."""

    way: str
    text: str
    evidence: tuple[str, ...]
    change: str


Way = Callable[[Claim, Surroundings, random.Random], Mutation | None]
"""Return the claim made wrong in one way, or None where the way does not apply to it."""
