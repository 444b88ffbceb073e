"""Bodies that a government's own text means without their country: "Congress", "my administration".

Who publishes a text says whose "Parliament" stands in it, and who "we" are. Only what a word of the
cited sentences stands for is offered: no other body of that country is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.naming.places import OTHER_NAMES
from agent.checks.naming.proper import Name, keys_of
from agent.checks.naming.seats import find_publisher_countries
from agent.checks.words import plain
from agent.types import Evidence

_WE: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Tt]his [Aa]dministration|ourselves)\b")
_MY_TERM: Final = re.compile(r"\b(?:[Mm]y|[Oo]ur|[Tt]his|[Tt]he) [Aa]dministration\b|\b[Ww]e\b")
_PRESIDENT: Final = re.compile(
    r"(?<!Vice )\bPresident (?:[A-Z][\w.'-]* )*?(?P<name>[A-Z][a-z]+)\b(?! [A-Z])"
)
_ORDERS: Final = re.compile(
    r"\b(?:executive order|presidential (?:memorandum|order|message)|proclamation)\b",
    re.IGNORECASE,
)
_BODIES: Final = re.compile(
    r"\b(?:Congress|Senate|House of (?:Representatives|Commons|Lords)|Parliament|Cabinet|Treasury|"
    r"Army|Navy|Air Force|Supreme Court|Constitution|President|Prime Minister|Administration|"
    r"(?:[Ff]ederal )?[Gg]overnment|military|armed forces)\b"
)
_EU_LAW: Final = re.compile(r"\((?:EU|EC|EEC)\)|\beuropa\.eu\b|\bof the European Union\b")
_OF_THE_UNION: Final = {
    "Commission": "European Commission",
    "Parliament": "European Parliament",
    "Council": "Council of the European Union",
    "Union": "European Union",
}
_STATE_BODY: Final = re.compile(
    r"\b(?:Department|Ministry|Cabinet Office|Treasury|Secretary of State|Ministers?)\b"
)
AT_HOME: Final = {
    "United States": "the Administration",
    "United Kingdom": "His Majesty's Government",
}


def is_institution(name: Name, institutions: frozenset[tuple[str, ...]]) -> bool:
    """Say whether a name is, whole, one of those that words of the cited sentences stand for."""
    return tuple(key for key in keys_of(name.words) if key != "the") in institutions


def find_institutions(evidence: Sequence[Evidence]) -> frozenset[tuple[str, ...]]:
    """Return the keys of the full names of the bodies that words of the cited sentences mean."""
    return frozenset(
        tuple(key for key in keys_of(name) if key != "the")
        for item in evidence
        for name in _name(item)
    )


def _name(item: Evidence) -> Iterator[str]:
    quote, card = plain(item.quote), item.document.card
    titles = plain(item.document.title)
    issuer = card.issuer.value if card.issuer is not None else ""
    speaks = _WE.search(quote) is not None
    for country in find_publisher_countries(item):
        bodies = [*_BODIES.findall(quote), *(["Government"] if speaks else [])]
        called = (country.split(), *OTHER_NAMES[tuple(country.split())])
        for body in bodies:
            for each in called:
                yield f"{' '.join(each)} {body}"
                yield f"{body} of {' '.join(each)}"
        if speaks:
            yield AT_HOME.get(country, "Government")
            yield from ("Government", "Federal Government")
    if _ORDERS.search(f"{titles} {quote}"):
        yield "the President"
    president = _PRESIDENT.search(f"{titles}. {issuer}")
    if president is not None and _MY_TERM.search(quote):
        yield f"{president['name']} Administration"
    if speaks and _STATE_BODY.search(issuer):
        yield "the Government"
    if _EU_LAW.search(f"{titles} {issuer} {card.title.value if card.title else ''}"):
        yield from (
            name for word, name in _OF_THE_UNION.items() if re.search(rf"\b{word}\b", quote)
        )
