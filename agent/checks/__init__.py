"""The checks: one file each, pure, on any (statement, evidence) pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from agent.checks import (
    attribution,
    cause,
    comparison,
    contrary,
    counted,
    crossed,
    dates,
    details,
    directions,
    factors,
    figures,
    force,
    frequency,
    measured,
    names,
    order,
    plain,
    pointer,
    polarity,
    quantifiers,
    region,
    scope,
    swaps,
    talk,
    twins,
)
from agent.checks.overlap import check as overlap
from agent.types import Evidence, Finding, Kind

__all__ = ["ALL", "Check", "with_threshold"]


class Check(Protocol):
    """Look at one statement and its evidence; an empty list is a pass."""

    def __call__(self, text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
        """Return one finding for each fault."""
        ...


ALL: tuple[Check, ...] = (
    pointer.check,
    plain.check,
    region.check,
    figures.check,
    counted.check,
    dates.check,
    frequency.check,
    names.check,
    swaps.check,
    crossed.check,
    polarity.check,
    contrary.check,
    order.check,
    cause.check,
    comparison.check,
    measured.check,
    factors.check,
    directions.check,
    quantifiers.check,
    scope.check,
    force.check,
    talk.check,
    attribution.check,
    details.check,
    twins.check,
    overlap.check,
)


def with_threshold(threshold: float) -> tuple[Check, ...]:
    """Return all checks, the overlap with a threshold fitted to the user's own documents."""
    own = overlap.OverlapCheck(threshold)
    return tuple(own if each is overlap.check else each for each in ALL)
