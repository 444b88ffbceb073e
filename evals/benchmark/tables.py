"""The tables of a benchmark as text, and all of it as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evals.benchmark.metrics import FIGURES
from evals.benchmark.score import Line, Marked, average, subtract
from evals.gate.types import Decision
from evals.statistics import Estimate
from evals.support.sets import MEASURED

TITLES: Final = {
    "balanced_accuracy": "bal. acc.",
    "auroc": "AUROC",
    "f1": "F1",
    "mcc": "MCC",
    "kappa": "kappa",
    "pr_auc": "PR-AUC",
    "ece": "ECE",
}
COMPARED: Final = ("balanced_accuracy", "auroc")
NOTHING: Final = "-"
WIDE: Final = 19
SMALL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One source under every checker: the lexical floor comes second, the one asked for last."""

    name: str
    lines: tuple[Line, ...]

    @property
    def floor(self) -> Line:
        """The lexical floor."""
        return self.lines[1]

    @property
    def ours(self) -> Line:
        """The checker that was asked for."""
        return self.lines[-1]


def write_sections(sections: Sequence[Section]) -> Iterator[str]:
    """Yield the lines of the tables: figures, differences to the floor, kinds of error."""
    wide = max(len(line.checker) for each in sections for line in each.lines)
    for section in sections:
        yield from _write_section(section, wide)
    yield from _write_differences(sections)


def write_speed(marked: Sequence[Marked], *, cost: str = "") -> Iterator[str]:
    """Yield what the checker took: by the processor, and from end to end."""
    count = sum(len(each.rows) for each in marked)
    wall = sum(each.seconds for each in marked)
    used = sum(each.processor_seconds for each in marked)
    rates = [
        f"{count / seconds:.0f} pairs a second {what}"
        for seconds, what in ((used, "and core"), (wall, "end to end"))
        if seconds
    ]
    yield f"{count} pairs in {wall:.1f} s: {', '.join(rates)}{f'; {cost}' if cost else ''}"


def list_values(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Return all figures as JSON holds them; without times, which differ from run to run."""
    return [
        {
            "source": section.name,
            "checkers": [_list_line(line) for line in section.lines],
            "over_floor": {
                name: show(subtract(section.ours, section.floor, name)) for name in COMPARED
            },
        }
        for section in sections
    ]


def write_decision(decision: Decision) -> Iterator[str]:
    """Yield the lines of a decision on limits."""
    yield ""
    yield f"{decision.verdict.value.upper()}: {decision.headline}"
    yield from (f"  {each.status.value}: {each.message}" for each in decision.rulings)


def list_decision(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON holds it."""
    return {
        "verdict": decision.verdict.value,
        "rulings": [
            {"rule": each.name, "status": each.status.value, "message": each.message}
            for each in decision.rulings
        ],
    }


def show(estimate: Estimate | None) -> dict[str, float] | None:
    """Return an estimate as JSON holds it."""
    if estimate is None:
        return None
    return {
        "mean": round(estimate.mean, 6),
        "low": round(estimate.low, 6),
        "high": round(estimate.high, 6),
        "count": estimate.count,
    }


def put(estimate: Estimate | None, *, sign: str = "") -> str:
    """Return an estimate with its interval: "0.812 [0.790, 0.834]"."""
    if estimate is None:
        return NOTHING
    values = (estimate.mean, estimate.low, estimate.high)
    mean, low, high = (f"{value:{sign}.3f}" for value in values)
    return f"{mean} [{low}, {high}]"


def _write_section(section: Section, wide: int) -> Iterator[str]:
    first = section.ours
    failed = f", {first.failed} judgements failed and are not scored" if first.failed else ""
    yield f"{section.name}: {first.count} pairs, {first.supported} supported{failed}"
    titles = " ".join(
        f"{TITLES[name]:>{WIDE + 2 if name in COMPARED else SMALL}}" for name in FIGURES
    )
    yield f"  {'':{wide}} {'from':>6} {titles}"
    for line in section.lines:
        at = "folds" if line.threshold is None else f"{line.threshold:.3f}"
        figures = " ".join(_put_cell(line, name) for name in FIGURES)
        yield f"  {line.checker:{wide}} {at:>6} {figures}"
    if first.errors:
        yield f"  not let pass by {first.checker}, of"
        for each in first.errors:
            what = " (supported)" if each.supported else ""
            name = f"{each.name}{what}"
            yield f"    {name:28}{each.stopped.count:>5}  {put(each.stopped)}"
    yield ""


def _put_cell(line: Line, name: str) -> str:
    estimate = line.figures.get(name)
    if name in COMPARED:
        return f"{put(estimate):>{WIDE + 2}}"
    return f"{f'{estimate.mean:.3f}' if estimate else NOTHING:>{SMALL}}"


def _write_differences(sections: Sequence[Section]) -> Iterator[str]:
    yield f"{sections[0].ours.checker} less {sections[0].floor.checker}"
    yield f"  {'':26}{'bal. acc.':>24} {'AUROC':>24}"
    for section in sections:
        found = [subtract(section.ours, section.floor, name) for name in COMPARED]
        below = "  below" if any(each and each.high < 0 for each in found) else ""
        cells = " ".join(f"{put(each, sign='+'):>24}" for each in found)
        yield f"  {section.name:26}{cells}{below}"
    if len(sections) > 1:
        yield _write_mean("mean of all", sections)
    apart = [each for each in sections if each.name in MEASURED]
    if 1 < len(apart) < len(sections):
        yield _write_mean("mean, nothing fitted on", apart)
    yield ""


def _write_mean(name: str, sections: Sequence[Section]) -> str:
    ours, floors = [each.ours for each in sections], [each.floor for each in sections]
    means = " ".join(f"{put(average(ours, floors, each), sign='+'):>24}" for each in COMPARED)
    return f"  {name:26}{means}"


def _list_line(line: Line) -> dict[str, Any]:
    return {
        "checker": line.checker,
        "count": line.count,
        "supported": line.supported,
        "failed": line.failed,
        "threshold": None if line.threshold is None else round(line.threshold, 6),
        "figures": {name: show(line.figures.get(name)) for name in FIGURES},
        "errors": [
            {"name": each.name, "supported": each.supported, "stopped": show(each.stopped)}
            for each in line.errors
        ],
    }
