"""Is a run worse than its baseline, or is that chance? Paired tests, case against case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

import numpy as np

from evals.statistics import DRAWS, LEVEL, SEED

_BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One case in both runs: the sum and the number of its values in each.

    `cluster` is what is drawn with it: cases of one document or question are alike.
    """

    cluster: str
    before_sum: float
    before_count: int
    after_sum: float
    after_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A mean after less the mean before, its interval, and how likely chance alone makes as much.

    `p` is two-sided.
    """

    mean: float
    low: float
    high: float
    p: float


def find_mcnemar_p(worse: int, better: int) -> float:
    """Return the exact two-sided p of McNemar's test.

    Args:
        worse: cases that were right before and are wrong now.
        better: cases that were wrong before and are right now.

    Source: McNemar 1947; exact by the binomial distribution, as in Fay 2010, Two-sided Exact
        Tests and Matching Confidence Intervals for Discrete Data.
    """
    changed = worse + better
    tail = sum(comb(changed, each) for each in range(min(worse, better) + 1))
    # Whole numbers until here: the powers of two of large suites are beyond a float.
    return min(1.0, float(2 * tail / 2**changed))


def draw_difference(
    pairs: Sequence[Pair], *, draws: int = DRAWS, level: float = LEVEL
) -> Difference:
    """Return the difference of the means over all values, by a paired bootstrap over clusters.

    A draw takes clusters with all their values in both runs. Its p is twice the share of draws
    on the other side of zero, where a draw at zero counts to both, and one draw is added to
    either: it is never 0.

    Args:
        pairs: the cases that both runs have, at least one with a value in each run.
        draws: resamples.
        level: the part of the resampled differences that the interval holds.

    Source: Efron and Tibshirani 1993, chapters 13 and 16; Field and Welsh 2007 on clusters;
        Davison and Hinkley 1997, section 4.2, on the added draw.
    """
    before, counts_before = _sum_by_cluster(pairs, "before")
    after, counts_after = _sum_by_cluster(pairs, "after")
    if not counts_before.sum() or not counts_after.sum():
        raise ValueError("a difference needs a value before and one after")
    random = np.random.default_rng(SEED)
    drawn: list[np.ndarray] = []
    for start in range(0, draws, _BATCH):
        rows = min(_BATCH, draws - start)
        taken = random.integers(0, before.size, size=(rows, before.size))
        size_before, size_after = (
            counts[taken].sum(axis=1) for counts in (counts_before, counts_after)
        )
        # Where few cases have a value, a draw can miss them all: it says nothing then.
        kept = (size_before > 0) & (size_after > 0)
        drawn.append(
            after[taken].sum(axis=1)[kept] / size_after[kept]
            - before[taken].sum(axis=1)[kept] / size_before[kept]
        )
    differences = np.concatenate(drawn)
    tail = (1 - level) / 2
    low, high = np.quantile(differences, [tail, 1 - tail])
    return Difference(
        mean=float(after.sum() / counts_after.sum() - before.sum() / counts_before.sum()),
        low=float(low),
        high=float(high),
        p=_find_p(differences),
    )


def adjust_holm(found: Mapping[str, float]) -> dict[str, float]:
    """Return each p after Holm's correction: among twenty metrics one is "significant" by chance.

    Source: Holm 1979, A Simple Sequentially Rejective Multiple Test Procedure.
    """
    adjusted: dict[str, float] = {}
    highest = 0.0
    ordered = sorted(found, key=lambda name: (found[name], name))
    for place, name in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - place) * found[name]))
        adjusted[name] = highest
    return {name: adjusted[name] for name in found}


def _sum_by_cluster(pairs: Sequence[Pair], which: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the sums and the numbers of values of each cluster, in the order they first come."""
    place = {name: n for n, name in enumerate(dict.fromkeys(each.cluster for each in pairs))}
    index = [place[each.cluster] for each in pairs]
    sums = [getattr(each, f"{which}_sum") for each in pairs]
    counts = [getattr(each, f"{which}_count") for each in pairs]
    return np.bincount(index, weights=sums), np.bincount(index, weights=counts)


def _find_p(differences: np.ndarray) -> float:
    # Sums in another order differ in the last digit; that is no difference.
    rounded = np.round(differences, 12)
    below, above = int((rounded <= 0).sum()), int((rounded >= 0).sum())
    return min(1.0, 2 * (min(below, above) + 1) / (rounded.size + 1))
