"""Read those below or above an age: "the under-18s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent.checks.relating.comparisons import ABOVE, BELOW
from agent.checks.values.quantity import Quantity

AGED: Final = re.compile(r"\b(?P<side>under|over)[- ](?P<digits>\d{1,2})s\b", re.IGNORECASE)


def find_aged(text: str) -> Iterator[Quantity]:
    """Yield the ages of a plain text that name a group of people."""
    for match in AGED.finditer(text):
        age = Decimal(match["digits"])
        yield Quantity(
            start=match.start("digits"),
            end=match.end("digits"),
            words=match["digits"],
            low=age,
            high=age,
            unit="year",
            comparison=BELOW if match["side"].casefold() == "under" else ABOVE,
        )
