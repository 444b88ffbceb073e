"""A date belongs to what happened on it: signed then is not published then.

The checks find the date in the evidence; here the act beside it is compared. Only acts that texts
date are known, and only where the source dates another act and not this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.clauses import clauses
from agent.checks.words import is_quotation, plain
from agent.types import Evidence, Finding, Judgement, Kind
from store.types import Region

NAME: Final = "events"
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE: Final = re.compile(rf"(?:\b\d{{1,2}} )?\b{_MONTH} (?:19|20)\d\d\b")
_ACTS: Final = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "published": r"publish\w*|publication|issue[sd]?|releas\w+|updated?|dated",
        "signed": r"sign(?:s|ed|ing)?|signatur\w+",
        "in effect": r"effect|in(?:to)? force|appl(?:y|ies|ied)|commenc\w+",
        "adopted": r"adopt\w*",
        "withdrawn": r"withdr[ae]w\w*|repeal\w*|revok\w+|replac\w+|supersed\w+",
        "held": r"met|meets?|meeting|held|took place|takes place",
        "awarded": r"award\w*",
        "delivered": r"deliver\w*",
        "announced": r"announc\w+",
        "begun": r"began|begins?|begun|start\w*|open(?:s|ed)?|launch\w*",
        "ended": r"ends?|ended|expir\w+|ceas\w+|until",
        "suspended": r"suspend\w*",
    }.items()
}
_OF_TEXTS: Final = frozenset({"signed", "in effect", "adopted", "withdrawn"})
"""Acts that a date line without a verb does not tell of: it dates the text it stands on."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each date that the evidence gives to another act."""
    del kind
    if is_quotation(text, evidence):
        return []
    return [
        Finding(
            check=NAME,
            judgement=Judgement.CONTRADICTED,
            message=f"{date!r} with {act!r}: the source gives that date to something else",
            words=date,
        )
        for date, act in _list_dated(plain(text))
        if _is_of_another(date, act, evidence)
    ]


def _list_dated(text: str) -> Iterator[tuple[str, str]]:
    """Yield each date of a text with the one act that its clause tells of."""
    for clause in clauses(text):
        dates = list(_DATE.finditer(clause.text))
        acts = _find_acts(clause.text)
        if len(dates) == 1 and len(acts) == 1:
            yield dates[0].group(), next(iter(acts))


def _is_of_another(date: str, act: str, evidence: Sequence[Evidence]) -> bool:
    others = []
    for item in evidence:
        quote = plain(item.quote)
        if not _holds(date, quote):
            continue
        acts = _find_acts(quote)
        if act in acts or item.region in {Region.SIGNATURE, Region.TABLE}:
            return False
        others.append(bool(acts) or (act in _OF_TEXTS and not _is_sentence(quote)))
    return bool(others) and all(others)


def _find_acts(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _ACTS.items() if pattern.search(text))


def _holds(date: str, quote: str) -> bool:
    return re.search(rf"(?<!\d ){re.escape(date)}", quote) is not None or (
        not date[0].isdigit() and date in quote
    )


def _is_sentence(quote: str) -> bool:
    return quote.rstrip().endswith((".", ";", ":", "!", '"'))
