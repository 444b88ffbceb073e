"""The kind of a question: its shape, how firmly it asks, and whether it asks about a record."""

from __future__ import annotations

import re
from typing import Final

from agent.question.names import find_references
from agent.question.types import Firmness, RecordField, Shape, Wanted
from agent.question.wanted import find_wanted

_FRAME: Final = re.compile(
    r"^(?:(?:please|so|and|but|also|now|ok|okay|well|hi|hello)\b[\s,]*)*"
    r"(?:(?:according to|based on|in|under|per|from|as for|regarding|on)\b[^,?]{2,120},\s+)?"
    r"(?:(?:can|could|would) you (?:please )?(?:tell|show|give|explain to) (?:me|us)\s+"
    r"|(?:please\s+)?(?:tell|show|give) (?:me|us)\s+|i (?:want|need|would like) to know\s+"
    r"|do you know\s+)?",
    re.IGNORECASE,
)
"""Words in front of the question proper: a greeting, "According to the plan,", "tell me"."""

_POLAR: Final = re.compile(
    r"^(?:is|are|was|were|am|do|does|did|has|have|had|will|would|shall|should|can|could|may|might"
    r"|must|isn't|aren't|don't|doesn't|didn't|won't|can't|hasn't|haven't|if|whether)\b",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"\b(?:all|each|every one|both|any|either|which|how many|none|neither)(?: of)?"
    r"(?: the| these| those| my| our)?(?: (?:two|three|four|five|six|\d+))?"
    r" (?:documents?|sources?|texts?|files?|papers|articles?)\b",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(
    r"\b(?:mention|raise|discuss|address|cover|refer|contain|include|use|speak|talk|touch|say|name"
    r"|cite|deal)(?:s|es|ed)?\b",
    re.IGNORECASE,
)
_SOURCES: Final = re.compile(
    r"\b(?:relied (?:up)?on|rely (?:up)?on|reliable|trustworthy|trust(?:ed)?|authoritative"
    r"|credible|primary (?:source|text|document)|official (?:source|text)|most weight"
    r"|best (?:source|evidence)|citable|cite(?:d)? as (?:evidence|authority))\b",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(r"\b(?:documents?|sources?|texts?|files?|papers?)\b", re.IGNORECASE)
_COMPARE: Final = re.compile(
    r"\b(?:compar\w+|differ(?:s|ed|ence|ences|ent|ently)?|versus|vs\.?|in common|similarit\w+"
    r"|contrast\w*)\b",
    re.IGNORECASE,
)
_TOPIC: Final = re.compile(
    r"\b(?:say|says|said|provide|provides|state|states|tell us|report|reports|have to say)\b"
    r"(?:\s+(?:anything|something|much))?\s+(?:about|on|regarding|concerning|of)\b"
    r"|\b(?:stance|position|view|views|approach)\b.{0,40}\b(?:on|to|towards?)\b",
    re.IGNORECASE,
)
_LISTING: Final = re.compile(
    r"^(?:list|name|enumerate|give)\b"
    r"|^(?:which|what)\s+(?:[\w&'’/-]+\s+){0,4}?(?!(?:is|was|does|has|this|its|thus)\b)"
    r"[\w&-]*[a-z]{2}(?<![su]s)s\b"
    r"|^what (?:are|were) (?:the|some|its|their)\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"^(?:has|have|had|did|was|were)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(r"^(?:will|shall|would|won't)\b", re.IGNORECASE)
_OBLIGATION: Final = re.compile(
    r"^(?:must|should)\b|\b(?:required|obliged|mandatory|compulsory|have to|has to|obligat\w+"
    r"|need to|needs to)\b",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(
    r"^(?:can|could|may|might)\b|\b(?:allowed|permitted)\b", re.IGNORECASE
)
_PRESENT: Final = re.compile(r"^(?:is|are|do|does|isn't|aren't|don't|doesn't)\b", re.IGNORECASE)
_RECORDS: Final = {
    RecordField.PUBLICATION_DATE: (
        r"\b(?:publication date|date of publication|published|release date|dated?|issued)\b"
    ),
    RecordField.SIGNATORIES: r"\bsignator(?:y|ies)\b|\bsign(?:ed|s)?\b",
    RecordField.ISSUER: (
        r"\b(?:issued|published|released|wrote|written|authors?|publisher|issuer)\b"
    ),
}


def strip_frame(text: str) -> str:
    """Return the question proper, without the words in front that only place or soften it."""
    frame = _FRAME.match(text)
    return text[frame.end() :] if frame else text


def find_shape(text: str) -> Shape:
    """Return how the question is built; `text` has no frame in front."""
    if _SOURCES.search(text) and (_DOCUMENT.search(text) or len(find_references(text)) > 1):
        return Shape.SOURCES
    if _EVERY.search(text) and _MENTION.search(text):
        return Shape.EVERY_DOCUMENT
    for shape, form in ((Shape.COMPARISON, _COMPARE), (Shape.POLAR, _POLAR), (Shape.TOPIC, _TOPIC)):
        if form.search(text):
            return shape
    wanted = find_wanted(text)
    if wanted is Wanted.REASON:
        return Shape.REASON
    listable = wanted in {Wanted.ANYTHING, Wanted.PERSON, Wanted.BODY}
    return Shape.LISTING if listable and _LISTING.search(text) else Shape.LOOKUP


def find_firmness(text: str) -> Firmness:
    """Return how firmly a yes-or-no question asks."""
    if not _POLAR.match(text):
        return Firmness.NONE
    for force, form in (
        (Firmness.OBLIGATION, _OBLIGATION),
        (Firmness.FUTURE, _FUTURE),
        (Firmness.POSSIBLE, _POSSIBLE),
        (Firmness.PRESENT, _PRESENT),
        (Firmness.DONE, _DONE),
    ):
        if form.search(text):
            return force
    return Firmness.NONE


def find_record(text: str, wanted: Wanted) -> RecordField | None:
    """Return which entry of a source card the question asks for, if it asks for one."""
    for field, form in _RECORDS.items():
        if not re.search(form, text, re.IGNORECASE):
            continue
        if field is RecordField.PUBLICATION_DATE and wanted is Wanted.DATE:
            return field
        if field is RecordField.SIGNATORIES and wanted in {Wanted.PERSON, Wanted.DATE}:
            return field if wanted is Wanted.PERSON else RecordField.DATE
        if field is RecordField.ISSUER and wanted in {Wanted.PERSON, Wanted.BODY}:
            return field
    return None
