"""Score checkers on labelled rows: every figure with its interval, by source and by error."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from evals.benchmark.metrics import FIGURES, Judged
from evals.benchmark.shares import estimate_share
from evals.benchmark.types import Checker, Labelled, Mark
from evals.judges.types import JudgeFailure
from evals.statistics import LEVEL, SEED, Estimate
from evals.support.metrics import choose_threshold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DRAWS: Final = 500
"""Resamples of a set's clusters; a thousand move the ends of an interval by less than 0.005."""
FOLDS: Final = 5
FEWEST_DRAWS: Final = 0.9
"""Share of draws in which a figure must be defined to have an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Rows as one checker marked them, and the seconds of time and of processor that it took."""

    checker: str
    threshold: float
    is_chance: bool
    rows: tuple[Labelled, ...]
    marks: tuple[Mark, ...]
    seconds: float
    processor_seconds: float

    @property
    def failed(self) -> int:
        """How many judgements failed: they are in no figure."""
        return sum(isinstance(each, JudgeFailure) for each in self.marks)

    def judged(self) -> tuple[list[Labelled], Floats]:
        """Return the rows that have a mark, and the marks."""
        kept = [
            (row, mark)
            for row, mark in zip(self.rows, self.marks, strict=True)
            if not isinstance(mark, JudgeFailure)
        ]
        return [row for row, _ in kept], np.array([mark for _, mark in kept], dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorLine:
    """Of the rows of one kind: the share that does not pass."""

    name: str
    supported: bool
    stopped: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One checker on one source. A figure without an interval is not defined there.

    `threshold` is None where each fold had its own.
    """

    source: str
    checker: str
    count: int
    supported: int
    failed: int
    threshold: float | None
    figures: Mapping[str, Estimate | None]
    errors: tuple[ErrorLine, ...] = ()
    draws: Mapping[str, Floats] = field(default_factory=dict, repr=False)


def mark(checker: Checker, rows: Sequence[Labelled]) -> Marked:
    """Return the rows with the checker's marks, timed."""
    begun, used = time.perf_counter(), time.process_time()
    marks = checker.mark(rows)
    return Marked(
        checker=checker.name,
        threshold=checker.threshold,
        is_chance=checker.is_chance,
        rows=tuple(rows),
        marks=tuple(marks),
        seconds=time.perf_counter() - begun,
        processor_seconds=time.process_time() - used,
    )


def fit_threshold(marked: Marked) -> float:
    """Return the threshold of the greatest balanced accuracy on the rows."""
    rows, marks = marked.judged()
    return choose_threshold(marks, _labels(rows))


def pass_at(marked: Marked, threshold: float) -> NDArray[np.bool_]:
    """Return which judged rows a threshold lets pass."""
    _, marks = marked.judged()
    return marks >= threshold


def pass_by_fold(marked: Marked) -> NDArray[np.bool_]:
    """Return which judged rows pass, each by the threshold chosen on the other clusters' rows."""
    rows, marks = marked.judged()
    folds = np.array([fold(row.cluster) for row in rows])
    labels = _labels(rows)
    passed = np.zeros(len(rows), dtype=bool)
    for number in range(FOLDS):
        away = folds == number
        passed[away] = marks[away] >= choose_threshold(marks[~away], labels[~away])
    return passed


def fold(cluster: str) -> int:
    """Return the fold of a cluster, fixed by its name."""
    return int(hashlib.sha256(f"fold {cluster}".encode()).hexdigest(), 16) % FOLDS


def summarise(
    source: str, marked: Marked, passed: NDArray[np.bool_], *, threshold: float | None
) -> Line:
    """Return a checker's figures on a source.

    Args:
        source: what the rows are called.
        marked: the rows; every checker of a source is drawn alike, so that draws are paired.
        passed: which judged rows pass.
        threshold: what they passed by, None where each fold had its own.
    """
    rows, marks = marked.judged()
    judged = Judged(marks=marks, passed=passed, labels=_labels(rows))
    drawn = _draw(judged, marked, [row.cluster for row in rows]) if rows else {}
    whole = np.ones(len(rows))
    figures = {
        name: _estimate(figure(judged, whole) if rows else None, drawn.get(name), len(rows))
        for name, figure in FIGURES.items()
        if name != "ece" or marked.is_chance
    }
    return Line(
        source=source,
        checker=marked.checker,
        count=len(rows),
        supported=int(judged.labels.sum()),
        failed=marked.failed,
        threshold=threshold,
        figures=figures,
        errors=tuple(_list_errors(rows, passed)),
        draws=drawn,
    )


def subtract(line: Line, floor: Line, name: str) -> Estimate | None:
    """Return by how much a figure is above the floor's, both drawn alike; None if undefined."""
    ours, theirs = line.figures.get(name), floor.figures.get(name)
    if ours is None or theirs is None:
        return None
    return _estimate(ours.mean - theirs.mean, line.draws[name] - floor.draws[name], line.count)


def average(lines: Sequence[Line], floors: Sequence[Line], name: str) -> Estimate | None:
    """Return the mean over sources of the differences to the floor, each source drawn alone."""
    pairs = [
        (one.figures.get(name), other.figures.get(name), one.draws[name] - other.draws[name])
        for one, other in zip(lines, floors, strict=True)
    ]
    values = [one.mean - other.mean for one, other, _ in pairs if one and other]
    if not values or len(values) < len(pairs):
        return None
    drawn = np.mean([each for _, _, each in pairs], axis=0)
    return _estimate(float(np.mean(values)), drawn, sum(line.count for line in lines))


def _labels(rows: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([row.supported for row in rows], dtype=bool)


def _draw(judged: Judged, marked: Marked, clusters: Sequence[str]) -> dict[str, Floats]:
    """Return each figure on whole clusters drawn anew; NaN in a draw where it is not defined.

    Clusters of failed judgements are drawn, too, so that checkers share their draws.
    """
    place = {name: n for n, name in enumerate(dict.fromkeys(row.cluster for row in marked.rows))}
    index = np.array([place[name] for name in clusters])
    names = [name for name in FIGURES if name != "ece" or marked.is_chance]
    drawn = {name: np.full(DRAWS, np.nan) for name in names}
    random = np.random.default_rng(SEED)
    for number in range(DRAWS):
        times = np.bincount(random.integers(0, len(place), len(place)), minlength=len(place))
        weights = times[index].astype(np.float64)
        for name in names:
            value = FIGURES[name](judged, weights)
            if value is not None:
                drawn[name][number] = value
    return drawn


def _estimate(value: float | None, drawn: Floats | None, count: int) -> Estimate | None:
    if value is None or drawn is None:
        return None
    kept = drawn[~np.isnan(drawn)]
    if len(kept) < FEWEST_DRAWS * DRAWS:
        # Too few clusters hold both labels: the ends would be those of the lucky draws.
        return None
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(kept, [tail, 1 - tail])
    return Estimate(mean=float(value), low=float(low), high=float(high), count=count)


def _list_errors(rows: Sequence[Labelled], passed: NDArray[np.bool_]) -> list[ErrorLine]:
    """Return the kinds that rows name: those of supported rows first."""
    kinds = sorted({(not row.supported, row.error) for row in rows if row.error})
    found = []
    for unsupported, name in kinds:
        own = [
            (not bool(through), row.cluster)
            for row, through in zip(rows, passed, strict=True)
            if row.error == name and row.supported is not unsupported
        ]
        stopped = estimate_share([each for each, _ in own], [cluster for _, cluster in own])
        found.append(ErrorLine(name=name, supported=not unsupported, stopped=stopped))
    return found
