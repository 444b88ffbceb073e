"""How a statement reads on a page: what stands in front of it, and its words."""

from __future__ import annotations

import re
from typing import Final

from agent.briefing.answered import OUR_READING
from agent.render import cite
from agent.render.safe import visible
from agent.types import Evidence, Kind, Statement
from store.types import Role

_RECITAL: Final = "recital"
_LED: Final = re.compile(r"^(?:whereas|having regard to the following)\s*:\s*", re.IGNORECASE)
_PRINTED: Final = re.compile(r"^(?:\((\w{1,5})\)|(\d{1,3}(?:\.\d{1,3})*)\.?)\s+(?=\S)")
_PARTS: Final = re.compile(r"\w+(?:\.\d+)*")


def word(statement: Statement, *, labelled: bool) -> tuple[str, str]:
    """Return the words in front of a statement ("Our reading", "Recital 75", or none), and its own.

    The printed number of a paragraph, and the "Whereas:" of a recital, are left out of a
    quotation: beside the numbers of our paragraphs they misread, and the note has the pinpoint.

    Args:
        statement: as proven.
        labelled: whether its label says already that it is our reading.
    """
    words = visible(statement.text)
    if statement.kind is Kind.INFERENCE:
        return "" if labelled else OUR_READING, words
    if not cite.is_quotation(statement):
        return "", words
    recital = _find_recital(statement.evidence)
    if recital is not None:
        led = _LED.sub("", words)
        return f"Recital {_last(recital)}", trim(led, recital)
    return "", trim(words, statement.evidence[0].number)


def trim(quote: str, number: str | None) -> str:
    """Return the words of a quotation without the number printed before them, if it is its own."""
    found = _PRINTED.match(quote)
    if found is None or number is None or (found[1] or found[2]) != _last(number):
        return quote
    return quote[found.end() :]


def _last(number: str) -> str:
    parts = _PARTS.findall(visible(number))
    return str(parts[-1]) if parts else ""


def _find_recital(evidence: tuple[Evidence, ...]) -> str | None:
    """Return the printed number of the one recital that is quoted, None if it is none."""
    numbers = {
        item.number
        for item in evidence
        if item.number and item.number.casefold().startswith(_RECITAL)
    }
    rest = [item for item in evidence if item.number not in numbers and not _LED.match(item.quote)]
    recitals = all(item.role is Role.RECITAL for item in evidence if item.number in numbers)
    return numbers.pop() if len(numbers) == 1 and recitals and not rest else None
