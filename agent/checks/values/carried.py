"""Tell whether one date carries another: as precise, and the same in every field."""

from __future__ import annotations

import re

from agent.checks.values.moments import Moment

FIELDS = ("year", "month", "day", "quarter", "half", "season", "part", "decade", "hour", "minute")


def carries(source: Moment, moment: Moment) -> bool:
    """Say whether the source is at least as precise, and agrees in every field."""
    if source.other is not None and (moment.day or moment.month):
        return moment.other is not None and fields(source) == fields(moment)
    if moment.other is not None or (moment.fiscal and not source.fiscal):
        return False
    if source.fiscal and not moment.fiscal:
        return False
    return all(worked_out(source, name, moment) == value for name, value in fields(moment).items())


def fields(moment: Moment) -> dict[str, object]:
    """Return the fields of a date that are set."""
    return {name: value for name in FIELDS if (value := getattr(moment, name)) not in {None, ""}}


def worked_out(source: Moment, name: str, wanted: Moment) -> object:
    """Return a field of the source, worked out from its month or year where it is not written."""
    value = getattr(source, name)
    if name == "hour" and wanted.words.endswith("o'clock") and value is not None:
        return wanted.hour if value % 12 == (wanted.hour or 0) % 12 else value
    if name == "minute" and source.hour is not None and value is None:
        return 0
    if value not in {None, ""}:
        return value
    if name == "month" and source.part in {"early", "late"} and not source.fiscal:
        return _edge(source)
    if source.month is not None and not source.fiscal and name in {"quarter", "half", "part"}:
        return _of_month(source, source.month, name, wanted)
    if name == "half" and source.quarter is not None:
        return 1 if source.quarter <= 2 else 2
    if name == "decade" and source.year is not None:
        return source.year // 10 * 10
    return None


def _of_month(source: Moment, month: int, name: str, wanted: Moment) -> object:
    if name == "quarter":
        return (month + 2) // 3
    if name == "half":
        return 1 if month <= 6 else 2
    if wanted.month is None:
        return "early" if month <= 4 else "late" if month >= 9 else "mid"
    return None if source.day is None else _part_of_month(source.day)


def _edge(source: Moment) -> int | None:
    """Return the month in which a quarter, half or year begins or ends, where it is told to."""
    if not re.search(r"\b(?:end|start|beginning)\b", source.words):
        # "Late 2024" may be October.
        return None
    late = source.part == "late"
    if source.quarter is not None:
        return source.quarter * 3 - (0 if late else 2)
    if source.half is not None:
        return source.half * 6 - (0 if late else 5)
    return (12 if late else 1) if source.year is not None else None


def _part_of_month(day: int) -> str:
    """Return the part of a month that a day surely lies in, "" where one might differ."""
    if day <= 7:
        return "early"
    if day >= 25:
        return "late"
    return "mid" if 11 <= day <= 20 else ""
