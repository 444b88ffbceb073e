"""Measure a checker on sources, beside the floor and what passes everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.benchmark.checkers import AllPositive, Floor
from evals.benchmark.score import (
    Line,
    Marked,
    fit_threshold,
    mark,
    pass_at,
    pass_by_fold,
    summarise,
)
from evals.benchmark.tables import Section
from evals.benchmark.types import Checker, Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The sections of a benchmark, and the checker's own marks with what they took."""

    sections: tuple[Section, ...]
    marked: tuple[Marked, ...]

    @property
    def failed(self) -> int:
        """How many judgements of the checker failed."""
        return sum(each.failed for each in self.marked)

    @property
    def asked(self) -> int:
        """How many were asked for."""
        return sum(len(each.rows) for each in self.marked)


def measure(
    sources: Mapping[str, Sequence[Labelled]],
    checker: Checker,
    *,
    frozen_on: Sequence[Labelled] | None = None,
    by_fold: bool = False,
) -> Measured:
    """Return the figures of a checker on each source.

    Args:
        sources: rows by the name of where they are from; none is empty.
        checker: what is measured.
        frozen_on: rows to choose the thresholds on, the floor's alike; None for their own.
        by_fold: choose the thresholds within each source, on the rows of other clusters.
    """
    floor = Floor()
    cuts = {each.name: each.threshold for each in (floor, checker)}
    if frozen_on is not None:
        cuts = {each.name: fit_threshold(mark(each, frozen_on)) for each in (floor, checker)}
    sections, own = [], []
    for name, rows in sources.items():
        passes_all = mark(AllPositive(), rows)
        lines = [summarise(name, passes_all, pass_at(passes_all, 0.0), threshold=0.0)]
        for each in (floor, checker):
            marked = mark(each, rows)
            lines.append(_cut(name, marked, cuts[each.name], by_fold=by_fold))
        own.append(marked)
        sections.append(Section(name=name, lines=tuple(lines)))
    return Measured(sections=tuple(sections), marked=tuple(own))


def _cut(name: str, marked: Marked, threshold: float, *, by_fold: bool) -> Line:
    passed = pass_by_fold(marked) if by_fold else pass_at(marked, threshold)
    return summarise(name, marked, passed, threshold=None if by_fold else threshold)
