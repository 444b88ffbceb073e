"""Is a question answered by what was found? A small logistic model, calibrated on human sets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from agent.quote.rank import Scored

WEIGHTS: Final = {"score": 3.0, "covered": 2.0, "nearness": 3.0, "passage": 0.0, "unseen": 0.0}
BIAS: Final = -3.2
THRESHOLD: Final = 0.5

_BEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for an answer being there, each from 0 to 1.

    `score` is that of the best sentence; `covered` the share of the question's words, by rarity,
    that one of the best sentences holds itself; `nearness` the best cosine of a sentence;
    `passage` the best cosine of a passage; `unseen` the share of the question's words that no
    sentence found holds.
    """

    score: float
    covered: float
    nearness: float
    passage: float
    unseen: float


def read_signs(
    ranked: Sequence[Scored], weights: Mapping[str, float], similarities: Sequence[float]
) -> Signs:
    """Return the signs of what was found.

    Args:
        ranked: the sentences, best first.
        weights: the rarity of each word of the question.
        similarities: the cosines of the passages found; empty where words alone decide.
    """
    best = ranked[:_BEST]
    seen = frozenset[str]().union(*(each.matched for each in ranked))
    return Signs(
        score=best[0].score if best else 0.0,
        covered=max((each.own for each in best), default=0.0),
        nearness=max((each.nearness for each in best), default=0.0),
        passage=max(similarities, default=0.0),
        unseen=sum(term not in seen for term in weights) / max(1, len(weights)),
    )


def estimate(signs: Signs) -> float:
    """Return the probability that the question is answered."""
    values = asdict(signs)
    total = BIAS + sum(weight * values[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))
