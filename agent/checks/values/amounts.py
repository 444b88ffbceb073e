"""Compare one amount with the amounts of the evidence: value, unit, range and comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from agent.checks.relating.comparisons import (
    ABOUT,
    ABOVE,
    BELOW,
    LOWER,
    ONLY,
    OVER,
    PLUS,
    UPPER,
    WITHIN,
)
from agent.checks.values.currencies import DOLLARS
from agent.checks.values.quantity import Quantity
from agent.checks.values.units import FOLD, MEASURES, same_dimension, size
from agent.types import Finding, Judgement

NAME = "figures"
UPWARD, DOWNWARD = frozenset({LOWER, ABOVE, PLUS}), frozenset({UPPER, BELOW, WITHIN})
# Pairs (ours, theirs) that say the same thing, though in other words.
ALIKE = frozenset(
    {(PLUS, LOWER), (PLUS, ABOVE), (LOWER, PLUS), (ABOVE, PLUS), (WITHIN, UPPER), (UPPER, WITHIN)}
    | {(WITHIN, BELOW), (WITHIN, OVER), (WITHIN, ""), ("", WITHIN)}
    | {(ONLY, ""), ("", ONLY), (ONLY, UPPER), (UPPER, ONLY), (OVER, ABOVE), (OVER, ""), ("", OVER)}
    | {(ABOVE, OVER), (LOWER, ""), (UPPER, ""), (ABOUT, "")}
)


def judge_amount(quantity: Quantity, known: list[Quantity]) -> Finding | None:
    """Compare one figure with all figures of the evidence; None where one of them carries it."""
    counted = [source for source in known if not source.code and not source.ordinal]
    if quantity.unit in {source.unit for source in counted}:
        # "60 million crowns, up from 45 million": the unit is said once.
        counted += [
            replace(source, unit=quantity.unit)
            for source in counted
            if not source.unit and not source.noun and not source.fraction
        ]
    rivals = [
        source
        for source in counted
        if quantity.noun and source.noun == quantity.noun and source.unit == quantity.unit
    ]
    equal = [source for source in counted if _equal(quantity, source)]
    if rivals and equal and not any(source in rivals or not source.noun for source in equal):
        # The figure is there, but it counts something else.
        return _contradict(quantity, rivals[0])
    if equal:
        return _compare(quantity, equal)
    if any(_bounds_alike(quantity, source) for source in counted):
        return None
    if _ends_apart(quantity, counted) or any(_rounds(quantity, source) for source in counted):
        return None
    specific = next(
        (
            s
            for s in counted
            if s.unit == "dollar" and quantity.unit in DOLLARS and s.low == quantity.low
        ),
        None,
    )
    if specific is not None:
        why = f"the source says only {specific.words!r}"
        return report(Judgement.OVERSTATED, quantity.words, why)
    inside = next((s for s in counted if _one_end(quantity, s)), None)
    if inside is not None:
        why = f"the source gives a range, {inside.words!r}"
        return report(Judgement.OVERSTATED, quantity.words, why)
    other = next((s for s in rivals or counted if _comparable(quantity, s)), None)
    if other is not None:
        return _contradict(quantity, other)
    return report(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _equal(quantity: Quantity, source: Quantity) -> bool:
    if quantity.fraction or source.fraction:
        return _share(quantity) is not None and _share(quantity) == _share(source)
    if _is_age(quantity, source) or _is_age(source, quantity):
        return (quantity.low, quantity.high) == (source.low, source.high)
    if not _units_meet(quantity, source):
        return False
    return (_base(quantity, quantity.low), _base(quantity, quantity.high)) == (
        _base(source, source.low),
        _base(source, source.high),
    )


def _units_meet(quantity: Quantity, source: Quantity) -> bool:
    if quantity.unit == "dollar" and source.unit in DOLLARS:
        return True
    if quantity.unit == source.unit:
        return True
    if FOLD in {quantity.unit, source.unit}:
        # "Three times", of a factor, may stand without what is multiplied.
        other = source if quantity.unit == FOLD else quantity
        return not other.unit and other.noun in {"", "time"}
    if not source.unit and not source.noun and quantity.unit in MEASURES:
        # "30 for small firms and 60 days for others": the unit is said once.
        return True
    return same_dimension(quantity.unit, source.unit)


def _is_age(quantity: Quantity, other: Quantity) -> bool:
    """Say whether a figure is in years as an age, and the other has no unit: "persons under 16"."""
    return quantity.unit == "year" and quantity.words.isdigit() and not other.unit


def _base(quantity: Quantity, value: Decimal) -> Decimal:
    return value * size(quantity.unit)


def _share(quantity: Quantity) -> Decimal | None:
    """Return a fraction or percentage as hundredths, so that a half is fifty percent."""
    if quantity.low != quantity.high:
        return None
    if quantity.fraction:
        return round(quantity.low * 100, 6)
    return round(quantity.low, 6) if quantity.unit == "percent" else None


def _compare(quantity: Quantity, equal: list[Quantity]) -> Finding | None:
    """Look at the comparison around an equal figure: it may not be dropped, hardened or turned."""
    ours = quantity.comparison
    if any(each.comparison == ours or (ours, each.comparison) in ALIKE for each in equal):
        return None
    source = equal[0]
    theirs = source.comparison
    if (ours in UPWARD and theirs in DOWNWARD) or (ours in DOWNWARD and theirs in UPWARD):
        why = f"the source says {theirs} {source.words!r}, not {ours}"
        return report(Judgement.CONTRADICTED, quantity.words, why)
    if not ours:
        why = f"the source says {theirs} {source.words!r}"
        return report(Judgement.OVERSTATED, quantity.words, why)
    why = f"the source says {(theirs + ' ') if theirs else ''}{source.words!r}, not {ours}"
    return report(Judgement.OVERSTATED, quantity.words, why)


def _bounds_alike(quantity: Quantity, source: Quantity) -> bool:
    """Say whether two bounds of a count are one: "more than one" is "two or more"."""
    if quantity.unit or source.unit or quantity.fraction or source.fraction:
        return False
    apart = quantity.low - source.low
    pair = (quantity.comparison, source.comparison)
    up = pair in {(LOWER, ABOVE), (BELOW, UPPER)} and apart == 1
    return up or (pair in {(ABOVE, LOWER), (UPPER, BELOW)} and apart == -1)


def _ends_apart(quantity: Quantity, counted: list[Quantity]) -> bool:
    """Say whether both ends of a range stand in the evidence as figures of their own."""
    if quantity.low == quantity.high:
        return False
    values = {source.low for source in counted if _units_meet(quantity, source)}
    return {quantity.low, quantity.high} <= values


def are_ends(quantity: Quantity, others: Sequence[Quantity], known: list[Quantity]) -> bool:
    """Say whether a figure and another of the statement are the two ends of one range.

    "From 14 to 16 million" may be told as "up to 16 million, from 14 million".
    """
    if quantity.comparison not in {"", LOWER, UPPER} or quantity.low != quantity.high:
        return False
    beside = {each.low for each in others if _units_meet(quantity, each) or not each.unit}
    return any(
        # "At least five and at most nine" are the ends of "between five and nine".
        quantity.low
        == {LOWER: source.low, UPPER: source.high}.get(quantity.comparison, quantity.low)
        and quantity.low in ends
        and ends - {quantity.low} <= beside
        for source in known
        if source.low != source.high and _units_meet(quantity, source)
        for ends in ({source.low, source.high},)
    )


def _rounds(quantity: Quantity, source: Quantity) -> bool:
    """Say whether an openly rounded figure ("about 1.5 billion") rounds the source's."""
    if quantity.comparison not in {ABOUT, ABOVE, BELOW} or not _units_meet(quantity, source):
        return False
    if quantity.low != quantity.high or source.low != source.high or source.comparison:
        return False
    ours, theirs = _base(quantity, quantity.low), _base(source, source.low)
    step = _base(quantity, quantity.step)
    close = abs(ours - theirs) * 2 <= step
    if quantity.comparison == ABOVE:
        return close and theirs > ours
    if quantity.comparison == BELOW:
        return close and theirs < ours
    return bool(close)


def _one_end(quantity: Quantity, source: Quantity) -> bool:
    return (
        quantity.low == quantity.high
        and source.low != source.high
        and _units_meet(quantity, source)
        and source.low <= quantity.low <= source.high
    )


def _comparable(quantity: Quantity, source: Quantity) -> bool:
    if quantity.fraction or source.fraction:
        return _share(quantity) is not None and _share(source) is not None
    if quantity.unit or source.unit:
        return same_dimension(quantity.unit, source.unit) or quantity.unit == source.unit
    return True


def _contradict(quantity: Quantity, source: Quantity) -> Finding:
    words = f"{source.words} {source.noun}".strip()
    return report(Judgement.CONTRADICTED, quantity.words, f"the source says {words!r}")


def report(judgement: Judgement, words: str, why: str) -> Finding:
    """Return what the check of figures has against some words."""
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
