"""Which sentences may stand in a briefing at all: whole ones that say something."""

from __future__ import annotations

import re
from typing import Final

from agent.quote.holds import is_asking
from store.types import Document, Region, Sentence

LONGEST_WORDS: Final = 90
"""A longer sentence is a paragraph run together, or a list without breaks."""
FEWEST_WORDS: Final = 6
FEWEST_SHORT: Final = 4
"""Of the item of a list, and of where and when a text was signed."""

_SPEAKING: Final = frozenset(
    {Region.BODY, Region.LIST, Region.TABLE, Region.SIGNATURE, Region.SUMMARY}
)
_ENDS: Final = re.compile(r"[.;:!][\"”’')\]*_]*(?:\s*(?:and|or))?\s*$|,\s*(?:and|or)\s*$")
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|must|may|can|could|should|would|"
    r"does|do|did|done|[a-z]{2,}(?:ed|ing|es|s)|intend|agree|plan|aim|seek|support|recogni[sz]e|"
    r"commit|continue|include|require|provide|welcome|affirm|want|need|work|make|take|give|"
    r"remain|share|hold|expect|consider|apply|cover|face|help|use|call|set|met|led|made|held)\b",
    re.IGNORECASE,
)
_FURNITURE: Final = re.compile(
    r"\b(?:cookies?|subscribe|sign up|click here|read more|share this|skip to|all rights reserved|"
    r"newsletter|copyright|official websites? use|javascript|log ?in|download the|see (?:also|"
    r"below|above|chart|figure|table))\b|\S{50,}|\[[ x]\]|\{[^}]*\}|_{3,}|\.{4,}|https?://",
    re.IGNORECASE,
)
_SPEECH: Final = re.compile(
    r"^\W*(?:thank you|thanks|good (?:morning|afternoon|evening)|welcome|well,|so,|and,? |but,? |"
    r"(?:mr|ms|mrs|sec(?:retary)?|dr)\.? [A-Z]{3,}|Q\b|senior administration official)|"
    r"^[A-Z .’'-]{4,}:\s|\(applause|\(laughter|\bI (?:think|mean|guess|don’t|don't|want)\b|"
    r"\byou know\b",
    re.IGNORECASE,
)
_MIDWAY: Final = re.compile(r"^[^\w“\"]*(?:[\"'“‘’”]*\(?\w{1,4}[.)]\s+)*[a-z]")
_LETTERS: Final = re.compile(r"[A-Za-z]")
INSTRUMENTS: Final = (
    r"regulation|act\b|order|memorandum|mou\b|agreement|declaration|directive|guidance|strategy|"
    r"plan\b|framework|deal|section|article|chapter|title|part\b|annex|policy|document|paper|"
    r"report|statement|code|charter|treaty|convention|decision|law\b|bill\b|note\b|letter"
)
"""What a text calls itself: "this Regulation" stands for nothing before it."""

_POINTS_BACK: Final = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s+)*(?:this\b(?! (?:{INSTRUMENTS}))|"
    r"(?:these|those|that|it|they|such|he|she|both|its|their|however|as a result|in doing so|"
    r"here|moreover|to do (?:all of )?(?:this|that)|furthermore|additionally|therefore|"
    r"in addition|as such)\b|"
    r"the (?:former|latter|above)\b)",
    re.IGNORECASE,
)


def is_prose(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence says something when it stands alone.

    No heading, fragment, question, page furniture, small talk, or words that speak to a model.
    """
    text = sentence.text.strip()
    words = text.split()
    if sentence.region not in _SPEAKING:
        return False
    short = sentence.lead is not None or sentence.region is Region.SIGNATURE
    fewest = FEWEST_SHORT if short else FEWEST_WORDS
    if not fewest <= len(words) <= LONGEST_WORDS or is_asking(text):
        return False
    if sentence.lead is None and not _ENDS.search(text):
        return False
    if sentence.lead is None and _MIDWAY.match(text):
        return False  # What it continues is not known.
    if text.count("“") != text.count("”"):
        return False  # A part of what somebody said in several sentences.
    if len(_LETTERS.findall(text)) < len(text.replace(" ", "")) * 0.7:
        return False  # Rows of figures and codes.
    if not _VERB.search(text) or _FURNITURE.search(text) or _SPEECH.search(text):
        return False
    return not _is_instruction(document, sentence)


def points_back(text: str) -> bool:
    """Say whether a sentence opens with a word that stands for something before it."""
    return _POINTS_BACK.match(text) is not None


def _is_instruction(document: Document, sentence: Sentence) -> bool:
    return any(
        span.start < sentence.end and sentence.start < span.end
        for span in document.card.instructions
    )
