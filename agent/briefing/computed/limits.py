"""How much of a computed section a form wants."""

from __future__ import annotations

from typing import Final

from agent.briefing.computed.quoting import LONGEST_WORDS
from agent.briefing.plan import Planned

ROWS: Final = 12
"""Rows of a table that a reader takes in on one page."""
SLACK: Final = 1.75
"""How much longer than the form's words a quotation may be: a sentence cannot be cut."""


def most_rows(planned: Planned, usual: int = ROWS) -> int:
    """Return how many rows or items the form wants, the usual number where it does not say."""
    return planned.section.most or usual


def longest_words(planned: Planned) -> int:
    """Return how long a quotation in this section may be, in words."""
    wanted = planned.section.words_each
    return min(LONGEST_WORDS, int(SLACK * wanted)) if wanted else LONGEST_WORDS
