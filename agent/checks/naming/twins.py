"""Check that a statement which names one of several cited documents says what that one says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding import force
from agent.checks.denying import polarity
from agent.checks.naming import names
from agent.checks.values import dates, figures
from agent.checks.words import is_quotation, plain
from agent.types import Evidence, Finding, Kind

JUDGING = (figures.check, dates.check, names.check, polarity.check, force.check)
# A statement that sets two documents against each other speaks for both.
COMPARES = re.compile(
    r"\b(?:whereas|while|whilst|but|unlike|than|both|compared|instead|earlier|later|previous(?:ly)?|"
    r"former(?:ly)?|replac\w+|supersed\w+|amend\w*|successor|predecessor|other|respectively|"
    r"by contrast|on the other hand|changed?)\b",
    re.IGNORECASE,
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return what the named document's own sentences have against the statement.

    "Note 7 asks for 30 days" fails where Note 7 asks for 60, though Note 11, cited beside it, asks
    for 30.
    """
    own = speaks_for(text, evidence)
    if len(own) == len(evidence) or is_quotation(text, evidence):
        return []
    return [finding for each in JUDGING for finding in each(text, kind, own)]


def speaks_for(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence of the one document that the statement names, else all of it."""
    titles = {item.document.id + item.document.version: _head(item) for item in evidence}
    if len(titles) < 2 or len(set(titles.values())) < len(titles):
        return evidence
    stated = plain(text).casefold()
    named = [document for document, title in titles.items() if title and _has(stated, title)]
    if len(named) != 1 or COMPARES.search(stated):
        return evidence
    return [item for item in evidence if item.document.id + item.document.version == named[0]]


def _head(item: Evidence) -> str:
    """Return a document's title up to its first colon, in small letters."""
    card = item.document.card
    title = card.title.value if card.title is not None else item.document.title
    return plain(title).casefold().partition(":")[0].strip()


def _has(stated: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(title)}(?!\w)", stated) is not None
