"""Shares with an interval that stays honest where every case went the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evals.statistics import LEVEL, Estimate, estimate_mean

TAIL: Final = (1 - LEVEL) / 2


def estimate_share(hits: Sequence[bool], clusters: Sequence[str]) -> Estimate:
    """Return the share of hits with its interval, drawn by cluster.

    Nothing but hits, drawn anew, is nothing but hits: the end of the interval on the other side
    is then the exact one, each cluster a single trial, which is the most careful reading.

    Source: Clopper and Pearson 1934.
    """
    found = estimate_mean([float(each) for each in hits], clusters)
    if len(set(clusters)) == 1 and any(hits) and not all(hits):
        # One source, drawn anew, is the same source: it says nothing of others.
        return replace(found, low=0.0, high=1.0)
    reach = TAIL ** (1 / len(set(clusters)))
    if all(hits):
        return replace(found, low=reach)
    if not any(hits):
        return replace(found, high=1 - reach)
    return found
