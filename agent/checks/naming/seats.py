"""Governments by the city or the street where they sit: "Canberra" for the Australian government.

Only where such a name acts or owns: "in London" says where something is, and must be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.naming.offered import Known
from agent.checks.naming.places import OTHER_NAMES
from agent.checks.naming.proper import Name, keys_of
from agent.types import Evidence

SEATS = {
    seat.strip(): country
    for country, seats in {
        "Australia": "Canberra", "Austria": "Vienna", "Belgium": "Brussels", "Brazil": "Brasília",
        "Canada": "Ottawa", "Chile": "Santiago", "China": "Beijing, Peking", "Denmark":
        "Copenhagen", "Egypt": "Cairo", "European Union": "Brussels", "Finland": "Helsinki",
        "France": "Paris, Élysée", "Germany": "Berlin", "Greece": "Athens", "Hungary": "Budapest",
        "India": "New Delhi, Delhi", "Indonesia": "Jakarta", "Ireland": "Dublin", "Israel":
        "Jerusalem", "Italy": "Rome", "Japan": "Tokyo", "Kenya": "Nairobi", "Korea": "Seoul",
        "Malaysia": "Kuala Lumpur, Putrajaya", "Mexico": "Mexico City", "Netherlands":
        "The Hague, Hague", "New Zealand": "Wellington", "Norway": "Oslo", "Philippines": "Manila",
        "Poland": "Warsaw", "Portugal": "Lisbon", "Russia": "Moscow, Kremlin", "Saudi Arabia":
        "Riyadh", "South Africa": "Pretoria", "Spain": "Madrid", "Sweden": "Stockholm",
        "Switzerland": "Bern, Berne", "Taiwan": "Taipei", "Thailand": "Bangkok", "Turkey":
        "Ankara", "Ukraine": "Kyiv, Kiev", "United Arab Emirates": "Abu Dhabi", "United Kingdom":
        "London, Whitehall, Downing Street, Westminster", "United States":
        "Washington, Washington DC, Capitol Hill", "Vietnam": "Hanoi",
    }.items()
    for seat in seats.split(",")
}  # fmt: skip
LIES_THERE = re.compile(
    r"\b(?:in|at|near|from|to|into|outside|around|across|through|towards?|via|of|for|visit\w*|left|"
    r"reach\w*|host\w*|held)(?: the| downtown| central| greater)? $",
    re.IGNORECASE,
)
"""In front of a name that is a place here."""
SITES = (
    (re.compile(r"white ?house|\b(?:gov|mil)$", re.IGNORECASE), "United States"),
    (re.compile(r"\bgov\.uk$", re.IGNORECASE), "United Kingdom"),
    (re.compile(r"\beuropa\.eu$", re.IGNORECASE), "European Union"),
    (re.compile(r"\bgov\.au$", re.IGNORECASE), "Australia"),
    (re.compile(r"\b(?:gc|canada)\.ca$", re.IGNORECASE), "Canada"),
    (re.compile(r"\bgo\.jp$", re.IGNORECASE), "Japan"),
    (re.compile(r"\bgo\.kr$", re.IGNORECASE), "Korea"),
    (re.compile(r"\bgov\.in$", re.IGNORECASE), "India"),
    (re.compile(r"\bgov\.sg$", re.IGNORECASE), "Singapore"),
    (re.compile(r"\bgov\.br$", re.IGNORECASE), "Brazil"),
    (re.compile(r"\bgovt?\.nz$", re.IGNORECASE), "New Zealand"),
    (re.compile(r"\bgouv\.fr$", re.IGNORECASE), "France"),
    (re.compile(r"\bbund\.de$", re.IGNORECASE), "Germany"),
    (re.compile(r"\badmin\.ch$", re.IGNORECASE), "Switzerland"),
)
"""Sites of governments. Source: the registries of the domains reserved for governments."""
OURS = re.compile(
    r"\b(?:[Oo]ur|[Ww]e|[Tt]his (?:country|nation)|[Tt]he (?:nation|country)|[Ff]ederal)\b"
)
"""Words by which a government's own text means its country."""


def is_seat(name: Name, stated: str, known: Known) -> bool:
    """Say whether a name is the seat of a government whose country the evidence names."""
    if LIES_THERE.search(stated, 0, name.tokens[0].start):
        return False
    words = name.words.replace(".", "").removesuffix("'s").removesuffix("'")
    # "London and Canberra agreed": two of them.
    return all(_is_told(seat, known) for seat in words.split(" and "))


def _is_told(seat: str, known: Known) -> bool:
    country = SEATS.get(seat)
    if country is None:
        return False
    words_of_it = tuple(country.split())
    names = (words_of_it, *OTHER_NAMES[words_of_it])
    return any(known.has(keys_of(" ".join(each))) for each in names)


def find_homes(evidence: Sequence[Evidence]) -> list[str]:
    """Return the countries that governments' own texts mean by "our" and "this country"."""
    return list(
        dict.fromkeys(
            country
            for item in evidence
            if OURS.search(item.quote)
            for form, country in SITES
            if any(form.search(each) for each in _publishers(item))
        )
    )


def find_publisher_countries(item: Evidence) -> list[str]:
    """Return the country of the government whose site a text comes from, none where it is not."""
    return [
        country for form, country in SITES if any(form.search(each) for each in _publishers(item))
    ]


def _publishers(item: Evidence) -> list[str]:
    issuer = item.document.card.issuer
    folder = item.document.origin.split("/")[-2:-1]
    return [*([issuer.value] if issuer is not None else []), *folder]
