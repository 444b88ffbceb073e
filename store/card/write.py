"""Reading and sentences -> source card."""

from __future__ import annotations

from collections.abc import Sequence

from store.card.dates import read_dates
from store.card.instrument import BETWEEN_PARTIES, read_instrument
from store.card.issuer import is_host, read_capacity, read_issuer, read_parties
from store.card.language import detect_language
from store.card.notices import read_replaced, read_withdrawal
from store.card.provenance import Known, grade, tick_off
from store.card.referents import read_unresolved
from store.card.signatories import read_signatories
from store.card.source import Source, open_source
from store.card.speaker import read_speaker
from store.card.title import read_title
from store.readers import instructions
from store.types import NoteKind, Reading, Sentence, SourceCard, Span


def describe(reading: Reading, sentences: Sequence[Sentence]) -> SourceCard:
    """Return what a document says of itself; what it does not say stays None or empty.

    Pure: the same reading gives the same card. The tick for retrieval date and hash always holds,
    because the library stores both.
    """
    source = open_source(reading, sentences)
    issuer = read_issuer(source)
    title = read_title(source, issuer)
    if issuer is None or is_host(issuer):
        issuer = read_speaker(source, title) or issuer
    signatories = read_signatories(source)
    instrument = read_instrument(source, title)
    if instrument is not None and instrument.value in BETWEEN_PARTIES:
        issuer = read_parties(source, title) or issuer
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


SPOKEN = frozenset({"remarks", "transcript", "minutes"})
"""Kinds of text whose date line is the date of the occasion."""


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
