"""Everything but answers as JSON: sources, cards, hits, texts, reports. One object each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from agent.render.cite import describe, short_date
from store.adding.report import AddReport
from store.types import Document, Hit, Sentence

SCHEMA_VERSION: Final = "1"


def sources(documents: Sequence[Document]) -> dict[str, Any]:
    """Return the documents with the main facts of their cards."""
    return {"schema_version": SCHEMA_VERSION, "sources": [_document(item) for item in documents]}


def card(document: Document, text: str) -> dict[str, Any]:
    """Return one card in full; every span with the words it was read from."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": _document(document),
        "card": _quote_spans(asdict(document.card), text),
        "notes": [asdict(note) for note in document.notes],
    }


def sentences(document: Document, units: Sequence[Sentence]) -> dict[str, Any]:
    """Return the text of a document as sentences with region, role, place and offsets."""
    own = ("document", "version")
    return {
        "schema_version": SCHEMA_VERSION,
        "source": _document(document),
        "sentences": [
            {name: value for name, value in asdict(unit).items() if name not in own}
            for unit in units
        ],
    }


def hits(query: str, found: Sequence[Hit]) -> dict[str, Any]:
    """Return passages with their scores, best first; every score is higher-is-better."""
    return {
        "schema_version": SCHEMA_VERSION,
        "query": query,
        "hits": [
            {
                "document": hit.document.id,
                "version": hit.document.version,
                "title": hit.document.title,
                "origin": hit.document.origin,
                "status": hit.document.status,
                "page": hit.passage.page,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "region": hit.passage.region,
                "heading_path": list(hit.passage.heading_path),
                "text": hit.passage.text,
                "score": hit.score,
                "lexical": hit.lexical,
                "similarity": hit.similarity,
                "copies": list(hit.copies),
            }
            for hit in found
        ],
    }


def report(added: AddReport) -> dict[str, Any]:
    """Return what became of each file."""
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": added.complete,
        "seconds": round(added.seconds, 3),
        "files": [asdict(file) for file in added.files],
        "notices": list(added.notices),
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "document": document.id,
        "version": document.version,
        "title": document.title,
        "description": describe(document),
        "issuer": document.card.issuer.value if document.card.issuer else None,
        "date": short_date(document.card) or None,
        "origin": document.origin,
        "media_type": document.media_type,
        "status": document.status,
        "status_reason": document.status_reason,
        "provenance": document.card.provenance,
        "pages": document.pages,
        "words": document.words,
        "added": document.added,
    }


def _quote_spans(value: Any, text: str) -> Any:  # noqa: ANN401 - walks what `asdict` returns
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            return {**value, "quote": text[value["start"] : value["end"]]}
        return {name: _quote_spans(item, text) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_quote_spans(item, text) for item in value]
    return value
