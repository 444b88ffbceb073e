"""What "it" is, decides where it may be proven: in the place of the thing, or under its name.

"Its use is voluntary" is true of a hundred things in a library. A sentence that takes its subject
from the one before is proven only beside what proved that one, or where the thing itself is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.words import listed, plain
from agent.referee.candidates import Candidate, labels
from agent.referee.naming import find_mentions
from agent.referee.parts import find_subject
from agent.referee.relevance import FREE, meets, units
from agent.referee.types import Ruled
from store.types import Document

CLOSE: Final = 40
"""Sentences on either side of a proof that still tell of its thing: some three pages, an article
with its annexed provisions. A statute of two thousand sentences tells of a hundred things."""
_JOINS: Final = (
    r"(?:(?:and|but|so|also|then|yet|still|however|moreover|furthermore|in addition|besides|"
    r"meanwhile|nevertheless|in turn|therefore|likewise|today|now),? )*"
)
_BACK: Final = (
    r"(?:its?|itself|they|their|them|he|his|she|her|him|this|these|such|"
    r"the (?:same|latter|former|said)|"
    r"those(?! (?:who|which|whose|of|in|with|that|[a-z]+ed|[a-z]+ing)\b))\b"
)
_LEANS: Final = re.compile(
    rf"^{_JOINS}(?:{_BACK}|under (?:it|them|this|these)\b|"
    r"(?:the |an? )?[a-z]+(?: [a-z]+)? (?:of|under|in|for|to|by|with) "
    r"(?:its?|their|them|these|those)\b)",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"^(?:In|On|At|By|From|Since|Until|After|Before|During|Under|For|With) [^,]{2,80}, (?=[a-z])"
)
"""What opens a sentence before its subject: "In May 2024, it ..."."""
_EMPTY: Final = re.compile(
    rf"^{_JOINS}it (?:is|was|will be|remains?|has been|would be|follows?|seems?|appears?)\b"
    r"(?: \w+){0,3}? (?:that|to|for|whether|who|which)\b",
    re.IGNORECASE,
)
"""An "it" that stands for nothing before it: "It is for the council to ..."."""
_NAME: Final = re.compile(
    r"\b[A-Z][\w&-]*(?: (?:(?:of|for|on|and|the) ){0,2}(?:[A-Z][\w&-]*|\d+))*"
)
_MONTHS: Final = listed(
    "january february march april may june july august september october november december"
)
_DESCRIBED: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?) ([a-z-]{3,}(?: [a-z-]{4,})?)")
_MENTIONS_READ: Final = 24
"""Candidates, the closest, that are read for the document they name: it costs a millisecond."""


def leans(text: str) -> bool:
    """Say whether the subject of a sentence is a thing that another sentence names."""
    folded = plain(text)
    if _EMPTY.match(folded):
        return False
    return _LEANS.match(folded) is not None or _LEANS.match(_LED.sub("", folded)) is not None


def keep_bound(
    pool: Sequence[Candidate],
    before: str,
    *,
    near: Sequence[tuple[str, int]],
    named: Sequence[Document],
    recent: Sequence[Document],
    documents: Sequence[Document],
) -> list[Candidate]:
    """Return the candidates that tell of the thing which the sentence before names.

    Args:
        pool: sentences that a leaning claim may be about, the closest first.
        before: the sentence it leans on.
        near: places that proved that sentence, none where nothing did.
        named: the documents that the sentence before names.
        recent: the documents that the draft spoke of last; they count where the sentence before
            names nothing, so that the thing was named further up.
        documents: those of the library, to tell which one a passage names.
    """
    names = find_names(before)
    nameless = leans(before) or not names
    inside = {each.version for each in (*named, *(recent[:1] if nameless else ()))}
    called = {each.version for each in named}
    return [
        each
        for at, each in enumerate(pool)
        if each.document.version in inside
        or _is_near(each, near)
        or _is_named(each, names or _find_described(before))
        or (at < _MENTIONS_READ and called and _mentions(each, called, documents))
    ]


def find_names(text: str) -> tuple[str, ...]:
    """Return the fullest names in a sentence; none where it names nothing."""
    folded = plain(text)
    found = [
        match[0]
        for match in _NAME.finditer(folded)
        if (match.start() > 0 or " " in match[0] or match[0].isupper())
        and match[0].split()[0].casefold() not in _MONTHS
    ]
    most = max((len(each.split()) for each in found), default=0)
    return tuple(each for each in found if len(each.split()) == most)


def _find_described(text: str) -> tuple[str, ...]:
    """Return the things that a sentence speaks of without a name: "the memorandum"."""
    return tuple(_DESCRIBED.findall(plain(text)))


def _mentions(each: Candidate, called: set[str], documents: Sequence[Document]) -> bool:
    """Say whether a sentence names one document, and the one that is meant."""
    return any(
        len(mention.documents) == 1 and mention.documents[0].version in called
        for mention in find_mentions(each.sentence.text, documents)
    )


def name_their_own(parts: Sequence[str], proven: Sequence[Ruled]) -> bool:
    """Say whether parts of a sentence that different documents prove name their subjects there."""
    home = {item.document.version for item in proven[0].evidence}
    for part, ruled in zip(parts[1:], proven[1:], strict=True):
        if leans(part) or any(item.document.version in home for item in ruled.evidence):
            # Where a part that leans on another may be proven was minded when it was looked up.
            continue
        subject = find_subject(part)
        told = frozenset[str]().union(
            *(units(f"{item.lead or ''} {item.quote}") for item in ruled.evidence)
        )
        told |= frozenset[str]().union(*(units(item.document.title) for item in ruled.evidence))
        if subject is None or not _is_told(subject, told):
            return False
    return True


def _is_near(each: Candidate, near: Sequence[tuple[str, int]]) -> bool:
    version, at = each.key
    return any(version == other and abs(at - place) <= CLOSE for other, place in near)


def _is_named(each: Candidate, names: Sequence[str]) -> bool:
    told = units(each.sentence.text) | labels(each.document, each.sentence)
    return any(_is_told(name, told) for name in names)


def _is_told(name: str, told: frozenset[str]) -> bool:
    words = [senses for word in name.split() if (senses := units(word))]
    kept = [senses for senses in words if not senses & FREE] or words
    return bool(kept) and all(meets(senses, told) for senses in kept)
