"""Gradient boosting of small trees with a logistic loss: numpy alone, so the same every time.

Source: Friedman 2001; second-order leaf values as in Chen and Guestrin 2016; a feature may be
bound to act in one direction only, as in their library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.overlap.model import Tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

BINS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How many trees, how deep, how fast, and how much weight a leaf needs."""

    trees: int = 300
    depth: int = 3
    rate: float = 0.05
    ridge: float = 5.0
    least: float = 20.0


@dataclass(frozen=True, slots=True)
class _Split:
    gain: float
    feature: int
    bin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The binned features with the gradients that a tree is grown on."""

    bins: Ints
    slopes: Floats
    curves: Floats
    signs: Sequence[int]


def fit(
    values: Floats, labels: NDArray[np.bool_], weights: Floats, signs: Sequence[int], how: Settings
) -> list[Tree]:
    """Return trees whose summed leaves are the log-odds of support.

    Args:
        values: shape (rows, features).
        labels: shape (rows,).
        weights: shape (rows,), mean about 1.
        signs: for each feature 1 if more may only raise the score, -1 if only lower it, else 0.
        how: the settings.
    """
    edges = [_cut_points(column) for column in values.T]
    bins = np.stack(
        [np.searchsorted(cuts, column) for cuts, column in zip(edges, values.T, strict=True)]
    )
    reached = np.zeros(len(values))
    trees = []
    for _ in range(how.trees):
        chances = 1 / (1 + np.exp(-reached))
        rows = _Rows(
            bins=bins,
            slopes=weights * (labels - chances),
            curves=weights * chances * (1 - chances),
            signs=signs,
        )
        tree, leaves = _grow(rows, edges, how)
        reached += leaves
        trees.append(tree)
    return trees


def _cut_points(column: Floats) -> Floats:
    """Return thresholds between the quantiles of a feature, rounded as they are written."""
    marks = np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])
    return np.unique(np.round(marks, 4))


def _grow(rows: _Rows, edges: list[Floats], how: Settings) -> tuple[Tree, Floats]:
    """Return one tree, its nodes in order of depth, and the value that each row reaches."""
    features, cuts, leaves = [], [], []
    reached = np.zeros(rows.bins.shape[1])
    level: list[tuple[Ints, float, float]] = [(np.arange(rows.bins.shape[1]), -np.inf, np.inf)]
    for _ in range(how.depth):
        following = []
        for members, low, high in level:
            split = _find_split(rows, members, how, low, high)
            if split is None:
                # Every row goes left; both halves carry on with the same bounds.
                features.append(-1)
                cuts.append(0.0)
                following += [(members, low, high), (members[:0], low, high)]
                continue
            features.append(split.feature)
            cuts.append(float(edges[split.feature][split.bin]))
            left = rows.bins[split.feature, members] <= split.bin
            one, other = members[left], members[~left]
            middle = (_value(rows, one, how, low, high) + _value(rows, other, how, low, high)) / 2
            sign = rows.signs[split.feature]
            following += [
                (one, middle if sign < 0 else low, middle if sign > 0 else high),
                (other, middle if sign > 0 else low, middle if sign < 0 else high),
            ]
        level = following
    for members, low, high in level:
        value = round(how.rate * _value(rows, members, how, low, high), 5)
        reached[members] = value
        leaves.append(value)
    return Tree(features=tuple(features), cuts=tuple(cuts), leaves=tuple(leaves)), reached


def _value(rows: _Rows, members: Ints, how: Settings, low: float, high: float) -> float:
    slope, curve = float(rows.slopes[members].sum()), float(rows.curves[members].sum())
    return float(np.clip(slope / (curve + how.ridge), low, high))


def _find_split(
    rows: _Rows, members: Ints, how: Settings, low: float, high: float
) -> _Split | None:
    """Return the split that gains most, None where none gains or leaves would be too small."""
    if not len(members):
        return None
    slopes, curves = rows.slopes[members], rows.curves[members]
    best: _Split | None = None
    whole = slopes.sum() ** 2 / (curves.sum() + how.ridge)
    for feature, column in enumerate(rows.bins):
        places = column[members]
        slope = np.cumsum(np.bincount(places, slopes, BINS + 1))[:-1]
        curve = np.cumsum(np.bincount(places, curves, BINS + 1))[:-1]
        rest_slope, rest_curve = slopes.sum() - slope, curves.sum() - curve
        left = np.clip(slope / (curve + how.ridge), low, high)
        right = np.clip(rest_slope / (rest_curve + how.ridge), low, high)
        gain = slope**2 / (curve + how.ridge) + rest_slope**2 / (rest_curve + how.ridge) - whole
        allowed = (curve >= how.least / 4) & (rest_curve >= how.least / 4)
        if rows.signs[feature]:
            allowed &= (right - left) * rows.signs[feature] >= 0
        gain = np.where(allowed, gain, -np.inf)
        at = int(gain.argmax())
        if gain[at] > 1e-6 and (best is None or gain[at] > best.gain):
            best = _Split(float(gain[at]), feature, at)
    return best
