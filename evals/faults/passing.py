"""The same fault once instead of always."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from agent.model.deadline import Deadlines
from evals.faults.types import LONG_SECONDS, Place, Scenario

_LONGER: Final = 4
"""Times the deadline of the lasting fault: here only the first request may miss it."""


def soften(scenario: Scenario) -> Scenario | None:
    """Return the scenario with one fault and then honesty, if that is worth another attempt."""
    promise = scenario.promise
    if not promise.retryable or promise.most_requests == 1 or scenario.place is not Place.SERVED:
        return None
    once = (scenario.lasting,) if scenario.lasting else scenario.faults
    deadlines = lengthen(scenario.deadlines)
    within = promise.within_seconds * _LONGER
    softer = replace(promise, outcomes=(), most_requests=2, within_seconds=within)
    return replace(scenario, promise=softer, faults=once, lasting=None, deadlines=deadlines)


def lengthen(deadlines: Deadlines) -> Deadlines:
    """Return deadlines that an honest answer keeps on a busy machine, too."""
    return replace(
        deadlines,
        first_token_seconds=min(deadlines.first_token_seconds * _LONGER, LONG_SECONDS),
        gap_seconds=min(deadlines.gap_seconds * _LONGER, LONG_SECONDS),
    )
