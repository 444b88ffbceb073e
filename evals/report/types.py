"""What a report is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evals.gate.history import Past
from evals.gate.types import Decision
from evals.suite.load import SuiteFile
from evals.suite.read_answers import AnswerFile
from evals.types import CaseRun, Result, Run

NAME: Final = "brief eval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a file, from 1; `file` is as an editor or a code host names it."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run, what was decided of it, and what it is shown beside.

    `history` are earlier runs, oldest first; `places` says where each case is written.
    """

    run: Run
    decision: Decision
    history: tuple[Past, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    def find_case(self, name: str) -> CaseRun | None:
        """Return a case by its id; None for one that is only in the baseline or the policy."""
        return next((each for each in self.run.cases if each.case.id == name), None)

    def results(self) -> Mapping[str, Result]:
        """Return the results by metric, in the order of the run."""
        return {each.metric: each for each in self.run.results}


def place_cases(file: SuiteFile) -> dict[str, Place]:
    """Return where each question of a suite is written."""
    name = _name(file.path)
    return {
        case.id: Place(file=name, line=file.marked.lines.get(("questions", file.place(case.id)), 1))
        for case in file.suite.questions
    }


def place_answers(file: AnswerFile, cases: Mapping[str, int]) -> dict[str, Place]:
    """Return where each answer of a file is written, from the lines by case."""
    name = _name(file.path)
    return {case: Place(file=name, line=line) for case, line in cases.items()}


def _name(path: Path) -> str:
    """Return a path as seen from the folder that the command runs in, where it lies below."""
    whole, here = path.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix()
