"""Is a sentence about the topic, and does it say something at all?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from agent.question.words import find_related, match_terms
from agent.quote.candidates import Candidate
from agent.quote.holds import is_asking
from store.types import Region, Sentence

ABOVE, NEARBY = 0.6, 0.35
"""What a word of the topic counts in a heading above the sentence, and in the sentences beside."""
LONGEST_WORDS: Final = 90
"""Words: a longer sentence is a list or a paragraph run together, and fills no cell of a table."""
FEWEST_WORDS: Final = 6

_SPEAKING: Final = frozenset({Region.BODY, Region.LIST, Region.TABLE, Region.SIGNATURE})
_ENDS: Final = re.compile(r"[.;:!?][\"”’')\]]*(?:\s+(?:and|or))?\s*$")
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|must|may|can|could|should|would|"
    r"does|do|did|\w{3,}(?:ed|ing|es|s))\b"
)
_MARKER: Final = re.compile(r"^\W*(?:\(?\w{1,4}[.)]\s+)*")
_FURNITURE: Final = re.compile(
    r"\b(?:cookies?|subscribe|sign up|click here|read more|share this|skip to|all rights reserved|"
    r"newsletter|copyright|official websites? use)\b|https?://|\bdoi\.org|\bwww\.|\S{60,}",
    re.IGNORECASE,
)


def cover(weights: Mapping[str, float], candidate: Candidate) -> tuple[float, float]:
    """Return the share of the topic in a sentence itself, and with what stands around it.

    The document's own title does not count among its headings: it stands over every sentence.
    """
    terms = frozenset(weights)
    total = sum(weights.values()) or 1.0
    headings = [each for each in candidate.sentence.heading_path if not _is_title(candidate, each)]
    inside = _held(f"{candidate.lead} {candidate.sentence.text}", terms)
    above = _held(" ".join(headings[-2:]), terms)
    near = _held(candidate.near, terms)
    worths = {
        term: 1.0 if term in inside else ABOVE if term in above else NEARBY if term in near else 0.0
        for term in weights
    }
    own = sum(weight for term, weight in weights.items() if term in inside)
    return own / total, sum(weight * worths[term] for term, weight in weights.items()) / total


def _held(text: str, terms: frozenset[str]) -> set[str]:
    return {each for each in match_terms(text, terms) if each} | find_related(text, terms)


def _is_title(candidate: Candidate, heading: str) -> bool:
    return " ".join(heading.split()) in " ".join(candidate.document.title.split())


def is_prose(sentence: Sentence) -> bool:
    """Say whether a sentence says something: no heading, fragment, question or page furniture."""
    text = sentence.text.strip()
    words = text.split()
    if sentence.region not in _SPEAKING and sentence.region is not Region.SUMMARY:
        return False
    if not FEWEST_WORDS <= len(words) <= LONGEST_WORDS or is_asking(text):
        return False
    if sentence.lead is None and (not _ENDS.search(text) or _MARKER.sub("", text)[:1].islower()):
        return False
    return bool(_VERB.search(text)) and not _FURNITURE.search(text)
