"""Cut what is too long, or is a list written as one sentence, into units that can be quoted.

A treaty's preamble is often one sentence of two pages; a file without punctuation is one
sentence of five megabytes. Neither can be evidence whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.readers.roles import opens_recital
from store.text.boundaries import Cut
from store.types import Role

LONG_CHARACTERS = 800
"""About 120 words of legal prose; the embedder's 256 word pieces hold some 1,100 characters."""

HARD_CHARACTERS = 2_400
"""No unit is longer. Only run-on lists, data and text without punctuation reach it."""

READABLE_CHARACTERS = 24
"""A shorter piece (about four words) is no unit: it stays with its neighbour."""

_MARK = r"\((?:[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,2})\)"
_ENUMERATOR = re.compile(_MARK + r" ")
_SEAM = re.compile(
    r";(?:—|–)? |[,:—] ?(?=" + _MARK + r" )|(?:,| and| or)? (?=" + _MARK + r" [a-zA-Z])"
)
_RECITAL = re.compile(
    r"(?:and |AND )?(?:[A-Z][a-z]+ing\b|RECOGNI[SZ]ING|NOTING|DESIRING|HAVING|WHEREAS|Whereas"
    r"|Mindful|Aware|Conscious|Convinced|Determined|Desirous|Concerned|Committed|Guided|Inspired)\b"
)

_CLAUSE_END = re.compile(r"; ")
_TERMS = re.compile(
    r"(?:[Hh]ave|HAVE|[Hh]as|HAS) (?:\w+ )?(?:reached|agreed|decided|adopted|REACHED|AGREED|DECIDED"
    r"|ADOPTED)\b|(?:[Tt]he )?(?:[Pp]arties|[Pp]articipants|[Ss]ides|[Gg]overnments) (?:hereby )?"
    r"agree as follows"
)
"""The words with which a preamble ends and what was agreed begins."""

_LEADS_TO_TERMS = re.compile(r", (?=(?:Have|HAVE) (?:reached|agreed|decided|REACHED|AGREED)\b)")
"""A comma at the end of the last recital, where the line broke before the terms."""

# Terms too short for a unit of their own stay with the last recital, and say nothing alone.
_RECITES = re.compile(rf"(?:[;,]|; and|, and|[;,] (?:{_TERMS.pattern}).{{0,60}}:)$")
_NAMED_FIRST = re.compile(r"[^;]{3,300}?, (?=[A-Z])")
"""The parties, in front of the first recital."""


def find_roles(units: Sequence[str], role: Role | None) -> list[Role | None]:
    """Return the role of each unit of one block whose own role is `role`.

    A preamble written as one paragraph is a run of recitals from its first unit on, with the
    terms at its end; any other block gives its role to all of its units.
    """
    run = 0
    while run < len(units) and _is_recital(units[run], first=run == 0):
        run += 1
    ends = run < len(units) and _TERMS.match(units[run]) is not None
    if role is Role.RECITAL or run == 0 or (run == 1 and not ends):
        return [role] * len(units)
    rest = Role.OPERATIVE if ends else role
    return [Role.RECITAL] * run + [rest] * (len(units) - run)


def _is_recital(unit: str, *, first: bool) -> bool:
    if not _RECITES.search(unit):
        return False
    if opens_recital(unit) and _RECITAL.match(unit):
        return True
    named = _NAMED_FIRST.match(unit) if first else None
    return named is not None and opens_recital(unit[named.end() :])


def cut_units(text: str, cut: Cut, *, whole: bool = False) -> list[Cut]:
    """Return the units of one sentence, in order, without losing a word.

    Args:
        text: the text that `cut` is a stretch of.
        cut: the sentence.
        whole: True for a heading or table row, which is cut only where it breaks the hard limit.
    """
    if not whole and (
        ";" in text[cut.start : cut.end] or _LEADS_TO_TERMS.search(text, cut.start, cut.end)
    ):
        recitals = _cut_recitals(text, cut)
        if len(recitals) > 1:
            return [unit for part in recitals for unit in _cut_long(text, part)]
    return _bound(text, cut) if whole else _cut_long(text, cut)


