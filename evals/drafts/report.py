"""Found faults and false alarms as a table, each share with its interval, clustered by draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from evals.drafts import Kind
from evals.drafts.score import Scored
from evals.statistics import estimate_mean

GOAL_FOUND: Final = 0.9
GOAL_ALARMS: Final = 0.05


def render(scored: Sequence[Scored]) -> str:
    """Return the table; it ends with a line end."""
    faults = [each for each in scored if each.labelled.label == "fault"]
    sound = [each for each in scored if each.labelled.label == "sound"]
    rest = [each for each in scored if each.labelled.label == "not_checkable"]
    authors = sorted({each.author for each in scored})
    lines = [_row("planted faults found", ["all", *authors])]
    for kind in get_args(Kind):
        of_kind = [each for each in faults if each.labelled.kind == kind]
        cells = [_count(of_kind, author) for author in (None, *authors)]
        lines.append(_row(f"  {kind}", cells))
    lines.append(_row("  all kinds", [_count(faults, author) for author in (None, *authors)]))
    lines.append(
        _row("false alarms on sound sentences", [_alarms(sound, a) for a in (None, *authors)])
    )
    lines.append(_row("  of them not checked", [_passed_over(sound, a) for a in (None, *authors)]))
    lines.append(
        _row("flagged though nothing to check", [_flagged(rest, a) for a in (None, *authors)])
    )
    lines.append("")
    lines.append(_sum("found", [each.right for each in faults], faults, f">= {GOAL_FOUND:.0%}"))
    alarms = [not each.right for each in sound]
    lines.append(_sum("false alarms", alarms, sound, f"<= {GOAL_ALARMS:.0%}"))
    return "\n".join(lines) + "\n"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:<34}" + "".join(f"{cell:>12}" for cell in cells)


def _of(scored: Sequence[Scored], author: str | None) -> list[Scored]:
    return [each for each in scored if author in (None, each.author)]


def _count(scored: Sequence[Scored], author: str | None) -> str:
    own = _of(scored, author)
    return f"{sum(each.right for each in own)}/{len(own)}"


def _alarms(scored: Sequence[Scored], author: str | None) -> str:
    own = _of(scored, author)
    return f"{sum(not each.right for each in own)}/{len(own)}"


def _passed_over(scored: Sequence[Scored], author: str | None) -> str:
    own = _of(scored, author)
    return f"{sum(not each.right and not each.flagged for each in own)}/{len(own)}"


def _flagged(scored: Sequence[Scored], author: str | None) -> str:
    own = _of(scored, author)
    return f"{sum(each.flagged for each in own)}/{len(own)}"


def _sum(name: str, values: Sequence[bool], scored: Sequence[Scored], goal: str) -> str:
    if not values:
        return f"{name}: none to count"
    found = estimate_mean([float(v) for v in values], [each.draft for each in scored])
    return (
        f"{name}: {sum(values)} of {found.count}, {found.mean:.1%} "
        f"[{found.low:.1%}, {found.high:.1%}], goal {goal}"
    )
