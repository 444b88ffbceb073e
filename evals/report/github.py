"""The decision for GitHub: annotations in a job's log, and Markdown for summary and comment.

Source: GitHub Docs, Workflow commands for GitHub Actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.render.markdown import escape
from agent.render.safe import clip, visible
from evals.gate.types import Fault, Ruling, Status
from evals.report.exhibits import Exhibit, Piece, list_exhibits
from evals.report.types import NAME, Report
from evals.report.words import (
    MARKS,
    SIGNS,
    group_faults,
    list_comparison,
    list_facts,
    list_moved,
    list_results,
    tell,
    write_change,
    write_estimate,
    write_failed,
    write_fault,
    write_judged,
)

MARKER: Final = "<!-- brief-eval -->"
"""By this a workflow finds the comment that it wrote before, and writes it anew."""

MOST_ANNOTATIONS: Final = 10
"""GitHub shows ten errors and ten warnings of a step, and drops the rest without a word."""

MOST_CHARACTERS: Final = 60_000
"""A comment holds 65,536; a summary more."""

MOST_EXHIBITS: Final = 20
MOST_RULINGS: Final = 40
MOST_COLUMNS: Final = 400
_ICONS: Final = {"passed": "✅", "failed": "❌", "incomplete": "⚠️", "not judged": "⚠️"}


def render(report: Report) -> str:
    """Return the workflow commands that annotate the suite's lines; they go to standard output."""
    errors = [
        _command("error", "gate", visible(each.message), _place(report, each))
        for each in report.decision.broken
    ]
    errors += [
        _command("error", "case failed", write_failed(each), _file(report, each.case))
        for each in report.decision.failed_cases
    ]
    if report.decision.exit_code and not errors:
        errors.append(_command("error", "gate", report.decision.headline, ""))
    warnings = [_annotate(each, report) for each in report.decision.faults]
    return "".join(line + "\n" for line in (*_cut(errors, "error"), *_cut(warnings, "warning")))


def render_summary(report: Report) -> str:
    """Return the decision as Markdown that fits into a comment; what is left out is counted."""
    text = "\n".join(_list_lines(report)) + "\n"
    if len(text) <= MOST_CHARACTERS:
        return text
    cut = text[:MOST_CHARACTERS].rpartition("\n")[0]
    return cut + "\n\n*The rest is in the HTML report: this page holds no more.*\n"


def _cut(commands: list[str], level: str) -> list[str]:
    if len(commands) <= MOST_ANNOTATIONS:
        return commands
    more = len(commands) - MOST_ANNOTATIONS + 1
    rest = _command(level, "more", f"{more} more are in the report: a step shows no more here.", "")
    return [*commands[: MOST_ANNOTATIONS - 1], rest]


def _annotate(fault: Fault, report: Report) -> str:
    words = write_fault(fault)
    new = "new fault" if fault.new else "fault"
    return _command("warning", f"{new} in {fault.case}", words, _file(report, fault.case))


def _place(report: Report, ruling: Ruling) -> str:
    return _file(report, ruling.case) if ruling.case else ""


def _file(report: Report, case: str) -> str:
    place = report.places.get(case)
    return f"file={_property(place.file)},line={place.line}," if place else ""


def _command(level: str, title: str, message: str, where: str) -> str:
    return f"::{level} {where}title={_property(f'{NAME}: {title}')}::{_data(visible(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _list_lines(report: Report) -> Iterator[str]:
    decision = report.decision
    mark = MARKS[decision.verdict]
    yield MARKER
    yield f"### {_ICONS[mark]} Citation faithfulness: {mark}"
    yield ""
    yield f"{_text(decision.headline)} {_text(write_judged(decision))}"
    yield ""
    yield from _list_rulings(report)
    yield from _list_changes(report)
    yield from _list_exhibits(report)
    yield from _list_metrics(report)
    facts = " · ".join(f"{_text(name)}: {_text(value)}" for name, value in list_facts(report))
    yield f"<sub>{facts}</sub>"


