"""What earlier runs reached, one line each, for the plots of a report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.marked import name_field, refuse
from evals.statistics import Estimate
from evals.suite.nodes import read_text
from evals.types import Run

VERSION: Final = "1"
_DIGITS: Final = 6
Finite = Annotated[float, Field(allow_inf_nan=False)]


class Past(BaseModel):
    """An earlier run: a label (a release, a commit, a day), and mean, low, high, count by metric.

    `suite_hash` and `fingerprint` say what it was measured on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: Literal["1"]
    label: Annotated[str, Field(min_length=1)]
    suite_hash: str
    fingerprint: str
    results: dict[str, tuple[Finite, Finite, Finite, Annotated[int, Field(ge=1)]]]

    def find(self, metric: str) -> Estimate | None:
        """Return what a metric was, None where it had no value."""
        row = self.results.get(metric)
        return Estimate(mean=row[0], low=row[1], high=row[2], count=row[3]) if row else None


def make_past(run: Run, label: str) -> Past:
    """Return what is kept of a run for the plots."""
    return Past(
        schema_version=VERSION,
        label=label,
        suite_hash=run.suite_hash,
        fingerprint=run.fingerprint,
        results={
            each.metric: (
                round(each.estimate.mean, _DIGITS),
                round(each.estimate.low, _DIGITS),
                round(each.estimate.high, _DIGITS),
                each.estimate.count,
            )
            for each in run.results
            if each.estimate is not None
        },
    )


def read_history(path: Path) -> tuple[Past, ...]:
    """Return the earlier runs of a file, oldest first; none where there is no file yet.

    Raises:
        BadInput: "file:line: field: what": a line is not as described.
    """
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(Past.model_validate_json(line))
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            raise refuse(path, number, name_field(fault["loc"]), str(fault["msg"])) from None
    return tuple(found)


def render_history(history: Sequence[Past]) -> str:
    """Return the runs as JSON lines."""
    return "".join(
        json.dumps(each.model_dump(mode="json"), ensure_ascii=False, allow_nan=False) + "\n"
        for each in history
    )
