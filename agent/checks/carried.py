"""Tell whether one date carries another: as precise, and the same in every field."""

from __future__ import annotations

from agent.checks.moments import Moment

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
    if value not in {None, ""}:
        return value
    month = source.month
    if month is not None and not source.fiscal:
        if name == "quarter":
            return (month + 2) // 3
        if name == "half":
            return 1 if month <= 6 else 2
        if name == "part" and wanted.month is not None and source.day is not None:
            return _part_of_month(source.day)
        if name == "part" and wanted.month is None:
            return "early" if month <= 4 else "late" if month >= 9 else "mid"
    if name == "half" and source.quarter is not None:
        return 1 if source.quarter <= 2 else 2
    if name == "decade" and source.year is not None:
        return source.year // 10 * 10
    return None


def _part_of_month(day: int) -> str:
    """Return the part of a month that a day surely lies in, "" where one might differ."""
    if day <= 7:
        return "early"
    if day >= 25:
        return "late"
    return "mid" if 11 <= day <= 20 else ""
