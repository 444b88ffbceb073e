"""Compare the overlap with the lexical floor, set by set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.overlap.features import NAMES
from agent.checks.overlap.model import Basis, load_model
from evals.support import linear
from evals.support.metrics import (
    Difference,
    Scored,
    auroc,
    average,
    balanced_accuracy,
    choose_threshold,
    compare,
)
from evals.support.sets import MEASURED
from evals.support.table import FLOOR, FOLDS, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CROSSING: Final = 0.5
"""Where the overlap is calibrated to part both labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One set under one kind of threshold: balanced accuracy and AUROC of floor and overlap."""

    name: str
    count: int
    floor: tuple[float, float]
    ours: tuple[float, float]
    accuracy: Difference
    area: Difference

    @property
    def is_below(self) -> bool:
        """Whether the overlap is below the floor beyond the interval, in either measure."""
        return self.accuracy.high < 0 or self.area.high < 0


def weigh(table: Table, basis: Basis) -> Floats:
    """Return the overlap of each row of a table."""
    model = load_model(basis)
    kept = table.values[:, : len(model.features)]
    return np.array([model.weigh(row) for row in kept.tolist()])


def find_crossing(tables: Mapping[str, Table]) -> float:
    """Return the floor's threshold: where a line fitted to its tuning rows is even.

    Both labels of each set weigh the same, as for the overlap.
    """
    scores = np.concatenate([table.values[:, FLOOR] for table in tables.values()])
    labels = np.concatenate([table.supported for table in tables.values()])
    weights = np.concatenate(
        [table.balance * np.sqrt(len(table.supported)) for table in tables.values()]
    )
    line = linear.fit(scores[:, None], labels, weights / weights.mean(), ridge=0.0)
    return -line.bias / float(line.weights[0])


def compare_frozen(name: str, table: Table, basis: Basis, crossing: float) -> Line:
    """Return a set with thresholds that were frozen on the tuning rows of the fitted sets."""
    ours, floor = weigh(table, basis), table.values[:, FLOOR]
    return _line(
        name,
        table,
        Scored(scores=ours, passed=ours >= CROSSING),
        Scored(scores=floor, passed=floor >= crossing),
    )


def compare_calibrated(name: str, table: Table, basis: Basis) -> Line:
    """Return a set with thresholds chosen on four fifths of its clusters, applied to the rest."""
    ours, floor = weigh(table, basis), table.values[:, FLOOR]
    return _line(name, table, _calibrate(ours, table), _calibrate(floor, table))


def summarise(name: str, lines: Sequence[Line]) -> Line:
    """Return the mean over sets, each weighing the same."""
    return Line(
        name=name,
        count=sum(line.count for line in lines),
        floor=_mean([line.floor for line in lines]),
        ours=_mean([line.ours for line in lines]),
        accuracy=average([line.accuracy for line in lines]),
        area=average([line.area for line in lines]),
    )


def print_lines(title: str, lines: Sequence[Line]) -> None:
    """Print the whole table, sets that only measure marked, worst sets included."""
    print(f"\n{title}")
    print(
        f"{'set':26}{'n':>6}  {'floor':>6} {'ours':>6} {'difference of BA':>24}  "
        f"{'floor':>6} {'ours':>6} {'difference of AUROC':>24}"
    )
    for line in lines:
        mark = "*" if line.name in MEASURED else " "
        print(
            f"{line.name + mark:26}{line.count:>6}  {line.floor[0]:6.3f} {line.ours[0]:6.3f} "
            f"{_format(line.accuracy):>24}  {line.floor[1]:6.3f} {line.ours[1]:6.3f} "
            f"{_format(line.area):>24}{'  below' if line.is_below else ''}"
        )


def basis_of(table: Table) -> Basis:
    """Return the score that a table has the features for."""
    return "vectors" if table.values.shape[1] > len(NAMES) else "words"


def _line(name: str, table: Table, ours: Scored, floor: Scored) -> Line:
    labels = table.supported
    accuracy, area = compare(ours, floor, labels, table.clusters)
    return Line(
        name=name,
        count=len(labels),
        floor=(balanced_accuracy(floor.passed, labels), auroc(floor.scores, labels)),
        ours=(balanced_accuracy(ours.passed, labels), auroc(ours.scores, labels)),
        accuracy=accuracy,
        area=area,
    )


def _calibrate(scores: Floats, table: Table) -> Scored:
    passed = np.zeros(len(scores), dtype=bool)
    for fold in range(FOLDS):
        away = table.folds == fold
        threshold = choose_threshold(scores[~away], table.supported[~away])
        passed[away] = scores[away] >= threshold
    return Scored(scores=scores, passed=passed)


def _mean(values: Sequence[tuple[float, float]]) -> tuple[float, float]:
    first, second = np.mean(values, axis=0)
    return float(first), float(second)


def _format(difference: Difference) -> str:
    return f"{difference.value:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}]"
