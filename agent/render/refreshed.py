"""Write how a refreshed briefing differs from the one before: old and new, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from agent.briefing.types import Briefing
from agent.bundle.refresh import Refreshed
from agent.bundle.rewriting import Change
from agent.bundle.types import WORDS
from agent.render import cite
from agent.render.json import render_statement
from agent.render.layout import Style, wrap
from agent.render.safe import clip, visible
from agent.types import Statement

SCHEMA_VERSION = "1"
ALIKE = 0.6
"""Share of words in the same order from which the words that differ are listed. Below it two
sentences have less than three words in five in common, and the list is longer than they are."""
_TITLE_COLUMNS = 80


def render(refreshed: Refreshed, *, name: str, width: int, colour: bool = False) -> str:
    """Return the difference as text for a terminal; it ends with a line end."""
    style = Style(colour=colour)
    report = refreshed.report
    title = clip(visible(report.title), _TITLE_COLUMNS)
    days = f"as at {visible(report.as_at)}, now {visible(refreshed.briefing.as_at)}"
    head = f"{visible(name)}: “{title}”, {days}"
    blocks = [[*map(style.strong, wrap(head, width)), *wrap(_count(refreshed), width, rest="  ")]]
    blocks += [_change(each, width, style) for each in refreshed.changes if not each.remade]
    blocks += [_remade(each, width, style) for each in _list_remade(refreshed)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_values(refreshed: Refreshed) -> dict[str, Any]:
    """Return the difference as plain values for `--json`."""
    report = refreshed.report
    return {
        "title": report.title,
        "as_at_before": report.as_at,
        "as_at": refreshed.briefing.as_at,
        "outcome": refreshed.briefing.outcome.value,
        "kept": len(report.checked) - len(report.lost),
        "moved": [each.number for each in report.moved],
        "changes": [_values(each) for each in refreshed.changes],
        "sections_made_anew": [asdict(each) for each in _list_remade(refreshed)],
        "notices": list(report.notices),
    }


def _count(refreshed: Refreshed) -> str:
    report, changes = refreshed.report, refreshed.changes
    if not changes:
        kept = "Every statement still stands; nothing was redrafted."
    else:
        redrafted = sum(1 for each in changes if each.after is not None)
        remade = sum(1 for each in changes if each.remade)
        kept = (
            f"Statements: {len(report.checked)}. Kept: {len(report.checked) - len(changes)}. "
            f"Redrafted: {redrafted}. Taken out: {len(changes) - redrafted - remade}."
        )
        kept += f" In sections made anew: {remade}." if remade else ""
    return kept + (f" Cited at their new place: {len(report.moved)}." if report.moved else "")


def _change(change: Change, width: int, style: Style) -> list[str]:
    lost, after = change.lost, change.after
    where = f" ({visible(lost.section)})" if lost.section else ""
    head = f"Statement {lost.number}{where}: {WORDS[lost.standing]}"
    lines = [style.strong(each) for each in wrap(head, width)]
    lines += wrap(visible(lost.reason), width, first="    ")
    lines += wrap(visible(lost.text), width, first="  - ")
    if after is None:
        return [*lines, "    (taken out: nothing was found that says the same)"]
    lines += wrap(visible(after.text), width, first="  + ")
    if change.drawn:
        lines.append("    (drafted anew for this section; it need not say the same)")
    if said := "; ".join(_list_exchanged(lost.text, after.text)):
        lines += wrap(f"changed: {said}", width, first="    ", rest="      ")
    for group in cite.group_by_document(after.evidence):
        place = f"{cite.describe(group[0].document)}, {cite.locate(group)}"
        lines += wrap(place, width, first="    ", rest="      ")
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remade:
    """A section made anew as a whole: why, and which sentences went and came."""

    section: str
    reasons: tuple[str, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def _list_remade(refreshed: Refreshed) -> list[_Remade]:
    """Return the sections made anew, in the order of the page."""
    reasons: dict[str, dict[str, None]] = {}
    for change in refreshed.changes:
        if change.remade:
            reasons.setdefault(change.lost.section, {})[change.lost.reason] = None
    found = []
    for section, why in reasons.items():
        old, new = (_tell(each, section) for each in (refreshed.before, refreshed.briefing))
        gone = tuple(text for text in old if text not in new)
        come = tuple(text for text in new if text not in old)
        found.append(_Remade(section=section, reasons=tuple(why), gone=gone, come=come))
    return found


def _tell(briefing: Briefing, title: str) -> dict[str, None]:
    """Return the texts of a section's statements in order, each once."""
    return {
        statement.text: None
        for section in briefing.sections
        if section.title == title
        for statement in section.statements()
    }


def _remade(remade: _Remade, width: int, style: Style) -> list[str]:
    lines = wrap(f"{visible(remade.section)}: made anew as a whole", width)
    lines = [style.strong(each) for each in lines]
    for reason in remade.reasons:
        lines += wrap(visible(reason), width, first="    ")
    for text in remade.gone:
        lines += wrap(visible(text), width, first="  - ")
    for text in remade.come:
        lines += wrap(visible(text), width, first="  + ")
    return lines


def _list_exchanged(old: str, new: str) -> Iterator[str]:
    """Yield the words that differ, where most are the same: “42” is now “47”."""
    one, other = visible(old).split(), visible(new).split()
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    if matcher.ratio() < ALIKE:
        return
    for kind, start, end, begin, stop in matcher.get_opcodes():
        gone, come = " ".join(one[start:end]), " ".join(other[begin:stop])
        if kind == "replace":
            yield f"“{gone}” is now “{come}”"
        elif kind == "delete":
            yield f"without “{gone}”"
        elif kind == "insert":
            yield f"with “{come}”"


def _values(change: Change) -> dict[str, Any]:
    lost = change.lost
    return {
        "number": lost.number,
        "section": lost.section,
        "standing": lost.standing.value,
        "reason": lost.reason,
        "before": lost.text,
        "after": _after(change.after),
        "drafted_anew": change.drawn,
        "section_made_anew": change.remade,
    }


def _after(statement: Statement | None) -> dict[str, Any] | None:
    return render_statement(statement) if statement is not None else None
