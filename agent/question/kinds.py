"""The kind of a question: its shape, what each part of it wants, and how firmly it asks."""

from __future__ import annotations

import re
from typing import Final

from agent.question.types import Firmness, Part, RecordField, Shape, Wanted
from agent.question.words import find_content, fold_word, split_words

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
_SPLIT: Final = re.compile(
    r"(?:,\s*|\s+)(?:and|or)\s+(?=(?:(?:in|on|at|by|to|for|from|of|with)\s+)?"
    r"(?:what|which|when|where|who|whom|whose|why|how)\b)",
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
_REASON: Final = re.compile(
    r"^(?:why|how come|for what (?:reason|purpose)s?)\b|\bwhat (?:is|are|was|were) the"
    r" (?:reason|purpose|aim|rationale|objective|goal)s?\b|\bwhat (?:reason|purpose)s?\b",
    re.IGNORECASE,
)
_LISTING: Final = re.compile(
    r"^(?:list|name|enumerate|give)\b"
    r"|^(?:which|what)\s+(?:[\w&'’/-]+\s+){0,4}?(?!(?:is|was|does|has|this|its|thus)\b)"
    r"[\w&-]*[a-z]{2}(?<![su]s)s\b"
    r"|^what (?:are|were) (?:the|some|its|their)\b",
    re.IGNORECASE,
)
_WANTED: Final = (
    (Wanted.MONEY, r"^how much (?:money|funding|does it cost|did it cost|will it cost)\b"
                   r"|^how much\b.*\b(?:cost|costs|spend|spent|invest|invested|funding|pay|paid|fund"
                   r"|fine|fined|budget|price|fee|worth|allocat\w+|charge\w*)\b"
                   r"|^(?:at |for )?what (?:is|are|was|were)? ?(?:the |its )?(?:\w+ ){0,3}?"
                   r"(?:cost|costs|price|budget|fee|fees|fine|fines|amount|funding|penalty)\b"
                   r"|^(?:what|which) (?:fine|fee|price|amount|budget|sum|cost)s?\b"),
    (Wanted.SHARE, r"^(?:by |at |for )?(?:what|which) (?:percentage|percent|per cent|share|proportion"
                   r"|fraction|rate)\b|^what is the (?:\w+ ){0,2}(?:percentage|share|proportion"
                   r"|rate)\b"),
    (Wanted.DURATION, r"^(?:for |after |within )?how (?:long|soon|quickly|often)\b"
                      r"|^(?:within |in |for |over |during )?(?:what|which) (?:period|time ?frame"
                      r"|time ?limit|duration|length of time|term)\b"
                      r"|^what is the (?:\w+ ){0,3}(?:period|time ?frame|time ?limit|duration"
                      r"|deadline)\b"
                      r"|^how (?:many|much) (?:days|weeks|months|years|hours|minutes|time)\b"),
    (Wanted.COUNT, r"^(?:in |on |by |at |for |to |from |with |over )?how (?:many|much)\b"
                   r"|^what (?:is|was) the (?:total )?number of\b|^how (?:old|large|big|high|far)\b"),
    (Wanted.DATE, r"^(?:since |until |by |from )?when\b|^(?:on |by |in |at |since |until )?(?:what|which)"
                  r" (?:\w+ )?(?:date|day|year|month|deadline)\b"
                  r"|^what (?:is|was) the (?:\w+ ){0,3}(?:date|deadline)\b"),
    (Wanted.PERSON, r"^(?:by |to |with |for |from )?who(?:m|se)?\b"
                    r"|^(?:which|what) (?:[\w-]+ ){0,3}?(?:ministers?|officials?|persons?|people"
                    r"|individuals?|secretar(?:y|ies)|president|director|senators?|ambassadors?"
                    r"|leaders?|signator(?:y|ies)|speakers?|authors?|chair|chairs|chairman)\b"),
    (Wanted.BODY, r"^(?:by |to |with |for |from )?(?:which|what) (?:[\w-]+ ){0,3}?(?:bod(?:y|ies)"
                  r"|agenc(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|departments?|ministr(?:y|ies)"
                  r"|countr(?:y|ies)|offices?|authorit(?:y|ies)|institutions?|governments?"
                  r"|committees?|firms?|vendors?|nations?|states?)\b"),
)  # fmt: skip
_WANTED_COMPILED: Final = tuple(
    (wanted, re.compile(form, re.IGNORECASE)) for wanted, form in _WANTED
)
_COUNTED: Final = re.compile(
    r"(?:how many|how much|number of|percentage of|share of|proportion of)\s+(.*)", re.IGNORECASE
)
_PLURAL: Final = re.compile(r"[^su]s$|^(?:people|men|women|children|criteria|persons)$")
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
_RECORDS: Final = (
    (RecordField.PUBLICATION_DATE,
     r"\b(?:publication date|date of publication|published|release date|dated?|issued)\b"),
    (RecordField.SIGNATORIES, r"\bsignator(?:y|ies)\b|\bsign(?:ed|s)?\b"),
    (RecordField.ISSUER, r"\b(?:issued|published|released|wrote|written|author|authors|publisher"
                         r"|issuer)\b"),
)  # fmt: skip


def strip_frame(text: str) -> str:
    """Return the question proper, without the words in front that only place or soften it."""
    frame = _FRAME.match(text)
    return text[frame.end() :] if frame else text


def find_shape(text: str) -> Shape:
    """Return how the question is built; `text` has no frame in front."""
    if _SOURCES.search(text) and _DOCUMENT.search(text):
        return Shape.SOURCES
    if _EVERY.search(text) and _MENTION.search(text):
        return Shape.EVERY_DOCUMENT
    if _COMPARE.search(text):
        return Shape.COMPARISON
    if _POLAR.match(text):
        return Shape.POLAR
    if _TOPIC.search(text):
        return Shape.TOPIC
    if _REASON.search(text):
        return Shape.REASON
    wanted = find_wanted(text)
    if wanted in {Wanted.ANYTHING, Wanted.PERSON, Wanted.BODY} and _LISTING.search(text):
        return Shape.LISTING
    return Shape.LOOKUP


def find_wanted(text: str) -> Wanted:
    """Return what one part of a question asks for."""
    for wanted, form in _WANTED_COMPILED:
        if form.search(text):
            return wanted
    return Wanted.REASON if _REASON.search(text) else Wanted.ANYTHING


def split_parts(text: str) -> tuple[Part, ...]:
    """Return the things asked: "In how many originals and in which language" asks two."""
    parts = []
    for words in _SPLIT.split(text):
        wanted = find_wanted(words.strip())
        parts.append(Part(words=words.strip(), wanted=wanted, noun=_find_noun(words, wanted)))
    return tuple(parts)


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
    for field, form in _RECORDS:
        if not re.search(form, text, re.IGNORECASE):
            continue
        if field is RecordField.PUBLICATION_DATE and wanted is Wanted.DATE:
            return field
        if field is RecordField.SIGNATORIES and wanted in {Wanted.PERSON, Wanted.DATE}:
            return field if wanted is Wanted.PERSON else RecordField.DATE
        if field is RecordField.ISSUER and wanted in {Wanted.PERSON, Wanted.BODY}:
            return field
    return None


def _find_noun(words: str, wanted: Wanted) -> str:
    """Return the stem of what is counted: "how many students will ..." counts students."""
    if wanted not in {Wanted.COUNT, Wanted.SHARE}:
        return ""
    found = _COUNTED.search(words)
    if not found:
        return ""
    run = _run_of_content(found[1])
    plural = next((word for word in run if _PLURAL.search(word)), None)
    return fold_word(plural or run[-1]) if run else ""


def _run_of_content(text: str) -> list[str]:
    """Return the first unbroken run of topic words: the noun and what stands before it."""
    words = split_words(text)
    content = set(find_content(words))
    run: list[str] = []
    for word in words:
        if word in content:
            run.append(word)
        elif run:
            break
    return run