def _cut_recitals(text: str, cut: Cut) -> list[Cut]:
    seams = [
        found.end()
        for found in _CLAUSE_END.finditer(text, cut.start, cut.end)
        if _RECITAL.match(text, found.end()) or _TERMS.match(text, found.end())
    ]
    seams += [found.end() for found in _LEADS_TO_TERMS.finditer(text, cut.start, cut.end)]
    seams.sort()
    return _cut_at(text, cut, seams)


def _cut_long(text: str, cut: Cut) -> list[Cut]:
    if cut.end - cut.start <= LONG_CHARACTERS:
        return [cut]
    seams = [found.end() for found in _SEAM.finditer(text, cut.start, cut.end)]
    depths = _open_brackets(text, cut, seams)
    parts = _cut_at(
        text, cut, [seam for seam, depth in zip(seams, depths, strict=True) if not depth]
    )
    return [unit for part in parts for unit in _bound(text, part)]


def _open_brackets(text: str, cut: Cut, places: list[int]) -> list[int]:
    """Return how many round brackets are open at each place; enumerators close at once."""
    depths: list[int] = []
    depth, at = 0, cut.start
    for place in places:
        stretch = _ENUMERATOR.sub("", text[at:place])
        depth = max(0, depth + stretch.count("(") - stretch.count(")"))
        depths.append(depth)
        at = place
    return depths


def _cut_at(text: str, cut: Cut, seams: list[int]) -> list[Cut]:
    """Cut at the seams, keeping pieces too short to read with the piece before (or after)."""
    edges = [cut.start]
    for seam in seams:
        if seam - edges[-1] >= READABLE_CHARACTERS and cut.end - seam >= READABLE_CHARACTERS:
            edges.append(seam)
    edges.append(cut.end)
    return [_trim(text, a, b) for a, b in pairwise(edges)]


def _trim(text: str, start: int, end: int) -> Cut:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cut(start, end)


def _bound(text: str, cut: Cut) -> list[Cut]:
    return [cut] if cut.end - cut.start <= HARD_CHARACTERS else list(_bounded(text, cut))


def _bounded(text: str, cut: Cut) -> Iterator[Cut]:
    start = cut.start
    while cut.end - start > HARD_CHARACTERS:
        seam = _last_seam(text, start, start + HARD_CHARACTERS)
        yield _trim(text, start, seam)
        start = seam
        while text[start].isspace():
            start += 1
    yield Cut(start, cut.end)


def _last_seam(text: str, start: int, limit: int) -> int:
    """Return the best place to cut in the second half of the stretch, always after `start`."""
    middle = start + HARD_CHARACTERS // 2
    for mark in (" | ", "; ", ", ", " – ", " — ", " "):
        found = text.rfind(mark, middle, limit)
        if found >= 0:
            return found + len(mark)
    at = limit
    while at > middle and not _between_graphemes(text, at):
        at -= 1
    return at if at > middle else limit


def _between_graphemes(text: str, at: int) -> bool:
    """Whether a reader sees two characters meet here. Source: Unicode UAX #29, rules GB3-GB13.

    Stricter than the standard where that is simpler: never before a format character, and never
    after a virama.
    """
    before, after = text[at - 1], text[at]
    if unicodedata.category(after) in {"Mn", "Mc", "Me", "Cf"} or before == "\u200d":
        return False
    if unicodedata.combining(before) == _VIRAMA or "\U0001f3fb" <= after <= "\U0001f3ff":
        return False
    if _is_flag(before) and _is_flag(after):
        return _count_flags(text, at) % 2 == 0
    return not _joins_syllable(before, after)


_VIRAMA = 9


def _is_flag(sign: str) -> bool:
    """Whether it is a regional indicator: two of them make one flag."""
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _count_flags(text: str, at: int) -> int:
    first = at
    while first > 0 and _is_flag(text[first - 1]):
        first -= 1
    return at - first


def _joins_syllable(before: str, after: str) -> bool:
    """Whether two conjoining jamo belong to one Hangul syllable (rules GB6-GB8)."""
    if "\u1100" <= before <= "\u115f":
        return "\u1100" <= after <= "\u11a7" or "\uac00" <= after <= "\ud7a3"
    if "\u1160" <= before <= "\u11a7" or "\uac00" <= before <= "\ud7a3":
        return "\u1160" <= after <= "\u11ff"
    return "\u11a8" <= before <= "\u11ff" and "\u11a8" <= after <= "\u11ff"
