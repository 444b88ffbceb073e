"""What a benchmark returns, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number: its unit, how many runs it is the median of, and its spread."""

    name: str
    value: float
    unit: str
    n: int = 1
    low: float | None = None
    high: float | None = None
    note: str = ""


def summarise(name: str, values: Sequence[float], unit: str, *, note: str = "") -> Figure:
    """Return the median of the values with the smallest and the largest."""
    return Figure(
        name=name,
        value=median(values),
        unit=unit,
        n=len(values),
        low=min(values),
        high=max(values),
        note=note,
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile, 1 to 99, by linear interpolation; needs two values at least."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def tabulate(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | median | lowest – highest | n | note |", "|---|---|---|---|---|"]
    for figure in figures:
        spread = (
            f"{figure.low:,.3g} – {figure.high:,.3g}"
            if figure.low is not None and figure.high is not None
            else ""
        )
        lines.append(
            f"| {figure.name} | {figure.value:,.3g} {figure.unit} | {spread} | {figure.n} "
            f"| {figure.note} |"
        )
    return "\n".join(lines)
