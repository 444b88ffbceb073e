"""Check figures: every number, share, amount, measure and place number must be in the evidence.

Nothing with a digit in it goes unread: what is no number is compared letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from agent.checks.amounts import are_ends, judge_amount
from agent.checks.comparisons import ABOUT, ABOVE, BELOW, LOWER
from agent.checks.currencies import DOLLARS, home_dollar
from agent.checks.elapsed import is_elapsed
from agent.checks.moments import blank, find_moments
from agent.checks.numbered import is_in_order, is_named, is_ordered, is_printed
from agent.checks.quantities import find_quantities
from agent.checks.quantity import Quantity
from agent.checks.references import Reference, find_nested, find_references
from agent.checks.tallies import is_tally
from agent.checks.units import MEASURES
from agent.checks.words import Reach, is_quotation, plain, reach, singular
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "figures"
CLOSE = Decimal("0.02")
"""How far a worked-out share may lie from "about two thirds": two hundredths of the whole."""
PLURAL_CODE = re.compile(r"(?<=[a-z])s$|'s?$")
# "Inaugural meeting" is the first one.
SOONER = re.compile(
    r"\b(?:priorit|before|prior to|initial|begin|began|begun|start|until|precede|once|lead|"
    r"ahead)"
)
# "Without having to enrol again" is "no second enrolment".
AGAIN = re.compile(
    r"\b(?:again|anew|once more|afresh|a further|another|repeat(?:s|ed|ing|edly)?|repetition|twice|"
    r"re-\w+|re(?:enrol|enter|submit|appl|authenticat|regist|verif|prov|new|test|assess|issu|check)"
    r"\w*)\b"
)
DENIED = re.compile(
    r"\b(?:no|not|without|never|neither|nor|avoids?|spar(?:es|ed|ing)|unnecessary)\b"
    r"(?: (?!\bthe\b)[\w-]+){0,6} $",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\bmore than one\b(?! (?:hundred|thousand|million|billion|percent|in))", re.IGNORECASE
)
ONE_SPAN = re.compile(
    r"\b(?:an?|one|(?:the|its|their|his|her|our|this|every|each) (?:full |whole )?"
    r"(?:next|past|last|coming|following|first|final|previous|opening)) "
    r"(?P<unit>week|fortnight|year|decade|century)\b",
    re.IGNORECASE,
)
EVERY_OTHER = re.compile(
    r"\b(?:every|each) other (?P<unit>day|week|month|year|decade)\b", re.IGNORECASE
)
"""What is done every other month is done every two months."""
COPIED = 2
"""Words behind a figure that stand with it in a title: "of $92 billion in ports"."""
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "very"})
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
    written = plain(text)
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
    nested = find_nested(written)
    told = [place for place in nested if any(known.covers(place) for known in places)]
    findings = [
        _place(place, places)
        for place in stated.references
        if not is_printed(place, source) and not is_in_order(place, known, source.quotes)
        if not any(whole.start <= place.start and place.end <= whole.end for whole in told)
        # "Federal Rule of Civil Procedure 65(c)" is Rule 65(c).
        if not ("(" in place.number and place.number.casefold() in codes)
    ]
    for number, quantity in enumerate(stated.quantities):
        if quantity.code:
            findings.append(_code(quantity, codes))
        elif quantity.ordinal:
            if not is_named(quantity, (*source.quotes, *source.labels), written):
                findings.append(_ordinal(quantity, known, source.quotes, written))
        elif not _names_a_title(quantity, named, source.labels, written):
            ways = (quantity, *_lent(number, stated.quantities))
            judged = [judge_amount(way, known) for way in ways]
            others = (*stated.quantities[:number], *stated.quantities[number + 1 :])
            if None in judged or any(are_ends(way, others, known) for way in ways):
                continue
            if _is_told(quantity, known, written, source):
                continue
            if not _is_share_of(number, stated.quantities, known):
                findings.append(judged[0])
    return [finding for finding in findings if finding is not None]


def _read_home(offered: Sequence[Figures], stated: Figures, source: Reach) -> list[Quantity]:
    """Return the figures of the evidence; where dollars are told, a bare "$" is the text's own."""
    known = [quantity for figures in offered for quantity in figures.quantities]
    if not any(quantity.unit in DOLLARS for quantity in stated.quantities):
        return known
    home = home_dollar(source.labels, source.quotes)
    return [replace(q, unit=home) if home and q.unit == "dollar" else q for q in known]


