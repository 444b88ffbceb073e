"""The checks: one file each, pure, on any (statement, evidence) pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from agent.checks import (
    attribution,
    cause,
    comparison,
    contrary,
    dates,
    details,
    figures,
    force,
    frequency,
    names,
    order,
    plain,
    pointer,
    polarity,
    quantifiers,
    region,
    scope,
    swaps,
    twins,
)
from agent.checks.overlap import check as overlap
from agent.types import Evidence, Finding, Kind

__all__ = ["ALL", "Check"]


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
    dates.check,
    frequency.check,
    names.check,
    swaps.check,
    polarity.check,
    contrary.check,
    order.check,
    cause.check,
    comparison.check,
    quantifiers.check,
    scope.check,
    force.check,
    attribution.check,
    details.check,
    twins.check,
    overlap.check,
)
