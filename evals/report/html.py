"""The decision as one page: it opens from a file, asks nothing of any network, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Final

from agent.render.policy import write_policy
from agent.render.safe import visible
from evals.gate.history import Past
from evals.gate.types import Change, Rule, Status, Verdict
from evals.report.cards import name_anchor, write_card, write_filters
from evals.report.chart import Chart, Point, draw
from evals.report.exhibits import list_exhibits
from evals.report.types import NAME, Report
from evals.report.words import (
    MARKS,
    SIGNS,
    Direction,
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

_CLASSES: Final = {
    Verdict.PASSED: "passed",
    Verdict.GATE_FAILED: "failed",
    Verdict.CASES_FAILED: "unsure",
    Verdict.JUDGE_FAILED: "unsure",
}
_LEVELS: Final = frozenset({Rule.MINIMUM, Rule.MAXIMUM})


def render(report: Report) -> str:
    """Return the page; the same report is the same bytes."""
    style, script = _read("page.css"), _read("page.js")
    allowed = write_policy(style=style, script=script)
    mark = MARKS[report.decision.verdict]
    body = "\n".join(_list_parts(report))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_text(mark)}: {_text(report.run.suite)}</title>
<style>{style}</style>
</head>
<body>
{body}
<script>{script}</script>
</body>
</html>
"""


def _read(name: str) -> str:
    return (resources.files("evals.report") / name).read_text(encoding="utf-8")


def _list_parts(report: Report) -> Iterator[str]:
    exhibits = list_exhibits(report)
    yield '<a class="skip" href="#faults">Skip to the faults</a>'
    yield from _list_head(report)
    yield "<main>"
    yield from _list_changes(report)
    yield '<section id="faults" aria-labelledby="faults-head">'
    new = sum(each.is_new for each in exhibits)
    counted = f"{len(exhibits)}" + (f", {new} new" if report.decision.comparison else "")
    yield f'<h2 id="faults-head">Faults ({counted})</h2>'
    if exhibits:
        yield write_filters(exhibits, told=report.decision.comparison is not None)
        cases = [each.case for each in exhibits]
        for number, each in enumerate(exhibits):
            yield write_card(each, first=cases.index(each.case) == number)
    else:
        yield '<p class="soft">No metric that can fail a run found any.</p>'
    yield "</section>"
    yield from _list_charts(report)
    yield from _list_rulings(report)
    yield from _list_cases(report)
    yield "</main>"
    yield (
        f"<footer>Made by {NAME}. Every figure is a mean over n scores with its 95 % interval, "
        "drawn by cluster. Times and cost are in a file of their own.</footer>"
    )


def _list_head(report: Report) -> Iterator[str]:
    decision = report.decision
    yield "<header>"
    yield f"<h1>Citation faithfulness · {_text(report.run.suite)}</h1>"
    yield f'<div class="verdict {_CLASSES[decision.verdict]}">'
    yield f"<strong>{_text(MARKS[decision.verdict].capitalize())}</strong>"
    yield f"<p>{_text(decision.headline)} {_text(write_judged(decision))}</p>"
    told = [each for each in decision.rulings if each.status in {Status.FAILED, Status.ADVISED}]
    if told or decision.failed_cases:
        yield '<ul class="plain">'
        for ruling in told:
            status = ruling.status.value
            yield f'<li><span class="status {status}">{status}:</span> {_text(ruling.message)}</li>'
        for failed in decision.failed_cases:
            yield (
                '<li><span class="status failed">no score:</span> '
                f"{_text(write_failed(failed))}</li>"
            )
        yield "</ul>"
    yield "</div>"
    yield '<dl class="facts">'
    for name, value in list_facts(report):
        yield f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>"
    yield "</dl>"
    yield (
        '<nav aria-label="Sections"><a href="#changes">What changed</a><a href="#faults">Faults</a>'
        '<a href="#metrics">Metrics</a><a href="#rules">Rules</a><a href="#cases">Cases</a></nav>'
    )
    yield "</header>"


def _list_changes(report: Report) -> Iterator[str]:
    yield '<section id="changes"><h2>What changed</h2>'
    if report.decision.comparison is None:
        yield '<p class="soft">There is no baseline to compare with.</p></section>'
        return
    said, moved = list(list_comparison(report.decision)), list_moved(report.decision)
    if not said and not moved:
        yield '<p class="soft">Nothing: every case ends and scores as in the baseline.</p>'
    if said:
        yield '<ul class="plain">' + "".join(f"<li>{_text(each)}</li>" for each in said) + "</ul>"
    for direction in (Direction.WORSE, Direction.BETTER):
        names = ", ".join(_text(each.metric) for each in moved if tell(each) is direction)
        if names:
            sign = f"{SIGNS[direction]} {direction.value}"
            yield f'<p><span class="{direction.value}">{sign}:</span> {names}</p>'
    yield "</section>"


