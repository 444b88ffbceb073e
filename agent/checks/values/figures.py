"""Check figures: every number, share, amount, measure and place number must be in the evidence.

Nothing with a digit in it goes unread: what is no number is compared letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from agent.checks.relating.comparisons import ABOUT, ABOVE, BELOW, LOWER, UPPER
from agent.checks.values.amounts import are_ends, judge_amount, report
from agent.checks.values.codes import judge_code
from agent.checks.values.currencies import DOLLARS, home_dollar
from agent.checks.values.derived import is_derived
from agent.checks.values.idioms import blank_idioms
from agent.checks.values.letters import find_lettered
from agent.checks.values.moments import blank, find_moments
from agent.checks.values.numbered import is_coded, is_in_order, is_named, is_printed
from agent.checks.values.ordinals import judge_ordinal
from agent.checks.values.quantities import find_quantities
from agent.checks.values.quantity import Quantity
from agent.checks.values.references import Reference, find_nested, find_references
from agent.checks.values.units import measure_at
from agent.checks.values.untold import is_told_without
from agent.checks.words import Reach, is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

CLOSE = Decimal("0.02")
"""How far a worked-out share may lie from "about two thirds": two hundredths of the whole."""
JOINED = re.compile(r",? (?:(?:of|in|for) (?:[\w-]+ ){1,3})?(?:or|and) ")
"""Between two figures of which a bound in front of the first holds for both."""
COUNT_OF = re.compile(
    r"\b(?:number|count) of (?=(?:hours|days|weeks|months|years)\b)", re.IGNORECASE
)
"""In front of the unit of figures that have none: "the number of days goes from 30 to 45"."""
HYPHENED = re.compile(r"(?<=\w)-(to|or)-(?=\w)", re.IGNORECASE)
"""Between the ends of a range that describes: "a 2-to-3-year term"."""
ENUMERATOR = re.compile(r"(?:(?<=^)|(?<=[ ;:,]))\d{1,2}\)(?= )")
"""The number of a member of a list, "1) nets, 2) lines": it counts nothing."""
COPIED = 2
"""Words behind a figure that stand with it in a title: "of $92 billion in ports"."""


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
    written = blank_idioms(plain(text), source.quotes)
    stated = read_figures(written)
    offered = [read_figures(quote) for quote in source.quotes]
    labels = [read_figures(label) for label in source.labels]
    known = _read_home(offered, stated, source)
    places = [place for figures in (*offered, *labels) for place in figures.references]
    codes = {q.code for figures in (*offered, *labels) for q in figures.quantities if q.code}
    # "44 U.S.C. § 3542(b)(2)" may be told without its sign.
    codes |= {place.number.casefold() for place in places if "(" in place.number}
    named = [q for figures in labels for q in figures.quantities if not q.unit and not q.code]
    places += [place for quote in source.quotes for place in find_nested(quote)]
    findings = [
        _place(place, places)
        for place in _untold(written, places, codes, source)
        if not is_in_order(place, known, source.quotes)
    ]
    for number, quantity in enumerate(stated.quantities):
        if quantity.code:
            findings.append(judge_code(quantity, codes, written, known, source.quotes))
        elif quantity.ordinal:
            named_so = _name_again(number, stated.quantities)
            if _counts_from_one(number, stated.quantities, source.quotes):
                continue
            if not is_named(named_so, (*source.quotes, *source.labels), written):
                findings.append(judge_ordinal(quantity, known, source.quotes, written))
        elif not _names_a_title(quantity, named, source.labels, written):
            findings.append(_judge_figure(number, stated.quantities, known, written, source))
    findings += [
        report(Judgement.CONTRADICTED, each.words, each.why)
        for each in find_lettered(written, (*source.quotes, *source.labels))
    ]
    return [finding for finding in findings if finding is not None]


def _untold(
    written: str, places: list[Reference], codes: set[str], source: Reach
) -> list[Reference]:
    """Return the places of the statement that the evidence does not print in another way."""
    told = [each for each in find_nested(written) if any(known.covers(each) for known in places)]
    return [
        place
        for place in read_figures(written).references
        if not is_printed(place, source) and not is_coded(place, written, codes)
        if not any(whole.start <= place.start and place.end <= whole.end for whole in told)
        # "Port Rule of Safe Passage 12(b)" is Rule 12(b).
        if not ("(" in place.number and place.number.casefold() in codes)
    ]


def _judge_figure(
    number: int,
    quantities: Sequence[Quantity],
    known: list[Quantity],
    written: str,
    source: Reach,
) -> Finding | None:
    """Return a finding where a figure neither stands in the evidence nor follows from it."""
    quantity = quantities[number]
    ways = (quantity, *_lent(number, quantities, written))
    ways = (*ways, *(_reached(way, number, quantities, written) for way in ways))
    judged = [judge_amount(way, known) for way in ways]
    others = (*quantities[:number], *quantities[number + 1 :])
    if None in judged or any(are_ends(way, others, known) for way in ways):
        return None
    if is_told_without(quantity, known, written, source):
        return None
    if "." in quantity.words and any(
        place.number == quantity.words
        for quote in source.quotes
        for place in find_references(quote)
    ):
        # "In place of version 2.0 there is 2.1".
        return None
    if any(is_derived(way, written, known, source.quotes) for way in ways):
        return None
    return None if _is_share_of(number, quantities, known) else judged[0]


def _counts_from_one(number: int, quantities: Sequence[Quantity], quotes: Sequence[str]) -> bool:
    """Say whether "the first 25" tells what the source numbers "1 to 25"."""
    first, behind = quantities[number], quantities[number + 1 : number + 2]
    if first.low != 1 or not behind or behind[0].start > first.end + 1:
        return False
    form = re.compile(rf"\b1(?: to | through |[-\u2013])({re.escape(str(behind[0].high))})\b")
    return any(form.search(quote) for quote in quotes)


def _reached(way: Quantity, number: int, quantities: Sequence[Quantity], written: str) -> Quantity:
    """Return a figure as the bound of the one joined in front of it: "up to 5 days or 3 %"."""
    before = quantities[number - 1] if number else way
    if way.comparison or before.comparison not in {UPPER, LOWER, ABOVE, BELOW}:
        return way
    joined = JOINED.fullmatch(written[before.end : way.start]) is not None
    return replace(way, comparison=before.comparison) if joined else way


def _read_home(offered: Sequence[Figures], stated: Figures, source: Reach) -> list[Quantity]:
    """Return the figures of the evidence as the statement may tell them.

    An anniversary is also an age. Where dollars are told, a bare "$" is the text's own.
    """
    known = [quantity for figures in offered for quantity in figures.quantities]
    # The fiftieth anniversary is that of what is fifty years old.
    known += [
        replace(each, ordinal=False, noun="", unit="year")
        for each in known
        if each.ordinal and each.noun in {"anniversary", "birthday"}
    ]
    if not any(quantity.unit in DOLLARS for quantity in stated.quantities):
        return known
    home = home_dollar(source.labels, source.quotes)
    return [replace(q, unit=home) if home and q.unit == "dollar" else q for q in known]


@lru_cache(maxsize=1_000)  # The same sentences are cited for one statement after another.
def read_figures(text: str) -> Figures:
    """Read the figures of a plain text; its dates are left to their own check."""
    references = find_references(text)
    rest = HYPHENED.sub(r" \1 ", blank(text, references))
    rest = ENUMERATOR.sub(_unnumber, rest)
    rest = blank(rest, find_moments(rest))
    return Figures(quantities=tuple(find_quantities(rest)), references=tuple(references))


def _unnumber(match: re.Match[str]) -> str:
    """Blank the number of a member of a list; in "(no more than 5)" it is a figure."""
    before = match.string[: match.start()]
    opened = before.count("(") > before.count(")") - len(ENUMERATOR.findall(before))
    return match.group() if opened else " " * len(match.group())


def _name_again(number: int, quantities: Sequence[Quantity]) -> Quantity:
    """Return an ordinal with the noun of the one in front: "the First World War and the Second"."""
    quantity = quantities[number]
    before = [each.noun for each in quantities[:number] if each.ordinal and each.noun]
    return replace(quantity, noun=before[-1]) if before and not quantity.noun else quantity


def _lent(number: int, quantities: Sequence[Quantity], stated: str) -> list[Quantity]:
    """Return a bare figure with the unit of its neighbour: "the 180 days become 270"."""
    quantity = quantities[number]
    if quantity.unit or quantity.noun or quantity.fraction:
        return []
    neighbours = (*reversed(quantities[:number]), *quantities[number + 1 :])
    counted = COUNT_OF.search(stated, 0, quantity.start)
    unit = measure_at(stated, counted.end())[0] if counted else ""
    unit = unit or next((each.unit for each in neighbours if each.unit), "")
    return [replace(quantity, unit=unit)] if unit else []


def _is_share_of(number: int, quantities: Sequence[Quantity], known: list[Quantity]) -> bool:
    """Say whether "about two thirds of the 14 million, 9 million in all" divides what it names.

    Both figures must stand in the statement behind the share, and both in the evidence: a reader
    can then see what was divided. Only a share that is openly rounded may be worked out.
    """
    share, behind = quantities[number], quantities[number + 1 : number + 3]
    if share.comparison not in {ABOUT, ABOVE, BELOW} or len(behind) < 2:
        return False
    if not share.fraction and share.unit != "percent":
        return False
    whole, part = sorted(behind, key=lambda each: each.low, reverse=True)
    lent = replace(part, unit=part.unit or whole.unit), replace(whole, unit=whole.unit or part.unit)
    if not whole.low or any(judge_amount(each, known) is not None for each in lent):
        return False
    wanted = share.low if share.fraction else share.low / 100
    apart = part.low / whole.low - wanted
    fits = {ABOUT: True, ABOVE: apart > 0, BELOW: apart < 0}[share.comparison]
    return fits and abs(apart) <= CLOSE


def _place(place: Reference, places: list[Reference]) -> Finding | None:
    if any(known.covers(place) for known in places):
        return None
    other = next((known for known in places if known.group == place.group), None)
    if other is None:
        return report(Judgement.UNSUPPORTED, place.words, "not in the cited sentences")
    if place.number.startswith(other.number) and not other.until:
        why = f"the source points only to {other.words!r}"
        return report(Judgement.OVERSTATED, place.words, why)
    return report(Judgement.CONTRADICTED, place.words, f"the source says {other.words!r}")


def _names_a_title(
    quantity: Quantity, named: list[Quantity], labels: Sequence[str], stated: str
) -> bool:
    """Say whether the figure belongs to a title that the statement copies ("Order 14110")."""
    behind = stated[quantity.end :].split()[:COPIED]
    copied = " ".join([quantity.words, *behind]).casefold()
    if len(behind) == COPIED and any(copied in label.casefold() for label in labels):
        return True
    if not any(source.low == quantity.low for source in named):
        return False
    before = stated[: quantity.start].split()[-1:]
    if not before:
        return False
    pair = f"{before[0]} {quantity.words}".casefold()
    return any(pair in label.casefold() for label in labels)
