"""Balanced accuracy and AUROC of two scores on the same rows, with paired intervals by cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from evals.statistics import LEVEL, SEED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

DRAWS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The rows of one set under one score; `passed` is what a threshold made of them."""

    scores: Floats
    passed: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Ours less the floor, with its resampled values: whole sources are drawn, the same for both.

    Source: Field and Welsh 2007 on clusters.
    """

    value: float
    draws: Floats

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return float(np.quantile(self.draws, (1 - LEVEL) / 2))

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return float(np.quantile(self.draws, (1 + LEVEL) / 2))


def average(differences: Sequence[Difference]) -> Difference:
    """Return the mean over sets, each drawn on its own."""
    return Difference(
        value=float(np.mean([each.value for each in differences])),
        draws=np.mean([each.draws for each in differences], axis=0),
    )


def balanced_accuracy(passed: Bools, labels: Bools, weights: Floats | None = None) -> float:
    """Return the mean of the shares of supported rows passed and of unsupported ones stopped."""
    w = np.ones(len(labels)) if weights is None else weights
    sound = float(w[labels & passed].sum() / w[labels].sum())
    stopped = float(w[~labels & ~passed].sum() / w[~labels].sum())
    return (sound + stopped) / 2


def auroc(scores: Floats, labels: Bools, weights: Floats | None = None) -> float:
    """Return how often a supported row scores above an unsupported one; a tie counts half."""
    w = np.ones(len(labels)) if weights is None else weights
    _, place = np.unique(scores, return_inverse=True)
    yes = np.bincount(place, w * labels)
    no = np.bincount(place, w * ~labels)
    below = np.cumsum(no) - no
    return float((yes * (below + no / 2)).sum() / (yes.sum() * no.sum()))


def choose_threshold(scores: Floats, labels: Bools) -> float:
    """Return the threshold of the greatest balanced accuracy; rows at it pass."""
    values, place = np.unique(scores, return_inverse=True)
    yes = np.bincount(place, labels) / max(1, labels.sum())
    no = np.bincount(place, ~labels) / max(1, (~labels).sum())
    # Stopped below each value: unsupported ones gained, supported ones lost.
    gained = np.concatenate([[0.0], np.cumsum(no - yes)])
    at = int(gained.argmax())
    if at == 0:
        return float(values[0])
    if at == len(values):
        return float(np.nextafter(values[-1], np.inf))
    return float((values[at - 1] + values[at]) / 2)


def compare(
    ours: Scored, floor: Scored, labels: Bools, clusters: Sequence[str]
) -> tuple[Difference, Difference]:
    """Return the differences of balanced accuracy and of AUROC."""
    place = {name: n for n, name in enumerate(dict.fromkeys(clusters))}
    index = np.array([place[name] for name in clusters])
    random = np.random.default_rng(SEED)
    accuracy, area = np.empty(DRAWS), np.empty(DRAWS)
    for n in range(DRAWS):
        weights = _draw(random, index, len(place), labels)
        accuracy[n] = balanced_accuracy(ours.passed, labels, weights) - balanced_accuracy(
            floor.passed, labels, weights
        )
        area[n] = auroc(ours.scores, labels, weights) - auroc(floor.scores, labels, weights)
    return (
        Difference(
            value=balanced_accuracy(ours.passed, labels) - balanced_accuracy(floor.passed, labels),
            draws=accuracy,
        ),
        Difference(
            value=auroc(ours.scores, labels) - auroc(floor.scores, labels),
            draws=area,
        ),
    )


def _draw(
    random: np.random.Generator, index: NDArray[np.int64], count: int, labels: Bools
) -> Floats:
    """Return how often each row is drawn; draws without one of the labels are drawn again."""
    while True:
        times = np.bincount(random.integers(0, count, size=count), minlength=count)
        weights = times[index].astype(np.float64)
        if weights[labels].sum() and weights[~labels].sum():
            return weights
