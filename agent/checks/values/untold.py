"""Tell whether the evidence says a figure without writing one: "a month", "the next decade"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from agent.checks.relating.comparisons import ABOVE, LOWER, OVER, comparison
from agent.checks.values.elapsed import is_elapsed
from agent.checks.values.numbered import is_ordered
from agent.checks.values.quantity import Quantity
from agent.checks.values.tallies import is_tally
from agent.checks.values.units import MEASURES
from agent.checks.words import Reach, singular

SEVERAL = re.compile(
    r"\bmore than one\b(?! (?:hundred|thousand|million|billion|percent|in))", re.IGNORECASE
)
ONE_SPAN = re.compile(
    r"\b(?:an?|one|(?:the|its|their|his|her|our|this|every|each) (?:full |whole )?"
    r"(?:next|past|last|coming|following|first|final|previous|opening)) "
    r"(?P<unit>week|fortnight|year|decade|century)\b|"
    r"\bthe (?P<long>decade|century) (?:to|since|up to|ending|that|before|after|until|from)\b",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\bmajorit(?:y|ies)\b|\bmostly\b|\bthe bulk of\b|"
    r"(?<!the )(?<!at )\bmost(?: of\b| [a-z]+s\b)|^Most\b",
    re.IGNORECASE,
)
FIFTY = 50
EVERY_OTHER = re.compile(
    r"\b(?:every|each) other (?P<unit>day|week|month|year|decade)\b", re.IGNORECASE
)
"""What is done every other month is done every two months."""


def is_told_without(
    quantity: Quantity, known: Sequence[Quantity], stated: str, source: Reach
) -> bool:
    """Say whether the evidence tells a figure without writing one."""
    return (
        _is_single(quantity, source.quotes)
        or _is_most(quantity, source.quotes)
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
    if quantity.low != 1 or quantity.high != 1 or quantity.code:
        return False
    if quantity.comparison:
        # "Within a second" and "within one second" are bounded alike.
        return any(
            comparison(quote, match.start(), match.end(), quantity.unit) == quantity.comparison
            for quote in quotes
            for match in re.finditer(rf"\ban? {re.escape(quantity.unit or ' ')}\b", quote)
        )
    unit = re.split(r"[ -]", quantity.words)[-1]
    unit = re.escape(singular(unit))
    single = re.compile(
        rf"\b(?:an?|single|another|following|next) {unit}\b|"
        rf"\bthe {unit} (?:after|before|following|preceding)\b",
        re.IGNORECASE,
    )
    return any(single.search(quote) is not None for quote in quotes)


def _is_most(quantity: Quantity, quotes: Sequence[str]) -> bool:
    """Say whether "more than half" is "most" in the evidence."""
    half = (quantity.fraction and quantity.low == Decimal("0.5")) or (
        quantity.unit == "percent" and quantity.low == FIFTY
    )
    return (
        half
        and quantity.comparison in {ABOVE, OVER}
        and any(MOST.search(quote) for quote in quotes)
    )


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
        MEASURES[singular(found["unit"] or found["long"])] == (dimension, size * quantity.low)
        for quote in quotes
        for found in ONE_SPAN.finditer(quote)
    )


def _is_counted(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    """Say whether the source counts the same things itself: "the two countries"."""
    return bool(quantity.noun) and any(
        source.noun == quantity.noun and not (source.unit or source.ordinal or source.fraction)
        for source in known
    )
