"""Read measures with "half" in them: "half a century", "a half-century", "a year and a half".

Each is one figure: "half century" is 50 years, "two hours and a half" 150 minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from agent.checks.headed import headed
from agent.checks.values.counting import counted_at
from agent.checks.values.currencies import MAGNITUDES
from agent.checks.values.quantity import Quantity
from agent.checks.values.spelled import UNITS

_SPANS = "century|decade|year|month|week|day|hour|minute|mile"
PARTS: Final = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "tenth": Decimal("0.1")}
MIXED: Final = headed(
    rf"\b(?P<whole>an?|the|this|that|next|last|past|first|\d{{1,3}}|{'|'.join(UNITS)})[ -]"
    rf"(?P<unit>{_SPANS})s?[ -]and[ -]an?[ -]"
    r"(?P<part>half|quarter)\b(?! (?:of )?(?:the|its|their|an?)\b)",
    re.IGNORECASE,
)
# "Half a century" is read with the fractions; here the article is left out, or stands before.
BARE: Final = headed(
    r"(?<!and a )(?<!and-a-)\b(?P<part>half|quarter)[ -](?P<unit>century|decade|year|hour|million|"
    r"billion|trillion)\b",
    re.IGNORECASE,
)


OF_ONE: Final = headed(
    r"\b(?:(?:one|a)[ -])?(?P<part>half|quarter|tenth) (?:of )?(?:one|an?|1) ?"
    r"(?P<unit>percent|%|percentage point)(?!\w)",
    re.IGNORECASE,
)
"""A part of a percent: "half of one percent" is 0.5 percent."""


def find_halved(text: str) -> Iterator[Quantity]:
    """Yield the measures of a plain text that are halves, or have a half behind their unit."""
    for match in MIXED.finditer(text):
        whole = match["whole"].casefold()
        value = _value(whole)
        yield _quantity(text, match, value + PARTS[match["part"].casefold()])
    for match in OF_ONE.finditer(text):
        yield replace(
            _quantity(text, match, PARTS[match["part"].casefold()]),
            unit="percent" if match["unit"] == "%" else match["unit"].casefold(),
        )
    for match in BARE.finditer(text):
        yield _quantity(text, match, PARTS[match["part"].casefold()])


def _value(whole: str) -> Decimal:
    if whole.isdigit():
        return Decimal(whole)
    # "The year and a half that follows" is one year and a half.
    return Decimal(UNITS.get(whole, 1))


def _quantity(text: str, match: re.Match[str], value: Decimal) -> Quantity:
    unit = match["unit"].casefold()
    if unit in MAGNITUDES:
        value, unit = value * MAGNITUDES[unit], ""
    return Quantity(
        start=match.start(),
        end=match.end(),
        words=match.group(),
        low=value,
        high=value,
        unit=unit,
        noun=counted_at(text, match.end()) if not unit else "",
    )
