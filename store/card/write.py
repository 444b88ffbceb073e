"""Reading and sentences -> source card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.card.dates import read_dates
from store.card.instrument import read_instrument
from store.card.issuer import is_organisation, read_capacity, read_issuer
from store.card.language import detect_language
from store.card.notices import read_replaced, read_withdrawal
from store.card.provenance import Known, grade, tick_off
from store.card.referents import read_unresolved
from store.card.signatories import read_signatories
from store.card.source import Source, open_source
from store.readers import instructions
from store.types import Block, NoteKind, Reading, Region, Sentence, SourceCard, Span, Stated


def describe(reading: Reading, sentences: Sequence[Sentence]) -> SourceCard:
    """Return what a document says of itself; what it does not say stays None or empty.

    Pure: the same reading gives the same card. The tick for retrieval date and hash always holds,
    because the library stores both.
    """
    source = open_source(reading, sentences)
    issuer = read_issuer(source)
    title = _read_title(source, issuer)
    signatories = read_signatories(source)
    instrument = read_instrument(source, title)
    known = Known(
        issuer=issuer,
        instrument=instrument,
        signatories=signatories,
        dates=read_dates(source, spoken=instrument is not None and instrument.value in SPOKEN),
        unresolved=read_unresolved(source, speaker_known=bool(issuer or signatories)),
    )
    provenance, reason = grade(source, known)
    return SourceCard(
        title=title,
        issuer=issuer,
        capacity=read_capacity(source),
        instrument=instrument,
        language=detect_language(" ".join(sentence.text for sentence in source.spoken[:300])),
        dates=known.dates,
        signatories=signatories,
        provenance=provenance,
        provenance_reason=reason,
        ticks=tick_off(source, known),
        unresolved=known.unresolved,
        withdrawn=read_withdrawal(source),
        replaces=read_replaced(source),
        instructions=_read_instructions(source),
    )


SPOKEN = frozenset({"remarks", "transcript"})
"""Kinds of text whose date line is the date of the occasion."""

_GENERIC = re.compile(
    r"(?:table of )?contents|introduction|overview|abstract|(?:foreword|preface)\b.*|home|menu"
    r"|(?:executive )?summary|untitled|document\d*|microsoft word.*|acknowledge?ments|search"
    r"|navigation"
    r"|(?:official|secure) (?:websites|\.gov).*|here.s how you know|skip to .*|.*\bcookies\b.*",
    re.IGNORECASE,
)
"""First headings and file titles that name no document."""

_NO_TITLE = re.compile(
    r"[.:;,?!>|]$|\]\(| > |^\W*$|^(?:for immediate release|press release|page \d)", re.IGNORECASE
)
TITLE_WORDS = (3, 45)
"""Fewer words are a label, more are prose."""


def _read_title(source: Source, issuer: Stated | None) -> Stated | None:
    """Return the title: the file's own, else the first heading, else the first line like one."""
    given = source.reading.title
    if given and not _GENERIC.fullmatch(given):
        same = next((block for block in source.opening if source.text(block) == given), None)
        return _cite(same, given) if same else Stated(value=given, origin="metadata title")
    for at, block in enumerate(source.opening[:TITLE_BLOCKS]):
        text = source.text(block)
        letterhead = issuer is not None and issuer.value == text
        if _GENERIC.fullmatch(text):
            continue
        if block.region is Region.HEADING and not letterhead:
            return _cite(block, text) if at < HEADING_BLOCKS else None
        if block.region is not Region.BODY or letterhead or _NO_TITLE.search(text):
            continue
        if TITLE_WORDS[0] <= len(text.split()) <= TITLE_WORDS[1] and not is_organisation(text):
            return _cite(block, text)
    return None


TITLE_BLOCKS = 6
HEADING_BLOCKS = 3
"""A heading further down heads a section, not the document."""


def _cite(block: Block, text: str) -> Stated:
    return Stated(value=text, span=Span(start=block.start, end=block.end))


def _read_instructions(source: Source) -> tuple[Span, ...]:
    """Return the sentences, boilerplate included, that give orders to a model.

    The reader has looked at every block already; only documents with its note are looked at again.
    """
    if all(note.kind is not NoteKind.INSTRUCTION for note in source.reading.notes):
        return ()
    found = [
        (block.start + start, block.start + end)
        for block in source.reading.blocks
        for start, end in instructions.find(source.text(block))
    ]
    return tuple(
        Span(start=sentence.start, end=sentence.end)
        for sentence in source.sentences
        if any(start < sentence.end and sentence.start < end for start, end in found)
    )
