"""Numbered things that a question names ("Part 2", "Phase 3", "in 2024"): another one is no answer.

A designation is a kind and a number. Both the question and a sentence with its place are read the
same way, so that "Sec. 4", "§ 4" and a printed "section 4(1)" meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_KINDS: Final = {
    "article": r"articles?|art\.",
    "section": r"sections?|sec\.|§",
    "para": r"paragraphs?|paras?\.?|point",
    "recital": r"recitals?",
    "clause": r"clauses?",
    "chapter": r"chapters?",
    "annex": r"annex(?:es)?|appendi(?:x|ces)|schedules?",
    "part": r"parts?",
    "title": r"titles?",
    "amendment": r"amendments?",
    "item": r"items?",
    "phase": r"phases?",
    "stage": r"stages?",
    "level": r"levels?",
    "tier": r"tiers?",
    "round": r"rounds?",
    "pillar": r"pillars?",
    "option": r"options?",
    "tranche": r"tranches?",
    "note": r"guidance notes?|notes?",
}
_NUMBER: Final = r"\d+(?:[.\-]\d+)*[a-zA-Z]?(?:\(\w{1,4}\))*|[IVXL]+\b|[A-Z]\b(?![.'’]\w)"
_DESIGNATION: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>(?i:{form}))" for kind, form in _KINDS.items()) + ")"
    rf"\s*(?:(?i:no|number)\.?\s*)?(?P<number>{_NUMBER})"
    rf"(?P<more>(?:(?:\s*,\s*|\s+(?:and|or|to)\s+|\s*[–-]\s*)(?:{_NUMBER})(?![\w%]))*)"
    r"(?!\s*(?:per cent|%|million|billion))"
)
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+([a-z]{{4,}})\b(?!\s+of\s+\d)"
)
_EACH: Final = re.compile(_NUMBER)
_YEAR: Final = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/]|-\d|\.\d|,\d{3})")
_OPEN_SPAN: Final = re.compile(
    r"\b(?:since|after|before|until|till|by|from|to|through|than|following)"
    r"(?:\s+(?:the end of|early|late|mid|\d{1,2}|[A-Z]\w+))*\s*$",
    re.IGNORECASE,
)


class Designation(NamedTuple):
    """One numbered thing: its kind in one spelling, its number in small letters."""

    kind: str
    number: str


@lru_cache(maxsize=1_024)  # A question each row, which no other row asks: half a kilobyte.
def find_designations(text: str) -> frozenset[Designation]:
    """Return the numbered things that a text names; a number may stand for several in a row."""
    return frozenset(_read(text))


def find_years(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(_YEAR.findall(text))


def find_year_asked(text: str) -> frozenset[str]:
    """Return the years that a question is about; one that only opens or ends a span is none."""
    return frozenset(
        found[0] for found in _YEAR.finditer(text) if not _OPEN_SPAN.search(text[: found.start()])
    )


@lru_cache(maxsize=1_024)  # A question each row, which no other row asks: half a kilobyte.
def find_ordinals(text: str) -> frozenset[Designation]:
    """Return what a text counts off, "the second meeting": the noun is the kind."""
    return frozenset(
        Designation(noun.removesuffix("s"), _read_ordinal(number))
        for number, noun in _ORDINAL.findall(text)
    )


def lies_at(place: Designation, asked: Designation) -> bool:
    """Say whether a place is the one asked for, or lies below it: "5(1)" below "5"."""
    if place.kind != asked.kind or not place.number.startswith(asked.number):
        return False
    rest = place.number[len(asked.number) :]
    return not rest or rest[0] in "(.-"


def _read_ordinal(word: str) -> str:
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word[:-2]


def _read(text: str) -> Iterator[Designation]:
    for found in _DESIGNATION.finditer(text):
        kind = next(name for name in _KINDS if found[name])
        for number in (found["number"], *_EACH.findall(found["more"] or "")):
            yield Designation(kind, number.lower())
