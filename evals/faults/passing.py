"""The same fault once instead of always."""

from __future__ import annotations

from dataclasses import replace

from evals.faults.types import Place, Scenario


def soften(scenario: Scenario) -> Scenario | None:
    """Return the scenario with one fault and then honesty, if that is worth another attempt."""
    promise = scenario.promise
    if not promise.retryable or promise.most_requests == 1 or scenario.place is not Place.SERVED:
        return None
    once = (scenario.lasting,) if scenario.lasting else scenario.faults
    softer = replace(promise, outcomes=(), most_requests=2)
    return replace(scenario, promise=softer, faults=once, lasting=None)
