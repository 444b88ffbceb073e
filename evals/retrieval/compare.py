"""Scores of the three systems on a set, and how ours differs from the better of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evals.retrieval.metrics import METRICS
from evals.retrieval.sets import RetrievalSet
from evals.retrieval.systems import Bench, System
from evals.statistics import Estimate, estimate_mean

DEPTH: Final = 10
PARTS: Final[dict[str, Callable[[bool], bool]]] = {
    "all": lambda _: True,
    "tuned": lambda tuned: tuned,
    "held out": lambda tuned: not tuned,
}
"""The halves of the questions: settings were chosen on one and never looked at on the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question's score by each system."""

    cluster: str
    tuned: bool
    scores: Mapping[System, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table. `gain` is ours less `rival`, the better of the other two, paired."""

    set: str
    metric: str
    part: str
    means: Mapping[System, float]
    rival: System
    gain: Estimate


def rank_all(bench: Bench, library: RetrievalSet) -> dict[System, list[list[str]]]:
    """Return for each system the ranked ids of every question, in order."""
    return {
        system: [
            bench.rank(system, question.text, k=DEPTH, scope=question.scope)
            for question in library.questions
        ]
        for system in System
    }


def compare(library: RetrievalSet, ranked: Mapping[System, Sequence[Sequence[str]]]) -> list[Line]:
    """Return the rows of one set: each of its metrics, each part of its questions."""
    lines = []
    for metric in library.metrics:
        score = METRICS[metric]
        cases = [
            Case(
                cluster=question.cluster,
                tuned=question.tuned,
                scores={system: score(ranked[system][number], question.gold) for system in System},
            )
            for number, question in enumerate(library.questions)
        ]
        lines += summarise(library.name, metric, cases)
    return lines


def summarise(name: str, metric: str, cases: Sequence[Case]) -> list[Line]:
    """Return one row for each part of the questions that has any."""
    lines = []
    for part, belongs in PARTS.items():
        inside = [case for case in cases if belongs(case.tuned)]
        if inside:
            lines.append(_summarise_part(name, metric, part, inside))
    return lines


def _summarise_part(name: str, metric: str, part: str, cases: Sequence[Case]) -> Line:
    means = {system: sum(case.scores[system] for case in cases) / len(cases) for system in System}
    rival = max((System.WORDS, System.VECTORS), key=means.__getitem__)
    gain = estimate_mean(
        [case.scores[System.OURS] - case.scores[rival] for case in cases],
        [case.cluster for case in cases],
    )
    return Line(set=name, metric=metric, part=part, means=means, rival=rival, gain=gain)
