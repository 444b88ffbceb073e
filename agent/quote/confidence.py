"""Is a question answered by what was found? A small logistic model, calibrated on human sets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.question.types import Question
from agent.quote.rank import Scored

WEIGHTS: Final = {"covered": 3.0, "nearness": 4.0, "rarest": 1.0, "holds": 1.0}
BIAS: Final = -3.4
THRESHOLD: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for an answer being there, each from 0 to 1."""

    covered: float
    nearness: float
    rarest: float
    holds: float


def read_signs(question: Question, ranked: Sequence[Scored], weights: dict[str, float]) -> Signs:
    """Return the signs for the best sentences found."""
    best = ranked[:5]
    rarest = max(weights, key=lambda term: weights[term], default="")
    return Signs(
        covered=max((each.own for each in best), default=0.0),
        nearness=max((each.nearness for each in best), default=0.0),
        rarest=float(any(rarest in each.matched for each in best)) if rarest else 1.0,
        holds=best[0].holds if best else 0.0,
    )


def estimate(signs: Signs) -> float:
    """Return the probability that the question is answered."""
    total = BIAS + sum(weight * getattr(signs, name) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))
