"""A run as a small file in git that later runs are held against: figures and hashes, no words.

One line for each case and metric, in the order of the run, so that a change reads as a diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from agent.marked import name_field, refuse
from agent.types import Outcome
from evals.gate.tally import Cell, Cells, fill_cells
from evals.running.store import store
from evals.statistics import Estimate
from evals.suite.nodes import read_text
from evals.types import Mode, Run

VERSION: Final = "1"
FORM: Final = "baseline"
_DIGITS: Final = 12
"""Figures are rounded so that a sum taken in another order is the same file."""

Finite = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Row = tuple[Finite, Count, Count]
"""The sum of a metric's values on a case, how many they are, and how many failed."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeptCase(_Strict):
    """How a case ended. `answer` is a hash of all that was said; both are empty without one."""

    outcome: Outcome | None
    answer: str
    cluster: str
    metrics: dict[str, Row]


class KeptResult(_Strict):
    """A metric over the run; without a value mean, low and high are None."""

    mean: Finite | None
    low: Finite | None
    high: Finite | None
    count: Count
    failed: Count

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        given = (self.mean is not None, self.low is not None, self.high is not None)
        if set(given) != {self.count > 0}:
            raise ValueError("mean, low and high belong to a count above 0, and to no other")
        return self


class Baseline(_Strict):
    """A run without the words of answers and documents."""

    form: Literal["baseline"]
    schema_version: Literal["1"]
    suite: str
    suite_hash: str
    fingerprint: str
    mode: Mode
    model: str | None
    judge: str
    prompts: dict[str, str]
    results: dict[str, KeptResult]
    cases: dict[str, KeptCase]

    def cells(self) -> Cells:
        """Return the sums by case and metric."""
        return {
            name: {
                metric: Cell(total=row[0], count=row[1], failed=row[2])
                for metric, row in case.metrics.items()
            }
            for name, case in self.cases.items()
        }

    def estimates(self) -> Mapping[str, Estimate]:
        """Return the means with their intervals."""
        return {
            name: Estimate(mean=each.mean, low=each.low, high=each.high, count=each.count)
            for name, each in self.results.items()
            if each.mean is not None and each.low is not None and each.high is not None
        }


def make_baseline(run: Run) -> Baseline:
    """Return what is kept of a run."""
    held = store(run)
    cells = fill_cells(run.scores)
    clusters = {each.case: each.cluster for each in reversed(run.scores)}
    return Baseline(
        form=FORM,
        schema_version=VERSION,
        suite=run.suite,
        suite_hash=run.suite_hash,
        fingerprint=run.fingerprint,
        mode=run.mode,
        model=run.model,
        judge=run.judge,
        prompts=dict(run.prompts),
        results={each.metric: _keep(each.estimate, each.failed) for each in run.results},
        cases={
            each.id: KeptCase(
                outcome=each.outcome,
                answer=each.answer,
                cluster=clusters.get(each.id, each.id),
                metrics={
                    name: (_round(cell.total), cell.count, cell.failed)
                    for name, cell in cells.get(each.id, {}).items()
                },
            )
            for each in held.cases
        },
    )


def read_baseline(path: Path) -> Baseline:
    """Return a baseline from its file.

    Raises:
        BadInput: "file:line: field: what": it cannot be read, is of another version, or is no
            baseline at all.
    """
    try:
        value = json.loads(read_text(path), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise refuse(path, line, "", f"it is no JSON: {error}") from None
    if not isinstance(value, dict) or value.get("form") != FORM:
        what = "it is no baseline; write one with --write-baseline"
        raise refuse(path, 1, "form", what)
    version = value.get("schema_version")
    if version != VERSION:
        what = f"the baseline is of version {version!s:.20}, and we read {VERSION}; write it again"
        raise refuse(path, _find_line(path, "schema_version"), "schema_version", what)
    try:
        return Baseline.model_validate(value)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        last = next((part for part in reversed(fault["loc"]) if isinstance(part, str)), "")
        raise refuse(
            path, _find_line(path, last), name_field(fault["loc"]), str(fault["msg"])
        ) from None


def render_baseline(baseline: Baseline) -> str:
    """Return a baseline as JSON with one line for each figure."""
    return "\n".join(_list_lines(baseline)) + "\n"


def _list_lines(baseline: Baseline) -> Iterator[str]:
    values = baseline.model_dump(mode="json")
    results, cases = values.pop("results"), values.pop("cases")
    yield "{"
    for name, value in values.items():
        yield f" {_write(name)}: {_write(value)},"
    yield ' "results": {'
    yield from _list_fields(results, "  ")
    yield " },"
    yield ' "cases": {'
    for number, (name, case) in enumerate(cases.items(), start=1):
        metrics = case.pop("metrics")
        yield f"  {_write(name)}: {{"
        for field, value in case.items():
            yield f"   {_write(field)}: {_write(value)},"
        yield '   "metrics": {'
        yield from _list_fields(metrics, "    ")
        yield "   }"
        yield "  }" + ("," if number < len(cases) else "")
    yield " }"
    yield "}"


def _list_fields(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for number, (name, value) in enumerate(values.items(), start=1):
        yield f"{indent}{_write(name)}: {_write(value)}" + ("," if number < len(values) else "")


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _keep(estimate: Estimate | None, failed: int) -> KeptResult:
    if estimate is None:
        return KeptResult(mean=None, low=None, high=None, count=0, failed=failed)
    return KeptResult(
        mean=_round(estimate.mean),
        low=_round(estimate.low),
        high=_round(estimate.high),
        count=estimate.count,
        failed=failed,
    )


def _round(value: float) -> float:
    return round(value, _DIGITS)


def _find_line(path: Path, field: str) -> int:
    """Return the first line that names a field, 1 where none does."""
    lines = read_text(path).splitlines()
    return next((n for n, line in enumerate(lines, start=1) if f'"{field}"' in line), 1)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")
