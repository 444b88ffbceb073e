"""A figure as it is written, and two of them joined to a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from agent.checks.values.currencies import MAGNITUDES
from agent.checks.values.units import MEASURES

FROM_BY = re.compile(r"\b(from|by) $", re.IGNORECASE)
JOINT = re.compile(r" ?- ?| to | through | and | or ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as it is written.

    `low` equals `high` unless it is a range. `unit` is "" for a bare count, else a name from
    `units` or a currency. `step` is the size of the last digit written, for rounding. `code` holds
    what is no number but has digits in it ("2024/1689"): it is compared letter for letter.
    """

    start: int
    end: int
    words: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: str = ""
    ordinal: bool = False
    fraction: bool = False
    comparison: str = ""
    noun: str = ""
    step: Decimal = Decimal(1)
    code: str = ""


def join_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Join "5-10 percent" and "between 5 and 10": the ends share unit and magnitude."""
    joined: list[Quantity] = []
    for quantity in quantities:
        before = joined[-1] if joined else None
        if before is not None and _is_range(text, before, quantity):
            low, unit = before.low, before.unit or quantity.unit
            factor = _shared_magnitude(quantity) if not _has_magnitude(before) else 1
            joined[-1] = replace(
                quantity,
                start=before.start,
                words=text[before.start : quantity.end],
                low=low * factor,
                high=quantity.high,
                unit=unit,
                step=min(before.step, quantity.step),
            )
        else:
            joined.append(quantity)
    return joined


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.end : second.start]
    if not JOINT.fullmatch(between) or first.code or second.code or first.low != first.high:
        return False
    if (first.ordinal, first.fraction) != (second.ordinal, second.fraction) or second.ordinal:
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit in MEASURES and not second.unit:
        # "It fell by 4% to 2.3 million".
        return False
    if between == " or ":
        return False
    if between == " and ":
        return text[: first.start].rstrip().casefold().endswith("between")
    if between == " to " and (way := FROM_BY.search(text, 0, first.start)):
        # "It goes up by 15 days to 45 days" is no range.
        return way[1].casefold() == "from" and first.low <= second.low and not first.unit
    return first.low * _shared_magnitude(second) < second.low or first.low < second.low


def _has_magnitude(quantity: Quantity) -> bool:
    return bool(re.search(r"[A-Za-z]", quantity.words)) and quantity.low >= 1000


def _shared_magnitude(quantity: Quantity) -> Decimal:
    match = re.search(r"\d[ -]?([A-Za-z]+)", quantity.words)
    return MAGNITUDES.get(match.group(1).casefold(), Decimal(1)) if match else Decimal(1)
