"""Check figures: every number, share, amount, measure and place number must be in the evidence.

Nothing with a digit in it goes unread: what is no number is compared letter for letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agent.checks.comparisons import ABOUT, ABOVE, BELOW, LOWER, OVER, UPPER
from agent.checks.moments import blank, find_moments
from agent.checks.quantities import Quantity, find_quantities
from agent.checks.references import Reference, find_references
from agent.checks.units import DOLLARS, MEASURES, same_dimension, size
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "figures"
UPWARD, DOWNWARD = frozenset({LOWER, ABOVE}), frozenset({UPPER, BELOW})
# "Inaugural meeting" is the first one.
FIRST = ("inaugural", "initial", "maiden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one text, dates left out."""

    quantities: tuple[Quantity, ...]
    references: tuple[Reference, ...]


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each figure that the evidence does not carry as written."""
    del kind
    if is_quotation(text, evidence):
        return []
    source = reach(evidence)
    stated = read_figures(plain(text))
    offered = [read_figures(quote) for quote in source.quotes]
    labels = [read_figures(label) for label in source.labels]
    known = [quantity for figures in offered for quantity in figures.quantities]
    places = [place for figures in (*offered, *labels) for place in figures.references]
    codes = {q.code for figures in (*offered, *labels) for q in figures.quantities if q.code}
    named = [q for figures in labels for q in figures.quantities if not q.unit and not q.code]
    findings = [_place(place, places) for place in stated.references]
    for quantity in stated.quantities:
        if quantity.code:
            findings.append(_code(quantity, codes))
        elif quantity.ordinal:
            findings.append(_ordinal(quantity, known, source.quotes))
        elif not _names_a_title(quantity, named, source.labels, plain(text)):
            findings.append(_amount(quantity, known))
    return [finding for finding in findings if finding is not None]


def read_figures(text: str) -> Figures:
    """Read the figures of a plain text; its dates are left to their own check."""
    references = find_references(text)
    letters = list(text)
    for place in references:
        letters[place.start : place.end] = "\u241f" * (place.end - place.start)
    rest = "".join(letters)
    rest = blank(rest, find_moments(rest))
    return Figures(quantities=tuple(find_quantities(rest)), references=tuple(references))


def _place(place: Reference, places: list[Reference]) -> Finding | None:
    if any(known.covers(place) for known in places):
        return None
    other = next((known for known in places if known.group == place.group), None)
    if other is None:
        return _finding(Judgement.UNSUPPORTED, place.words, "not in the cited sentences")
    if place.number.startswith(other.number) and not other.until:
        why = f"the source points only to {other.words!r}"
        return _finding(Judgement.OVERSTATED, place.words, why)
    return _finding(Judgement.CONTRADICTED, place.words, f"the source says {other.words!r}")


def _code(quantity: Quantity, codes: set[str]) -> Finding | None:
    if quantity.code in codes or any(quantity.code in _pieces(code) for code in codes):
        return None
    return _finding(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _pieces(code: str) -> list[str]:
    return code.split(",") + code.split(";")


def _ordinal(quantity: Quantity, known: list[Quantity], quotes: Sequence[str]) -> Finding | None:
    orders = [source for source in known if source.ordinal]
    if any(source.low == quantity.low for source in orders):
        return None
    folded = " ".join(quotes).casefold()
    if any(word in folded for word in FIRST):
        if quantity.low == 1:
            return None
        return _finding(Judgement.CONTRADICTED, quantity.words, "the source says it was the first")
    if orders:
        why = f"the source says {orders[0].words!r}"
        return _finding(Judgement.CONTRADICTED, quantity.words, why)
    return _finding(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _amount(quantity: Quantity, known: list[Quantity]) -> Finding | None:
    """Compare one figure with all figures of the evidence; None where one of them carries it."""
    counted = [source for source in known if not source.code and not source.ordinal]
    rivals = [
        source
        for source in counted
        if quantity.noun and source.noun == quantity.noun and source.unit == quantity.unit
    ]
    equal = [source for source in counted if _equal(quantity, source)]
    if rivals and equal and not any(source in rivals for source in equal):
        # The figure is there, but it counts something else.
        return _contradicted(quantity, rivals[0])
    if equal:
        return _compare(quantity, equal)
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
        return _finding(Judgement.OVERSTATED, quantity.words, why)
    inside = next((s for s in counted if _one_end(quantity, s)), None)
    if inside is not None:
        why = f"the source gives a range, {inside.words!r}"
        return _finding(Judgement.OVERSTATED, quantity.words, why)
    other = next((s for s in rivals or counted if _comparable(quantity, s)), None)
    if other is not None:
        return _contradicted(quantity, other)
    return _finding(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _equal(quantity: Quantity, source: Quantity) -> bool:
    if quantity.fraction or source.fraction:
        return _share(quantity) is not None and _share(quantity) == _share(source)
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
    if not source.unit and not source.noun and quantity.unit in MEASURES:
        # "30 for small firms and 60 days for others": the unit is said once.
        return True
    return same_dimension(quantity.unit, source.unit)


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
    if any(source.comparison == quantity.comparison for source in equal):
        return None
    source = equal[0]
    ours, theirs = quantity.comparison, source.comparison
    if not theirs and ours in {LOWER, UPPER, ABOUT}:
        return None
    if OVER in {ours, theirs} and {ours, theirs} <= {OVER, ABOVE, ""}:
        return None
    if (ours in UPWARD and theirs in DOWNWARD) or (ours in DOWNWARD and theirs in UPWARD):
        why = f"the source says {theirs} {source.words!r}, not {ours}"
        return _finding(Judgement.CONTRADICTED, quantity.words, why)
    if not ours:
        why = f"the source says {theirs} {source.words!r}"
        return _finding(Judgement.OVERSTATED, quantity.words, why)
    if ours == ABOUT:
        return (
            None
            if theirs in {ABOUT, ""}
            else _finding(
                Judgement.OVERSTATED, quantity.words, f"the source says {theirs} {source.words!r}"
            )
        )
    why = f"the source says {(theirs + ' ') if theirs else ''}{source.words!r}, not {ours}"
    return _finding(Judgement.OVERSTATED, quantity.words, why)


def _ends_apart(quantity: Quantity, counted: list[Quantity]) -> bool:
    """Say whether both ends of a range stand in the evidence as figures of their own."""
    if quantity.low == quantity.high:
        return False
    values = {source.low for source in counted if _units_meet(quantity, source)}
    return {quantity.low, quantity.high} <= values


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


def _names_a_title(
    quantity: Quantity, named: list[Quantity], labels: Sequence[str], stated: str
) -> bool:
    """Say whether the figure belongs to a title that the statement copies ("Order 14110")."""
    if not any(source.low == quantity.low for source in named):
        return False
    before = stated[: quantity.start].split()[-1:]
    if not before:
        return False
    pair = f"{before[0]} {quantity.words}".casefold()
    return any(pair in label.casefold() for label in labels)


def _contradicted(quantity: Quantity, source: Quantity) -> Finding:
    words = f"{source.words} {source.noun}".strip()
    return _finding(Judgement.CONTRADICTED, quantity.words, f"the source says {words!r}")


def _finding(judgement: Judgement, words: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
