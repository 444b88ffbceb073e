"""Build evidence for the tests of the checks."""

from __future__ import annotations

from agent.types import Evidence, Kind
from store.types import Document, Region, Role, SourceCard, Stated

FACT = Kind.FACT


def document(title: str = "", issuer: str = "", origin: str = "note.md") -> Document:
    """Return a document with as much of a source card as a test needs."""
    card = SourceCard(
        title=Stated(value=title) if title else None,
        issuer=Stated(value=issuer) if issuer else None,
    )
    return Document(
        id="d1",
        version="v1",
        title=title,
        media_type="text/plain",
        origin=origin,
        added="2026-01-01T00:00:00Z",
        card=card,
    )


def evidence(
    quote: str,
    *,
    title: str = "",
    issuer: str = "",
    region: Region = Region.BODY,
    role: Role | None = None,
    number: str | None = None,
    lead: str | None = None,
    start: int = 0,
) -> Evidence:
    """Return one sentence as evidence."""
    return Evidence(
        document=document(title, issuer),
        ordinal=start,
        start=start,
        end=start + len(quote),
        quote=quote,
        region=region,
        role=role,
        number=number,
        lead=lead,
    )
