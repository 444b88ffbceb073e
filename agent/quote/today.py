"""What "today" means in a document that says when it was given out."""

from __future__ import annotations

import re
from typing import Final

from agent.quote.candidates import Candidate
from agent.quote.shelf import label
from store.types import DateKind, Precision

_TODAY: Final = re.compile(r"\btoday\b", re.IGNORECASE)
_DATED: Final = frozenset({DateKind.PUBLICATION, DateKind.SIGNATURE})


def find_today(candidate: Candidate) -> str | None:
    """Return the day on which a sentence with "today" was given out, as its document's card has it.

    In ISO form; None where the sentence has no "today", or the document no day of its own.
    """
    if not _TODAY.search(candidate.sentence.text):
        return None
    days = [
        each.value
        for each in candidate.document.card.dates
        if each.kind in _DATED and each.precision is Precision.DAY
    ]
    return days[0] if days else None


def note_today(candidate: Candidate) -> tuple[str, ...]:
    """Return the remark that ties "today" to the document's date."""
    day = find_today(candidate)
    if day is None:
        return ()
    return (f"“Today” in “{label(candidate.document)}”: the document is dated {day}.",)
