"""The decision as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.render.safe import clip, visible
from evals.gate.types import Status
from evals.report.exhibits import Exhibit, list_exhibits
from evals.report.types import Report
from evals.report.words import (
    MARKS,
    group_faults,
    list_comparison,
    list_facts,
    list_moved,
    list_results,
    tell,
    write_change,
    write_estimate,
    write_failed,
    write_judged,
)

MOST_EXHIBITS: Final = 10
"""A screen or two; the HTML report has all of them."""
WIDTH: Final = 100


def render(report: Report) -> str:
    """Return the decision as text that ends with a line end."""
    return "\n".join(_list_lines(report)) + "\n"


def _list_lines(report: Report) -> Iterator[str]:
    decision = report.decision
    yield f"{MARKS[decision.verdict].upper()}: {decision.headline}"
    for ruling in decision.rulings:
        if ruling.status in {Status.FAILED, Status.ADVISED}:
            yield f"  {ruling.status.value}: {visible(ruling.message)}"
    for failed in decision.failed_cases:
        yield f"  {write_failed(failed)}"
    if decision.judged.failed:
        yield f"  {write_judged(decision)}"
    yield from _list_changes(report)
    yield from _list_exhibits(report)
    yield ""
    yield from _list_metrics(report)
    yield ""
    yield "; ".join(f"{name}: {value}" for name, value in list_facts(report))


def _list_changes(report: Report) -> Iterator[str]:
    if report.decision.comparison is None:
        yield "  There is no baseline to compare with."
        return
    lines = [*list_comparison(report.decision)]
    lines += [
        f"{tell(each).value}: {each.metric} {write_change(each)}"
        for each in list_moved(report.decision)
    ]
    yield ""
    yield "Against the baseline:" if lines else "Against the baseline nothing changed."
    yield from (f"  {each}" for each in lines)


def _list_exhibits(report: Report) -> Iterator[str]:
    exhibits = list_exhibits(report)
    if exhibits:
        yield ""
        yield f"Faults ({len(exhibits)}):"
    for exhibit in exhibits[:MOST_EXHIBITS]:
        yield from _show(exhibit)
    if len(exhibits) > MOST_EXHIBITS:
        yield f"  … and {len(exhibits) - MOST_EXHIBITS} more: the HTML report shows all."


def _show(exhibit: Exhibit) -> Iterator[str]:
    new = "new, " if exhibit.is_new else ""
    yield f"  {visible(exhibit.case)} ({new}{exhibit.ended}): {clip(exhibit.question, WIDTH)}"
    if exhibit.statement:
        words = clip("".join(each.text for each in exhibit.statement), WIDTH)
        yield f"    {'wrote: ' if exhibit.proposed else 'says:  '} {words}"
    for passage in exhibit.passages[:2]:
        words = clip("".join(each.text for each in passage.quote), WIDTH)
        yield f"    source: {words} [{passage.document}, {passage.where}]"
    for metrics, why in group_faults(exhibit.faults):
        yield f"    {metrics}: {why}"


def _list_metrics(report: Report) -> Iterator[str]:
    results = list_results(report)
    width = max((len(each.metric) for each in results), default=0)
    for result in results:
        rest = f", {result.failed} failed" if result.failed else ""
        yield f"{result.metric:{width}}  {write_estimate(result.estimate)}{rest}"
