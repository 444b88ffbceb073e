"""A review as SARIF 2.1.0: one result for each sentence that asks for a change."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from agent.referee.types import Review, Ruled, Ruling
from agent.referee.words import EXPLAINED, TITLES, cite_place, describe, headline
from agent.render import cite
from agent.render.safe import visible
from agent.render.sarif import describe_text, write_log, write_uri

NAME: Final = "brief check"
_LEVELS: Final = {
    Ruling.CONTRADICTED: "error",
    Ruling.UNSUPPORTED: "error",
    Ruling.OVERSTATED: "warning",
}
_RULES: Final = tuple(_LEVELS)
_FINGERPRINT: Final = "sentence/v1"


def render(review: Review, *, exit_code: int) -> dict[str, Any]:
    """Return a review as one SARIF run; places are offsets in the draft's canonical text."""
    draft = {
        "location": {"uri": write_uri(review.name)},
        "mimeType": review.media_type,
        "hashes": {"sha-256": review.digest},
    }
    return write_log(
        tool=NAME,
        rules=[_describe(ruling) for ruling in _RULES],
        artifacts=[draft, describe_text(0, "draft, as offsets count it")],
        results=[_result(each, review) for each in review.faults],
        exit_code=exit_code,
        headline=headline(review),
    )


def _describe(ruling: Ruling) -> dict[str, Any]:
    return {
        "id": ruling.value,
        "shortDescription": {"text": TITLES[ruling]},
        "fullDescription": {"text": EXPLAINED[ruling]},
        "defaultConfiguration": {"level": _LEVELS[ruling]},
    }


def _result(ruled: Ruled, review: Review) -> dict[str, Any]:
    claim = ruled.claim
    why = "; ".join(describe(ruled))
    message = f"{TITLES[ruled.ruling]}: {visible(claim.text)} – {why}"
    if ruled.safe:
        message += f" – safe wording: {visible(ruled.safe)}"
    result: dict[str, Any] = {
        "ruleId": ruled.ruling.value,
        "ruleIndex": _RULES.index(ruled.ruling),
        "level": _LEVELS[ruled.ruling],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": write_uri(review.name), "index": 0},
                    "region": {
                        "charOffset": claim.start,
                        "charLength": claim.end - claim.start,
                        "snippet": {"text": visible(claim.text)},
                    },
                }
            }
        ],
        "partialFingerprints": {
            _FINGERPRINT: hashlib.sha256(claim.text.encode()).hexdigest(),
        },
        "properties": {"checks": [finding.check for finding in ruled.findings]},
    }
    groups = cite.group_by_document(ruled.evidence)
    if groups:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {
                    "text": f"{cite_place(group)}: “{' '.join(visible(i.quote) for i in group)}”"
                },
            }
            for number, group in enumerate(groups, start=1)
        ]
    return result
