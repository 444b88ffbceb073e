"""Check the pointer: there is a statement, it cites something, and each quote is of its length."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from agent.types import Evidence, Finding, Judgement, Kind

NAME = "pointer"


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return findings for a statement that is empty, cites nothing, or cites an impossible place.

    Whether the stored text really has the quote at that place is for `agent.gate.quotes_hold`,
    which has the text.
    """
    del kind
    findings = []
    if not _has_words(text):
        findings.append(_finding("the statement has no words", text))
    # What a source holds may be quoted; the renderers show it spelled out.
    offered = {character for item in evidence for character in item.quote}
    unseen = sorted({f"U+{ord(c):04X}" for c in text if _is_unseen(c) and c not in offered})
    if unseen:
        findings.append(_finding(f"the statement holds control characters: {', '.join(unseen)}"))
    if not evidence:
        findings.append(_finding("the statement cites no sentence", text))
    for item in evidence:
        why = _fault(item)
        if why:
            findings.append(_finding(why, item.quote[:80]))
    places = [(item.document.version, item.start, item.end) for item in evidence]
    if len(set(places)) < len(places):
        findings.append(_finding("the same sentence is cited twice"))
    return findings


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} and character not in "\n\t\r"


def _fault(item: Evidence) -> str:
    if not item.document.version:
        return "the cited document has no version"
    if not _has_words(item.quote):
        return "the cited sentence has no words"
    if item.start < 0 or item.end - item.start != len(item.quote):
        return (
            f"the cited place {item.start}-{item.end} is not as long as its quote "
            f"({len(item.quote)} characters)"
        )
    return ""


def _finding(why: str, words: str = "") -> Finding:
    return Finding(check=NAME, judgement=Judgement.UNSUPPORTED, message=why, words=words)
