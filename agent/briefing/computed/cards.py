"""What a source card says, in the few words that a cell of a table has room for."""

from __future__ import annotations

from typing import Final

from agent.render.card import CLASSES
from agent.render.cite import find_date, main_date, name, short_date, standing
from agent.render.names import tame
from agent.render.safe import clip, visible
from store.types import DateKind, Document, Provenance, Status

NO_DATE: Final = "undated"
NO_ISSUER: Final = "issuer not stated"
TITLE_CHARACTERS: Final = 90
TITLE_TAIL: Final = 44
ISSUER_CHARACTERS: Final = 60
"""A cell has room for so much; the source card has both in full."""

_FORMULA: Final = "(Text with EEA relevance)"
"""Printed behind the titles of acts of the Union; it tells none of them apart."""
_DATED_BY: Final = {
    DateKind.SIGNATURE: "signed",
    DateKind.PUBLICATION: "published",
    DateKind.UPDATE: "updated",
    DateKind.EFFECTIVE: "in effect from",
}
_SECONDARY: Final = {
    Provenance.P4: "a secondary report: go by the text it reports on",
    Provenance.P5: "a secondary report without author, outlet, date or attribution",
    Provenance.P6: "issuer or subject cannot be identified",
}


def title(document: Document) -> str:
    """Return what to call a document in a cell.

    Of a long title the beginning and the end: acts and memoranda say at the end what they are on.
    """
    full = tame(name(document).removesuffix(_FORMULA).rstrip())
    if len(full) <= TITLE_CHARACTERS:
        return full
    tail = full[-TITLE_TAIL:].partition(" ")[2]
    return f"{clip(full, TITLE_CHARACTERS - TITLE_TAIL).removesuffix('…').rstrip(' ,;')} … {tail}"


def issuer(document: Document) -> str:
    """Return the issuer as the card has it, or that none is stated."""
    stated = document.card.issuer
    return clip(tame(visible(stated.value)), ISSUER_CHARACTERS) if stated else NO_ISSUER


def issuer_in_full(document: Document) -> str:
    """Return the issuer's whole name as it is written, "" where none is stated."""
    return document.card.issuer.value if document.card.issuer else ""


def issuer_in_capacity(document: Document) -> str:
    """Return the issuer with the capacity it speaks in, where the card has one."""
    capacity = document.card.capacity
    return f"{issuer(document)} ({visible(capacity.value)})" if capacity else issuer(document)


def kind(document: Document) -> str:
    """Return the type of the text, as it calls itself."""
    instrument = document.card.instrument
    return visible(instrument.value) if instrument else "type not stated"


def date_of(document: Document) -> str:
    """Return the date that says most about a document, no more precise than it is stated."""
    return main_date(document.card) or NO_DATE


def typed_date(document: Document) -> str:
    """Return the same date with what it is the date of: "signed 18 September 2025"."""
    found = find_date(document.card)
    return f"{_DATED_BY[found.kind]} {date_of(document)}" if found else NO_DATE


def order(document: Document) -> tuple[bool, str, str]:
    """Return a key by which documents stand in order of date, undated ones last."""
    day = short_date(document.card)
    return not day, day, document.id


def grade(document: Document) -> str:
    """Return the provenance class, "" where none was found."""
    return document.card.provenance.value if document.card.provenance else ""


def graded(document: Document) -> str:
    """Return the provenance class with what it means and why it was given."""
    found = document.card.provenance
    if found is None:
        return "not classed: the text does not say enough"
    reason = visible(document.card.provenance_reason).rstrip(".")
    return f"{found.value}: {reason or CLASSES[found]}"


def ticks(document: Document) -> str:
    """Return the points of verifiability that hold, of how many: "7 of 10"."""
    every = document.card.ticks
    return f"{sum(each.holds for each in every)} of {len(every)}" if every else "not computed"


def is_official(document: Document) -> bool:
    """Say whether the text is an official one or an official statement."""
    return document.card.provenance in {Provenance.P1, Provenance.P2}


def status(document: Document) -> str:
    """Return whether the document still speaks, and if not why."""
    return standing(document) or Status.CURRENT.value


def reservations(document: Document) -> str:
    """Return the reasons for not relying on a document that its card shows, "" if there is none."""
    card = document.card
    found = []
    if document.status is not Status.CURRENT:
        found.append(f"no longer speaks: {standing(document)}")
    if card.provenance in _SECONDARY:
        found.append(_SECONDARY[card.provenance])
    elif card.provenance is Provenance.P3:
        found.append("speaks of itself: an interest is declared")
    if card.issuer is None and card.provenance is not Provenance.P6:
        found.append("no issuer found")
    if find_date(card) is None:
        found.append("no date found")
    if card.unresolved:
        phrases = ", ".join(f"“{visible(each.value)}”" for each in card.unresolved[:3])
        found.append(f"leaves open who {phrases} is")
    if card.instructions:
        found.append("has words addressed to a model, which were read as text only")
    if any(not each.holds and each.name == "complete text" for each in card.ticks):
        found.append("the text is cut")
    return "; ".join(found)
