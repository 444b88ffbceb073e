"""A review as the one JSON object that `--json` prints."""

from __future__ import annotations

from typing import Any

from agent.referee.types import Review, Ruled
from agent.referee.words import ORDER
from agent.render.json import render_evidence, render_finding

SCHEMA_VERSION = "1"


def render(review: Review) -> dict[str, Any]:
    """Return a review as plain values; offsets count the canonical texts, of draft and source."""
    counts = review.counts
    return {
        "schema_version": SCHEMA_VERSION,
        "draft": {
            "name": review.name,
            "sha256": review.digest,
            "media_type": review.media_type,
        },
        "counts": {ruling.value: counts[ruling] for ruling in ORDER},
        "sentences": [_sentence(each) for each in review.ruled],
        "notices": list(review.notices),
        "library": {"fingerprint": review.fingerprint, "documents": review.documents},
        "seconds": round(review.seconds, 3),
    }


def _sentence(ruled: Ruled) -> dict[str, Any]:
    claim = ruled.claim
    return {
        "mark": claim.mark,
        "text": claim.text,
        "ruling": ruled.ruling.value,
        "findings": [render_finding(finding) for finding in ruled.findings],
        "evidence": [render_evidence(item, anchors=True) for item in ruled.evidence],
        "safe_wording": ruled.safe or None,
        "remark": ruled.remark or None,
        "start": claim.start,
        "end": claim.end,
        "page": claim.page,
        "paragraph": claim.paragraph,
        "number": claim.number,
        "headings": list(claim.heading_path),
    }
