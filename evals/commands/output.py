"""Where the results of a run go: files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from agent.types import Usage
from evals.commands.options import FORMS
from evals.gate.baseline import make_baseline, render_baseline
from evals.gate.history import make_past, render_history
from evals.report import github
from evals.report.types import Report
from evals.report.write import write_files
from evals.running.store import render_run, render_usage
from store.errors import BadInput

FILES: Final = MappingProxyType(
    {
        "text": "report.txt",
        "json": "decision.json",
        "html": "report.html",
        "junit": "junit.xml",
        "sarif": "report.sarif",
    }
)
"""Each form of the report, and what it is called in a folder of reports."""
SUMMARY_FILE: Final = "summary.md"
"""For the comment on a pull request."""
STEP_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
"""The variable in which a workflow's runner names the file of the summary."""
RUN_FILE: Final = "run.json"
USAGE_FILE: Final = "usage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """The files that were asked for: reports by their form, and the rest.

    `label` names the run in the history; without one the history is only read.
    """

    folder: Path | None = None
    reports: Mapping[str, Path] = field(default_factory=dict)
    baseline: Path | None = None
    history: Path | None = None
    label: str | None = None

    def refuse_unwritable(self) -> None:
        """Refuse before anything is asked: a run may cost money, and must not end in vain.

        Raises:
            BadInput: a file could not be written.
        """
        for path in self._list_files():
            place = path.parent
            while path.parent == self.folder and not place.exists():
                place = place.parent
            if not place.is_dir() or not os.access(place, os.W_OK) or path.is_dir():
                raise BadInput(f"{path}: it cannot be written")

    def write(self, report: Report, *, judging: Usage | None = None) -> None:
        """Write all of them or none.

        Args:
            report: the run with what is decided of it.
            judging: what the judge took, where it took anything.

        Raises:
            BadInput: one cannot be written.
        """
        write_files(dict(self._render(report, judging)))

    def _list_files(self) -> Iterator[Path]:
        yield from (path for _, path in self._list_reports())
        if self.folder is not None:
            yield from (self.folder / name for name in (SUMMARY_FILE, RUN_FILE, USAGE_FILE))
        if self.baseline is not None:
            yield self.baseline
        if self.history is not None and self.label is not None:
            yield self.history

    def _list_reports(self) -> Iterator[tuple[str, Path]]:
        yield from self.reports.items()
        if self.folder is not None:
            for form in ("text", "json", *FORMS):
                yield form, self.folder / FILES[form]

    def _render(self, report: Report, judging: Usage | None) -> Iterator[tuple[Path, str]]:
        for form, path in self._list_reports():
            yield path, render_as(form)(report)
        if self.folder is not None:
            yield self.folder / SUMMARY_FILE, github.render_summary(report)
            yield self.folder / RUN_FILE, render_run(report.run)
            yield self.folder / USAGE_FILE, render_usage(report.run, judging=judging)
        if self.baseline is not None:
            yield self.baseline, render_baseline(make_baseline(report.run))
        if self.history is not None and self.label is not None:
            past = make_past(report.run, self.label)
            yield self.history, render_history((*report.history, past))


def render_as(form: str) -> Callable[[Report], str]:
    """Return what renders a form of the report."""
    render: Callable[[Report], str] = import_module(f"evals.report.{form}").render
    return render


def add_step_summary(report: Report, environment: Mapping[str, str]) -> None:
    """Add the report to the summary of a workflow's step, where there is one.

    Raises:
        BadInput: it cannot be written.
    """
    named = environment.get(STEP_SUMMARY)
    if not named:
        return
    try:
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(github.render_summary(report))
    except OSError as error:
        raise BadInput(f"{named}: it cannot be written: {error.strerror}") from error


def choose_outputs(chosen: Mapping[str, Any]) -> Outputs:
    """Return the outputs that the options name.

    Raises:
        BadInput: one could not be written, a label has no history, or two would be mixed.
    """
    if chosen.get("json") and chosen.get("github"):
        raise BadInput("--json and --github would both print; one of them goes to --report-dir")
    paths = {
        name: Path(chosen[name])
        for name in ("report_dir", "write_baseline", "history", *FORMS)
        if chosen.get(name)
    }
    if chosen.get("label") and "history" not in paths:
        raise BadInput("--label names a run in a history: add --history FILE")
    outputs = Outputs(
        folder=paths.get("report_dir"),
        reports={name: paths[name] for name in FORMS if name in paths},
        baseline=paths.get("write_baseline"),
        history=paths.get("history"),
        label=chosen.get("label"),
    )
    outputs.refuse_unwritable()
    return outputs
