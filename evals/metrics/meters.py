"""Latency, tokens and cost: never the same twice, so they stay out of everything that is compared.

They have a registry and a file of their own; no `Run` holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from agent.types import Answer, Usage
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, Read, fail
from evals.types import CaseRun

_SOURCE: Final = "The answer's own usage; seconds by the wall clock of the machine it ran on."


def _reader(take: Callable[[Usage], float | None]) -> Read:
    def read(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
        """Yield the figure of one answer."""
        del run, judge
        value = take(answer.usage)
        yield fail("no price is known for the model") if value is None else Mark(value=value)

    return read


def _meter(name: str, definition: str, take: Callable[[Usage], float | None]) -> Metric:
    return Metric(
        name=name,
        definition=definition,
        source=_SOURCE,
        better="lower",
        level="case",
        gates=False,
        read=_reader(take),
    )


METERS: tuple[Metric, ...] = (
    _meter("total_seconds", "Mean seconds of an answer.", lambda usage: usage.total_seconds),
    _meter(
        "search_seconds", "Mean seconds spent on searching.", lambda usage: usage.search_seconds
    ),
    _meter(
        "model_seconds",
        "Mean seconds spent waiting for a model.",
        lambda usage: usage.model_seconds,
    ),
    _meter(
        "input_tokens",
        "Mean tokens sent, all attempts.",
        lambda usage: float(usage.input_tokens),
    ),
    _meter(
        "output_tokens",
        "Mean tokens received, all attempts.",
        lambda usage: float(usage.output_tokens),
    ),
    _meter(
        "cost_usd",
        "Mean cost in US dollars; a model without a known price is a failure, not free.",
        lambda usage: usage.cost_usd,
    ),
)
