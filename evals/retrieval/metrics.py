"""Scores of one ranked list against the passages marked as right; all in 0..1."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

Metric = Callable[[Sequence[str], Collection[str]], float]


def recall_at(depth: int) -> Metric:
    """Return the part of the right passages among the first `depth`."""

    def score(ranked: Sequence[str], gold: Collection[str]) -> float:
        return len(set(ranked[:depth]) & set(gold)) / len(gold)

    return score


def all_found_at(depth: int) -> Metric:
    """Return 1 where every right passage is among the first `depth`, else 0."""

    def score(ranked: Sequence[str], gold: Collection[str]) -> float:
        return float(set(gold) <= set(ranked[:depth]))

    return score


def average_precision_at(depth: int) -> Metric:
    """Return average precision over the first `depth`, best possible 1."""

    def score(ranked: Sequence[str], gold: Collection[str]) -> float:
        found, total = 0, 0.0
        for place, name in enumerate(ranked[:depth], start=1):
            if name in gold:
                found += 1
                total += found / place
        return total / min(depth, len(gold))

    return score


def gain_at(depth: int) -> Metric:
    """Return nDCG over the first `depth`; a passage is right or not.

    Source: Järvelin and Kekäläinen 2002.
    """

    def score(ranked: Sequence[str], gold: Collection[str]) -> float:
        got = sum(
            1 / math.log2(place + 1)
            for place, name in enumerate(ranked[:depth], start=1)
            if name in gold
        )
        best = sum(1 / math.log2(place + 1) for place in range(1, min(depth, len(gold)) + 1))
        return got / best

    return score


METRICS: dict[str, Metric] = {
    "R@5": recall_at(5),
    "R@10": recall_at(10),
    "all@10": all_found_at(10),
    "MAP@10": average_precision_at(10),
    "nDCG@10": gain_at(10),
}
