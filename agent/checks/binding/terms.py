"""Tell a term of a permission from a duty: who may leave with consent needs consent.

"States can opt out by notifying the council" obliges nobody to opt out; but who opts out must
notify. A statement may tell that as a duty: what it binds to is the term, not the act permitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.senses import is_told, sense_at, senses_in

PERMITTED: Final = re.compile(
    r"\b(?:can|may|could|(?:allowed|permitted|entitled|free|able|eligible|empowered|authori[sz]ed) "
    r"to)(?: \w+ly| also| then)*(?P<act> [^.;]*)",
    re.IGNORECASE,
)
TERM: Final = re.compile(
    r"\b(?:by (?=(?:\w+ly )?\w+ing\b)|if|when|where|once|after|provided|subject to|with|upon|"
    r"unless|until|through|via|on (?:the )?condition|in return for|following|against)\b"
    r"(?P<term>[^.;]*)",
    re.IGNORECASE,
)
PREDICATE: Final = re.compile(
    r"(?:compulsory|mandatory|obligatory|required|essential|imperative|necessary|vital|crucial|"
    r"indispensable|needed|prescribed|binding|a (?:must|duty|requirement|condition))$",
    re.IGNORECASE,
)
"""Words of duty in front of which stands what they bind to: "consent is required"."""
FIRST: Final = 2
"""Content words of a permission, or of a duty, that tell its act."""
ABOUT: Final = 4
"""Content words behind a duty that say what it binds to."""
TOLD: Final = 0.5
"""Share of them that a term tells if it is the term that binds."""


def is_term(stated: str, start: int, end: int, quote: str) -> bool:
    """Say whether what a statement binds to at that place is a term of what a source permits."""
    duty = _content(stated, 0, start)[-ABOUT:]
    if not PREDICATE.search(stated[start:end]):
        duty = _content(stated, end, len(stated))[:ABOUT] or duty
    if not duty:
        return False
    for permitted in PERMITTED.finditer(quote):
        term = TERM.search(permitted["act"])
        if term is None:
            continue
        act = frozenset().union(*_content(permitted["act"], 0, term.start())[:FIRST])
        asked = senses_in(term["term"])
        met = sum(is_told(each, asked) for each in duty)
        if is_told(duty[0], asked) and met >= TOLD * len(duty) and not duty[0] & act:
            return True
    return False


def tells_term(words: str, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether these words of a statement bind to a term of what one of its sources permits."""
    start = max(stated.find(words), 0)
    return any(is_term(stated, start, start + len(words), quote) for quote in quotes)


def _content(text: str, start: int, end: int) -> list[frozenset[str]]:
    words = words_in(text, start, end)
    return [sense_at(words, place) for place, word in enumerate(words) if word.content]
