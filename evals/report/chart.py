"""A metric over its history as a drawing: points with intervals, the limit, today at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from agent.render.safe import clip, visible
from evals.statistics import Estimate

WIDTH: Final = 320
HEIGHT: Final = 132
LEFT: Final = 40
RIGHT: Final = 12
TOP: Final = 10
BOTTOM: Final = 24
MOST_POINTS: Final = 24
"""More would be closer than the eye tells apart in the width of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A run, by what it is called, and what it reached.

    `other`: it was measured on another suite or library, and is drawn hollow.
    """

    label: str
    estimate: Estimate
    other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A metric's points, oldest first; the last is this run. `limits` are drawn across."""

    title: str
    points: tuple[Point, ...]
    limits: tuple[float, ...] = ()


def draw(chart: Chart) -> str:
    """Return the chart as SVG, which says in words what it shows; "" without a point."""
    points = chart.points[-MOST_POINTS:]
    if not points:
        return ""
    low, high = _find_range(points, chart.limits)
    scale = _Scale(low, high, len(points))
    parts = [_draw_axis(scale), *(_draw_limit(scale, each) for each in chart.limits)]
    parts.append(_draw_line(scale, points))
    last = len(points) - 1
    parts += [_draw_point(scale, n, each, now=n == last) for n, each in enumerate(points)]
    parts.append(_draw_labels(points))
    now = points[-1].estimate
    said = (
        f"{chart.title}: {len(points)} runs, now {now.mean:.3f}, "
        f"interval {now.low:.3f} to {now.high:.3f}"
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(said)}">'
        f"{''.join(parts)}</svg>"
    )


class _Scale:
    """From values and positions to pixels."""

    def __init__(self, low: float, high: float, count: int) -> None:
        self.low = low
        self.high = high
        self._count = count

    def x(self, position: int) -> float:
        """Return the place of a run; one alone stands in the middle."""
        room = WIDTH - LEFT - RIGHT - 16
        share = position / (self._count - 1) if self._count > 1 else 0.5
        return LEFT + 8 + room * share

    def y(self, value: float) -> float:
        """Return the height of a value."""
        room = HEIGHT - TOP - BOTTOM
        return TOP + room * (self.high - value) / (self.high - self.low)


def _find_range(points: Sequence[Point], limits: Sequence[float]) -> tuple[float, float]:
    """Return what the axis spans: all intervals, and at least a tenth, so that noise looks small.

    Shares keep to 0 and 1.
    """
    lows = [each.estimate.low for each in points] + list(limits)
    highs = [each.estimate.high for each in points] + list(limits)
    low, high = min(lows), max(highs)
    is_share = low >= 0 and high <= 1
    least = 0.1 if is_share else max(abs(high), 1) * 0.1
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    if is_share:
        low, high = max(0.0, min(low, 1 - least)), min(1.0, max(high, least))
    return low, high


def _draw_axis(scale: _Scale) -> str:
    parts = []
    for value in (scale.low, (scale.low + scale.high) / 2, scale.high):
        y = f"{scale.y(value):.1f}"
        parts.append(
            f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
            f'<text class="tick" x="{LEFT - 6}" y="{y}" dy="3.5" text-anchor="end">'
            f"{_write(value)}</text>"
        )
    return "".join(parts)


def _write(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"


def _draw_limit(scale: _Scale, limit: float) -> str:
    y = f"{scale.y(limit):.1f}"
    return (
        f'<line class="limit" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}">'
        f"<title>limit {limit:g}</title></line>"
    )


def _draw_line(scale: _Scale, points: Sequence[Point]) -> str:
    path = " ".join(
        f"{scale.x(n):.1f},{scale.y(each.estimate.mean):.1f}" for n, each in enumerate(points)
    )
    return f'<polyline class="path" points="{path}"/>'


def _draw_point(scale: _Scale, position: int, point: Point, *, now: bool) -> str:
    x, found = f"{scale.x(position):.1f}", point.estimate
    title = (
        f"{visible(point.label)}: {found.mean:.3f} [{found.low:.3f}, {found.high:.3f}] "
        f"n = {found.count}"
    )
    if point.other:
        title += ", on another suite or library"
    kind = "point now" if now else "point other" if point.other else "point"
    return (
        f'<g class="{kind}"><title>{escape(title)}</title>'
        f'<line x1="{x}" x2="{x}" y1="{scale.y(found.low):.1f}" y2="{scale.y(found.high):.1f}"/>'
        f'<circle cx="{x}" cy="{scale.y(found.mean):.1f}" r="{4 if now else 3}"/></g>'
    )


def _draw_labels(points: Sequence[Point]) -> str:
    y = HEIGHT - 7
    last = escape(clip(visible(points[-1].label), 18))
    text = f'<text class="tick" x="{WIDTH - RIGHT}" y="{y}" text-anchor="end">{last}</text>'
    if len(points) > 1:
        first = escape(clip(visible(points[0].label), 18))
        text += f'<text class="tick" x="{LEFT}" y="{y}">{first}</text>'
    return text
