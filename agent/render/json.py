"""Write an answer as the one JSON object that `--json` prints."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from agent.render.cite import main_date
from agent.types import Answer, Conflict, Evidence, Finding, Gap, Statement, Trace
from store.types import Document

SCHEMA_VERSION = "1"

_NOT_PLAIN = re.compile(r"[^\n -~]+")
"""All that may have to be escaped; what is left is nearly everything, and need not be looked at."""


def render(answer: Answer, *, anchors: bool = False) -> dict[str, Any]:
    """Return an answer as plain values, ready for `dump`.

    Args:
        answer: as `ask` returned it.
        anchors: add the W3C selectors of every quotation.

    Source: W3C Note "Selectors and States", 23 February 2017.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "question": answer.question,
        "outcome": answer.outcome.value,
        "statements": [render_statement(each, anchors=anchors) for each in answer.statements],
        "conflicts": [_conflict(each, anchors=anchors) for each in answer.conflicts],
        "withheld": [render_statement(each, anchors=anchors) for each in answer.withheld],
        "gaps": [_gap(each, anchors=anchors) for each in answer.gaps],
        "sources": [_source(each) for each in answer.sources],
        "notices": list(answer.notices),
        "usage": asdict(answer.usage),
        "model": answer.model,
        "trace": _trace(answer.trace, anchors=anchors),
        "library": {"fingerprint": answer.fingerprint},
    }


def dump(values: dict[str, Any], *, indent: int | None = 2) -> str:
    """Return the object as JSON that no terminal obeys: unseen characters stand as escapes.

    Without `indent` it stands on one line.
    """
    written = json.dumps(values, ensure_ascii=False, indent=indent)
    return _NOT_PLAIN.sub(lambda found: "".join(map(_escape, found[0])), written)


def render_statement(statement: Statement, *, anchors: bool = False) -> dict[str, Any]:
    """Return a statement with its verdict and its evidence, as plain values."""
    return {
        "text": statement.text,
        "kind": statement.kind.value,
        "verdict": statement.verdict.judgement.value,
        "findings": [render_finding(finding) for finding in statement.verdict.findings],
        "evidence": [render_evidence(item, anchors=anchors) for item in statement.evidence],
    }


def render_finding(finding: Finding) -> dict[str, Any]:
    """Return what one check found, as plain values."""
    return {
        "check": finding.check,
        "judgement": finding.judgement.value,
        "message": finding.message,
        "words": finding.words,
    }


def render_evidence(item: Evidence, *, anchors: bool = False) -> dict[str, Any]:
    """Return one cited sentence as plain values."""
    found: dict[str, Any] = {
        "document": item.document.id,
        "version": item.document.version,
        "title": item.document.title,
        "origin": item.document.origin,
        "page": item.page,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "number": item.number,
        "region": item.region.value,
        "role": item.role.value if item.role else None,
    }
    if anchors:
        found["selectors"] = [
            {"type": "TextQuoteSelector", "exact": item.quote},
            {"type": "TextPositionSelector", "start": item.start, "end": item.end},
        ]
    return found


def _conflict(conflict: Conflict, *, anchors: bool) -> dict[str, Any]:
    return {
        "about": conflict.about,
        "sides": [render_statement(side, anchors=anchors) for side in conflict.sides],
    }


def _gap(gap: Gap, *, anchors: bool) -> dict[str, Any]:
    return {
        "about": gap.about,
        "searched": gap.searched,
        "nearest": render_evidence(gap.nearest, anchors=anchors) if gap.nearest else None,
        "needed": gap.needed,
    }


def _trace(trace: Trace, *, anchors: bool) -> dict[str, Any]:
    return {
        "searches": list(trace.searches),
        "offered": [render_evidence(item, anchors=anchors) for item in trace.offered],
        "addressed": [render_evidence(item, anchors=anchors) for item in trace.addressed],
        "prompts": [{"name": name, "hash": digest} for name, digest in trace.prompts],
        "rewritten": trace.rewritten,
        "quoted": trace.quoted,
    }


def _source(document: Document) -> dict[str, Any]:
    card = document.card
    return {
        "document": document.id,
        "version": document.version,
        "title": document.title,
        "origin": document.origin,
        "issuer": card.issuer.value if card.issuer else None,
        "date": main_date(card) or None,
        "provenance": card.provenance.value if card.provenance else None,
        "status": document.status.value,
        "status_reason": document.status_reason,
    }


def _escape(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))