def _list_moved(report: Report) -> Iterator[str]:
    moved = list_moved(report.decision)
    if moved:
        yield "<h3>Against the baseline, over the cases of both runs</h3>"
        yield '<div class="scroll"><table><thead><tr><th>Metric</th><th>Was</th><th>Is</th>'
        yield "<th>Change with interval</th><th>Cases worse</th><th>Better</th><th>Test</th>"
        yield "</tr></thead><tbody>"
        yield from map(_write_change, moved)
        yield "</tbody></table></div>"


def _write_change(change: Change) -> str:
    direction = tell(change)
    kind = direction.value if direction in {Direction.WORSE, Direction.BETTER} else "soft"
    sign = f"{SIGNS[direction]} {direction.value}"
    return (
        f'<tr><th scope="row">{_text(change.metric)}</th>'
        f'<td class="figure">{change.before:.3f}</td><td class="figure">{change.after:.3f}</td>'
        f'<td class="figure {kind}">{sign} {_text(write_change(change))}</td>'
        f'<td class="figure">{change.worse} of {change.pairs}</td>'
        f'<td class="figure">{change.better}</td><td>{_text(change.method.value)}</td></tr>'
    )


def _list_charts(report: Report) -> Iterator[str]:
    yield '<section id="metrics"><h2>Metrics</h2>'
    yield from _list_moved(report)
    yield (
        '<p class="legend">Each point is a run with its 95 % interval; the coloured one is this '
        "run, a hollow one was measured on another suite or library, the dashed line is a limit of "
        "the policy.</p>"
    )
    broken = {each.metric for each in report.decision.broken}
    results = list_results(report)
    yield '<div class="charts">'
    for result in results:
        name = result.metric
        if result.estimate is None:
            continue
        kind = ' class="broken"' if name in broken else ""
        failed = f", {result.failed} failed" if result.failed else ""
        now = _text(write_estimate(result.estimate) + failed)
        yield (
            f"<figure{kind}><figcaption><b>{_text(name)}</b><span>{now}</span></figcaption>"
            f"{draw(_make_chart(report, name))}</figure>"
        )
    yield "</div>"
    unmeasured = [
        _text(each.metric) + (f" ({each.failed} failed)" if each.failed else "")
        for each in results
        if each.estimate is None
    ]
    if unmeasured:
        yield f'<p class="legend">Without a value in this run: {", ".join(unmeasured)}.</p>'
    yield "</section>"


def _make_chart(report: Report, metric: str) -> Chart:
    result = report.results()[metric]
    points = [
        Point(label=each.label, estimate=found, other=_is_other(each, report))
        for each in report.history
        if (found := each.find(metric)) is not None
    ]
    comparison = report.decision.comparison
    if not points and comparison is not None and metric in comparison.before:
        points.append(Point(label="baseline", estimate=comparison.before[metric]))
    if result.estimate is not None:
        points.append(Point(label="this run", estimate=result.estimate))
    limits = [
        each.limit
        for each in report.decision.rulings
        if each.metric == metric and each.limit is not None and each.rule in _LEVELS
    ]
    return Chart(title=metric, points=tuple(points), limits=tuple(dict.fromkeys(limits)))


def _is_other(past: Past, report: Report) -> bool:
    conditions = (past.suite_hash, past.fingerprint)
    return conditions != (report.run.suite_hash, report.run.fingerprint)


def _list_rulings(report: Report) -> Iterator[str]:
    yield '<section id="rules"><h2>Rules</h2><div class="scroll"><table><thead><tr>'
    yield "<th>Rule</th><th>Status</th><th>What was found</th></tr></thead><tbody>"
    for each in report.decision.rulings:
        yield (
            f'<tr><th scope="row">{_text(each.name)}</th>'
            f'<td><span class="status {each.status.value}">{each.status.value}</span></td>'
            f"<td>{_text(each.message)}</td></tr>"
        )
    yield "</tbody></table></div></section>"


def _list_cases(report: Report) -> Iterator[str]:
    faulty = {each.case for each in report.decision.faults}
    yield '<section id="cases"><h2>Cases</h2><details><summary>'
    yield f"All {len(report.run.cases)} cases</summary>"
    yield '<div class="scroll"><table><thead><tr><th>Case</th><th>Question</th><th>Ended</th>'
    yield "<th>Expected</th><th>Statements</th><th>Faults</th></tr></thead><tbody>"
    for run in report.run.cases:
        ended = run.answer.outcome.value.replace("_", " ") if run.answer else "no answer"
        expected = (run.case.expected_outcome or "–").replace("_", " ")
        name = visible(run.case.id)
        shown = f'<a href="#{name_anchor(run.case.id)}">{escape(name)}</a>'
        yield (
            f'<tr><th scope="row">{shown if run.case.id in faulty else escape(name)}</th>'
            f'<td dir="auto">{_text(run.case.question)}</td><td>{_text(ended)}</td>'
            f"<td>{_text(expected)}</td>"
            f'<td class="figure">{len(run.answer.statements) if run.answer else "–"}</td>'
            f"<td>{'yes' if run.case.id in faulty else 'none'}</td></tr>"
        )
    yield "</tbody></table></div></details></section>"


def _text(text: str) -> str:
    return escape(visible(text))
