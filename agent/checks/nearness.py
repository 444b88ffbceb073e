"""Say how much two clauses have in common, words of one meaning counted as one."""

from __future__ import annotations

from collections.abc import Sequence

from agent.checks.clauses import Clause
from agent.checks.senses import senses_of


def nearness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of two sets of stems that meet, 0 to 1: twice the common over the sum."""
    if not one or not other:
        return 0.0
    meanings = frozenset().union(*(senses_of(stem) for stem in other))
    shared = sum(bool(senses_of(stem) & meanings) for stem in one)
    return 2 * shared / (len(one) + len(other))


def is_nearest(
    told: Sequence[Clause], wanted: frozenset[str], rivals: Sequence[frozenset[str]]
) -> bool:
    """Say whether some clause of a statement is as near to the wanted clause as to any rival."""
    return any(
        nearness(clause.stems, wanted) > 0.0
        and nearness(clause.stems, wanted)
        >= max((nearness(clause.stems, rival) for rival in rivals), default=0.0)
        for clause in told
    )