def _list_rulings(report: Report) -> Iterator[str]:
    told = [
        each for each in report.decision.rulings if each.status in {Status.FAILED, Status.ADVISED}
    ]
    for ruling in told[:MOST_RULINGS]:
        advice = "" if ruling.status is Status.FAILED else " *(advice: the judge is not trusted)*"
        yield f"- {_text(ruling.message)}{advice}"
    failed = report.decision.failed_cases
    for case in failed[:MOST_RULINGS]:
        yield f"- {_text(write_failed(case))}"
    more = max(0, len(told) - MOST_RULINGS) + max(0, len(failed) - MOST_RULINGS)
    if more:
        yield f"- … and {more} more."
    if told or failed:
        yield ""


def _list_changes(report: Report) -> Iterator[str]:
    if report.decision.comparison is None:
        yield "There is no baseline to compare with."
        yield ""
        return
    moved, said = list_moved(report.decision), list(list_comparison(report.decision))
    yield "**Against the baseline**" + ("" if moved or said else " nothing changed.")
    yield ""
    for line in said:
        yield f"- {_text(line)}"
    if said:
        yield ""
    if moved:
        yield "| metric | was | is | change | cases worse | better |"
        yield "|---|---:|---:|---|---:|---:|"
    for each in moved:
        yield (
            f"| {_text(each.metric)} | {each.before:.3f} | {each.after:.3f} | "
            f"{SIGNS[tell(each)]} {_text(write_change(each))} | {each.worse} | {each.better} |"
        )
    if moved:
        yield ""


def _list_exhibits(report: Report) -> Iterator[str]:
    exhibits = list_exhibits(report)
    if not exhibits:
        return
    new = sum(each.is_new for each in exhibits)
    counted = f"{len(exhibits)}, {new} new" if report.decision.comparison else str(len(exhibits))
    yield f"<details{' open' if new else ''}><summary>Faults ({counted})</summary>"
    yield ""
    for exhibit in exhibits[:MOST_EXHIBITS]:
        yield from _show(exhibit)
    if len(exhibits) > MOST_EXHIBITS:
        yield f"… and {len(exhibits) - MOST_EXHIBITS} more, in the HTML report."
        yield ""
    yield "</details>"
    yield ""


def _show(exhibit: Exhibit) -> Iterator[str]:
    new = " · **new**" if exhibit.is_new else ""
    yield f"**{_text(exhibit.case)}**{new} · {_text(exhibit.question)}"
    yield ""
    if exhibit.statement:
        kind = "*Proposed, not shown so:* " if exhibit.proposed else ""
        yield f"> {kind}{_mark(exhibit.statement)}"
        yield ">"
    else:
        yield f"> *{_text(exhibit.ended)}*"
        yield ">"
    for passage in exhibit.passages[:3]:
        yield f"> “{_mark(passage.quote)}” — {_text(passage.document)}, {_text(passage.where)}"
        yield ">"
    for metrics, why in group_faults(exhibit.faults):
        yield f"> - {_text(metrics)}: {_text(why)}"
    yield ""


def _list_metrics(report: Report) -> Iterator[str]:
    before = report.decision.comparison.before if report.decision.comparison else {}
    yield "<details><summary>All metrics</summary>"
    yield ""
    yield "| metric | this run | baseline |"
    yield "|---|---|---|"
    for result in list_results(report):
        name = result.metric
        failed = f", {result.failed} failed" if result.failed else ""
        now = write_estimate(result.estimate) + failed
        was = write_estimate(before.get(name)) if name in before else "–"
        yield f"| {_text(name)} | {_text(now)} | {_text(was)} |"
    yield ""
    yield "</details>"
    yield ""


def _mark(pieces: tuple[Piece, ...]) -> str:
    """Return a text with the words in question in bold."""
    left, parts = MOST_COLUMNS, []
    for piece in pieces:
        shown = clip(piece.text, left) if left > 1 else ""
        left -= len(shown)
        words = shown.strip()
        if piece.marked and words:
            parts.append(shown.replace(words, f"<b>{_escape(words)}</b>", 1))
        else:
            parts.append(_escape(shown))
    return "".join(parts)


def _text(text: str) -> str:
    return _escape(clip(visible(text), MOST_COLUMNS))


def _escape(text: str) -> str:
    """Return the text without markup; nobody is called by "@name", no other issue by "#1"."""
    spaced = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    escaped = escape(text).replace("@", "@<!-- -->").replace("\\#", "\\#<!-- -->")
    return f"{spaced[0]}{escaped}{spaced[1] if text.strip() else ''}"
