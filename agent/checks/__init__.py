"""The checks: one file each, pure, on any (statement, evidence) pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from agent.checks import plain, pointer, region
from agent.checks.binding import force, talk
from agent.checks.denying import contrary, directions, polarity
from agent.checks.framed import unframed
from agent.checks.naming import crossed, names, swaps, twins
from agent.checks.overlap import check as overlap
from agent.checks.relating import cause, comparison, details, order, quantifiers, scope
from agent.checks.speaking import attribution
from agent.checks.values import counted, dates, factors, figures, frequency, measured, periods
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
    unframed(figures.check),
    unframed(counted.check),
    unframed(periods.check),
    dates.check,
    unframed(frequency.check),
    names.check,
    swaps.check,
    crossed.check,
    unframed(polarity.check),
    unframed(contrary.check),
    unframed(order.check),
    unframed(cause.check),
    unframed(comparison.check),
    unframed(measured.check),
    unframed(factors.check),
    unframed(directions.check),
    unframed(quantifiers.check),
    unframed(scope.check),
    unframed(force.check),
    talk.check,
    attribution.check,
    unframed(details.check),
    twins.check,
    overlap.check,
)


def with_threshold(threshold: float) -> tuple[Check, ...]:
    """Return all checks, the overlap with a threshold fitted to the user's own documents."""
    own = overlap.OverlapCheck(threshold)
    return tuple(own if each is overlap.check else each for each in ALL)