def _is_told(quantity: Quantity, known: Sequence[Quantity], stated: str, source: Reach) -> bool:
    """Say whether the evidence tells a figure without writing one."""
    return (
        _is_single(quantity, source.quotes)
        or _is_one_of_another(quantity, source.quotes)
        or is_ordered(quantity, stated, known, source.quotes)
        or is_elapsed(quantity, stated, source.quotes)
        or (not _is_counted(quantity, known) and is_tally(quantity, stated, source))
    )


def _is_single(quantity: Quantity, quotes: Sequence[str]) -> bool:
    """Say whether "one month" is "a month" in the evidence, or "two or more" "more than one".

    A lone article and a lone "one" are read as no figures.
    """
    if quantity.low == 2 and quantity.comparison == LOWER and not quantity.unit:
        return any(SEVERAL.search(quote) is not None for quote in quotes)
    if quantity.low != 1 or quantity.high != 1 or quantity.comparison or quantity.code:
        return False
    unit = re.split(r"[ -]", quantity.words)[-1]
    unit = re.escape(singular(unit))
    single = re.compile(
        rf"\b(?:an?|single|another|following|next) {unit}\b|"
        rf"\bthe {unit} (?:after|before|following|preceding)\b",
        re.IGNORECASE,
    )
    return any(single.search(quote) is not None for quote in quotes)


def _is_one_of_another(quantity: Quantity, quotes: Sequence[str]) -> bool:
    """Say whether "ten years" is "the next decade" in the evidence, or "seven days" "a week"."""
    if quantity.unit not in MEASURES or quantity.low != quantity.high:
        return False
    dimension, size = MEASURES[quantity.unit]
    if quantity.low == 2 and any(
        singular(found["unit"]) == quantity.unit
        for quote in quotes
        for found in EVERY_OTHER.finditer(quote)
    ):
        return True
    return any(
        MEASURES[singular(found["unit"])] == (dimension, size * quantity.low)
        for quote in quotes
        for found in ONE_SPAN.finditer(quote)
    )


@lru_cache(maxsize=4096)  # The same sentences are cited for one statement after another.
def read_figures(text: str) -> Figures:
    """Read the figures of a plain text; its dates are left to their own check."""
    references = find_references(text)
    letters = list(text)
    for place in references:
        letters[place.start : place.end] = "\u241f" * (place.end - place.start)
    rest = "".join(letters)
    rest = blank(rest, find_moments(rest))
    return Figures(quantities=tuple(find_quantities(rest)), references=tuple(references))


def _lent(number: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return a bare figure with the unit of its neighbour: "the 180 days become 270"."""
    quantity = quantities[number]
    if quantity.unit or quantity.noun or quantity.fraction:
        return []
    neighbours = (*reversed(quantities[:number]), *quantities[number + 1 :])
    unit = next((each.unit for each in neighbours if each.unit), "")
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


def _is_counted(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    """Say whether the source counts the same things itself: "the two countries"."""
    return bool(quantity.noun) and any(
        source.noun == quantity.noun and not (source.unit or source.ordinal or source.fraction)
        for source in known
    )


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
    if any(_is_code(quantity.code, known) for code in codes for known in (code, *_pieces(code))):
        return None
    return _finding(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _is_code(code: str, known: str) -> bool:
    """Compare codes letter for letter, but for a plural or an owner's ending: "3PAOs"."""
    return code == known or PLURAL_CODE.sub("", code) == PLURAL_CODE.sub("", known)


def _pieces(code: str) -> list[str]:
    return code.split(",") + code.split(";")


def _ordinal(
    quantity: Quantity, known: list[Quantity], quotes: Sequence[str], stated: str
) -> Finding | None:
    orders = [source for source in known if source.ordinal]
    if any(source.low == quantity.low for source in orders):
        return None
    folded = " ".join(quotes).casefold()
    if quantity.low == 2 and AGAIN.search(folded) and DENIED.search(stated, 0, quantity.start):
        return None
    if quantity.low == 1 and _comes_first(quantity, stated) and SOONER.search(folded):
        return None
    if any(word in folded for word in FIRST):
        if quantity.low == 1:
            return None
        return _finding(Judgement.CONTRADICTED, quantity.words, "the source says it was the first")
    if orders:
        why = f"the source says {orders[0].words!r}"
        return _finding(Judgement.CONTRADICTED, quantity.words, why)
    return _finding(Judgement.UNSUPPORTED, quantity.words, "not in the cited sentences")


def _comes_first(quantity: Quantity, stated: str) -> bool:
    """Say whether "first" tells when something is done ("go first"), and numbers nothing."""
    before = stated[: quantity.start].split()[-1:]
    return not quantity.noun and bool(before) and before[0].casefold() not in DETERMINERS


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


def _finding(judgement: Judgement, words: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
