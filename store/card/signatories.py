"""Who signed: names with the office they signed in, read from signature blocks only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from store.card.source import Source
from store.types import Block, Region, Span, Stated

_HONORIFIC = (
    r"(?:The (?:Right |Rt\.? )?Hon(?:ou?rable|\.)|Rt\.? Hon\.?|Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?"
    r"|Sir|Dame"
    r"|Lord|Lady|Baroness|H\.?E\.?|His Excellency|Her Excellency|Ambassador|Prof(?:essor|\.)"
    r"|Gen\.?)"
)
_PART = r"(?:[A-Z][\w’'-]+|[A-Z]\.(?:[A-Z]\.)*|de|van|von|der|la|bin|al)"
_NAME = rf"(?:{_HONORIFIC} )*{_PART}(?: {_PART}){{1,4}}"
_SUFFIX = r"(?:,? (?:Jr\.?|Sr\.?|I{2,3}|MP|CBE|OBE|KC|QC|PhD|Ph\.D\.|M\.D\.|Esq\.?)\b\.?)*"
_SIGNED_BY = re.compile(rf"^[\s_]*(?:/s/|Signed(?: by)?:|Signature:) ?(?P<name>{_NAME}{_SUFFIX})")
_PERSON = re.compile(rf"(?P<name>{_NAME}{_SUFFIX})(?P<office>(?:,| [–—-]|) .+)?$")
_PARTY = re.compile(
    r"(?:FOR|For|ON BEHALF OF|On behalf of|On the part of)(?: and on behalf of)? (?:THE "
    r"|the )?[A-Z].{2,140}:? ?$"
)
_WITH_OFFICE = re.compile(rf"(?P<name>{_HONORIFIC} {_NAME})(?P<office> .+)?$")
"""Name and office run together, where the page broke the line between them."""

_CAPITALS = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*\.?){1,4},?(?: (?:JR|SR)\.?| I{2,3})?$")
_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|President|Officer|Director|Chair|Ambassador|Administrator"
    r"|Commissioner"
    r"|Governor|Chief|Head|Attorney|General|Executive|Representative|Advis[eo]r|Department|Ministry"
    r"|Counsel|Deputy|Speaker|Chancellor|Office)\b"
)
_CLOSING_PLACE = re.compile(r"THE WHITE HOUSE\b")
LINES_EACH = 4
"""A signatory takes at most a name, two lines of office and one of place."""

LINE_CHARACTERS = 160


def read_signatories(source: Source) -> tuple[Stated, ...]:
    """Return each signatory as printed: the name, then the office lines below it.

    Evidence is a party line ("For the United States:"), a "/s/" or "Signed by:" mark, the closing
    words of a letter, or a name in capitals over the place line of a presidential act. Names
    elsewhere are not signatures.
    """
    blocks = [b for b in source.reading.blocks if b.region is not Region.BOILERPLATE]
    found = [*_read_marks(source, blocks), *_read_inline(source), *_read_parties(source, blocks)]
    found += [*_read_letters(source, blocks), *_read_capitals(source)]
    kept: dict[str, Stated] = {}
    for one in found:
        kept.setdefault(one.value, one)
    return tuple(kept.values())


def _cite(source: Source, start: int, end: int) -> Stated:
    lines = source.reading.text[start:end].split("\n")
    value = ", ".join(line.strip(" ,") for line in lines if line.strip())
    return Stated(value=value, span=Span(start=start, end=end))


def _read_marks(source: Source, blocks: Sequence[Block]) -> list[Stated]:
    marks = []
    for block in blocks:
        found = _SIGNED_BY.search(source.text(block))
        if found:
            start = block.start
            marks.append(_cite(source, start + found.start("name"), start + found.end("name")))
    return marks


_INLINE = re.compile(
    rf"(?:^|\| )(?:For|FOR|On behalf of) (?:the |THE )?[A-Z][^:|]{{2,120}}: ?"
    rf"(?P<person>(?:{_NAME})[^|:]{{0,120}}?)(?= \||$)"
)


def _read_inline(source: Source) -> list[Stated]:
    """Read party and person on one line, or side by side in the last table row."""
    signed = []
    for block in source.closing:
        for found in _INLINE.finditer(source.text(block)):
            person = found.group("person")
            if _OFFICE.search(person) and not person.endswith("."):
                start = block.start + found.start("person")
                signed.append(_cite(source, start, start + len(person.rstrip(" ,"))))
    return signed


def _read_parties(source: Source, blocks: Sequence[Block]) -> list[Stated]:
    """Read the names that stand under each party line, with the offices under each name."""
    signed: list[Stated] = []
    at = 0
    while at < len(blocks):
        if _is_party(source, blocks[at]):
            at += 1
            while at < len(blocks):
                taken = _take_person(source, blocks, at)
                if not taken:
                    break
                end = _end_of_person(source, blocks[at + taken - 1])
                signed.append(_cite(source, blocks[at].start, end))
                at += taken
        else:
            at += 1
    return signed


def _end_of_person(source: Source, block: Block) -> int:
    return block.start + len(source.text(block).rstrip(" ,"))


def _is_party(source: Source, block: Block) -> bool:
    text = source.text(block)
    return len(text) <= LINE_CHARACTERS and bool(_PARTY.match(text))


def _take_person(source: Source, blocks: Sequence[Block], at: int) -> int:
    """Return how many blocks, from this one, are one person; 0 when it names nobody."""
    text = source.text(blocks[at])
    person = _PERSON.match(text) or _WITH_OFFICE.match(text)
    if len(text) > LINE_CHARACTERS or person is None or text.endswith((":", ".\u201d")):
        return 0
    if person.group("office") and not _OFFICE.search(text):
        return 0
    if _OFFICE.match(text) or blocks[at].region is Region.HEADING:
        return 0
    taken = 1
    while at + taken < len(blocks) and taken < LINES_EACH:
        line = source.text(blocks[at + taken])
        if len(line) > LINE_CHARACTERS or line.endswith((".", ":")) or not _OFFICE.search(line):
            break
        if re.match(rf"(?:{_HONORIFIC}) ", line):
            break
        taken += 1
    return taken if taken > 1 or person.group("office") or re.match(_HONORIFIC, text) else 0


_CLOSING_WORDS = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever)|(?:respectfully|sincerely)(?: yours)?"
    r"|(?:with )?(?:kind|best|warm) (?:regards|wishes)),?$",
    re.IGNORECASE,
)


def _read_letters(source: Source, blocks: Sequence[Block]) -> list[Stated]:
    """Read the name under "Yours sincerely," with the office lines below it."""
    signed = []
    for at, block in enumerate(blocks[:-1], 1):
        if _CLOSING_WORDS.match(source.text(block)):
            taken = _take_person(source, blocks, at)
            if taken:
                end = _end_of_person(source, blocks[at + taken - 1])
                signed.append(_cite(source, blocks[at].start, end))
    return signed


def _read_capitals(source: Source) -> list[Stated]:
    """A name in capitals directly above "THE WHITE HOUSE," near the end."""
    closing = source.closing
    signed = []
    for name, place in pairwise(closing):
        if _CAPITALS.match(source.text(name)) and _CLOSING_PLACE.match(source.text(place)):
            signed.append(_cite(source, name.start, name.end))
    return signed
