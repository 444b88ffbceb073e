"""Write what became of a bundle: for the terminal one block a lost sentence, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.bundle.types import WORDS, Checked, Found, Report
from agent.render import cite
from agent.render.json import render_evidence, render_finding
from agent.render.layout import Style, wrap
from agent.render.safe import clip, visible

SCHEMA_VERSION = "1"
SEAL_DIGITS = 16
"""Of 64: enough to know a file again by a note of its seal, and short enough to be copied."""
_TITLE_COLUMNS = 80


def render(report: Report, *, name: str, width: int, colour: bool = False) -> str:
    """Return the report as text for a terminal; it ends with a line end."""
    style = Style(colour=colour)
    title = clip(visible(report.title), _TITLE_COLUMNS)
    head = f"{visible(name)}: “{title}”, as at {visible(report.as_at)}"
    sealed = f"Seal: {visible(report.seal[:SEAL_DIGITS])}"
    told = wrap(f"{count(report)} {sealed}", width, rest="  ")
    blocks = [[*map(style.strong, wrap(head, width)), *told]]
    blocks += [_lost(group, width, style) for group in _group(report.lost)]
    blocks += [wrap(visible(each), width, first="Note: ") for each in report.notices]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def count(report: Report) -> str:
    """Return how many statements hold, in a sentence."""
    total, lost, moved = len(report.checked), len(report.lost), len(report.moved)
    if not total:
        return "It shows no statement, so there is nothing to check."
    there = f" ({moved} at a new place)" if moved else ""
    ending = f" Support lost: {lost}." if lost else ""
    return f"Statements: {total}. Still proven: {total - lost}{there}.{ending}"


def as_values(report: Report) -> dict[str, Any]:
    """Return the report as plain values for `--json`."""
    return {
        "title": report.title,
        "as_at": report.as_at,
        "seal": report.seal,
        "outcome": "lost" if report.lost else "holds",
        "statements": [_values(each) for each in report.checked],
        "notices": list(report.notices),
    }


def _group(lost: Sequence[Checked]) -> list[list[Checked]]:
    """Return the statements, the same words lost for the same reason together."""
    groups: dict[tuple[str, str], list[Checked]] = {}
    for each in lost:
        groups.setdefault((each.text, each.reason), []).append(each)
    return list(groups.values())


def _lost(group: Sequence[Checked], width: int, style: Style) -> list[str]:
    first = group[0]
    numbers = ", ".join(str(each.number) for each in group)
    sections = "; ".join(dict.fromkeys(visible(each.section) for each in group if each.section))
    noun = "Statement" if len(group) == 1 else "Statements"
    head = f"{noun} {numbers}" + (f" ({sections})" if sections else "")
    lines = [style.strong(each) for each in wrap(f"{head}: {WORDS[first.standing]}", width)]
    lines += wrap(visible(first.text), width, first="  - ", rest="    ")
    lines += wrap(visible(first.reason), width, first="    ")
    for found in first.found:
        lines += _instead(found, width)
    return lines


def _instead(found: Found, width: int) -> list[str]:
    """Return what stands there now, where something does."""
    if found.instead is None:
        return []
    item = found.instead
    where = ", ".join(each for each in (cite.describe(item.document), cite.locate((item,))) if each)
    return wrap(f"nearest now: “{visible(item.quote)}” {where}", width, first="    ", rest="      ")


def _values(checked: Checked) -> dict[str, Any]:
    return {
        "number": checked.number,
        "section": checked.section,
        "text": checked.text,
        "standing": checked.standing.value,
        "holds": checked.holds,
        "reason": checked.reason,
        "findings": [render_finding(each) for each in checked.findings],
        "evidence": [
            {
                "standing": each.standing.value,
                "reason": each.reason,
                "now": render_evidence(each.now) if each.now else None,
                "nearest": render_evidence(each.instead) if each.instead else None,
            }
            for each in checked.found
        ],
    }
