"""Words in quotation marks: where in the library they stand, and how they were altered.

Typography may differ (marks, dashes, spaces, the capital of a first letter, the stop at the end);
words may not. An ellipsis may leave words out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from agent.checks.words import plain, quoted_parts
from agent.quote.shelf import Desk
from agent.types import Evidence, Finding, Judgement, Kind
from store.types import Document, Sentence

NAME: Final = "quotation"
FEWEST_WORDS: Final = 2
"""A single word in quotation marks is a term as often as a quotation."""
ALTERED: Final = 0.6
"""Share of its words, in order, that an altered quotation has in common with its source; two
sentences of one subject have some 0.3."""
_ELLIPSIS: Final = re.compile(r"\s*\[?(?:…|\.\.\.)\]?\s*")
_EDGES: Final = " .,;:!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where words stand verbatim: the sentences `first..last` of a document."""

    document: Document
    first: int
    last: int


def find_quoted(text: str) -> tuple[str, ...]:
    """Return what stands between quotation marks in a text, without the stops at its ends."""
    folded = plain(text)
    parts = (folded[start + 1 : end - 1].strip(_EDGES) for start, end in quoted_parts(folded))
    return tuple(part for part in parts if len(part.split()) >= FEWEST_WORDS)


def locate(desk: Desk, wanted: Iterable[str]) -> dict[str, tuple[Standing, ...]]:
    """Return where each quotation stands verbatim; each document is looked through once."""
    quotes = dict.fromkeys(wanted)
    found: dict[str, list[Standing]] = {quote: [] for quote in quotes}
    if not found:
        return {}
    for document in desk.documents():
        text, starts = _join(desk.shelf.sentences(document.version))
        for quote, places in found.items():
            for start, end in _find(quote, text):
                first, last = (bisect_right(starts, at) - 1 for at in (start, end - 1))
                places.append(Standing(document=document, first=first, last=last))
    return {quote: tuple(places) for quote, places in found.items()}


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each quotation that the evidence does not hold word for word."""
    del kind
    ordered = sorted(evidence, key=lambda item: (item.document.version, item.start))
    whole = " ".join(plain(item.quote) for item in ordered)
    findings = []
    for quote in find_quoted(text):
        if next(_find(quote, whole), None) is not None:
            continue
        nearest = find_altered(quote, [plain(item.quote) for item in ordered])
        if nearest is None:
            why = "these words in quotation marks do not stand in the source"
            judgement = Judgement.UNSUPPORTED
        else:
            why = f"quoted wrongly: {describe(quote, nearest)}"
            judgement = Judgement.CONTRADICTED
        findings.append(Finding(check=NAME, judgement=judgement, message=why, words=quote))
    return findings


def find_altered(quote: str, sentences: Sequence[str]) -> str | None:
    """Return the sentence that a quotation was altered from, None where none is like it."""
    scored = [(_likeness(quote, sentence), sentence) for sentence in sentences]
    best, sentence = max(scored, default=(0.0, ""))
    return sentence if best >= ALTERED else None


def describe(quote: str, sentence: str) -> str:
    """Return what was changed: "'shield governments' stands for 'protect companies'"."""
    ours, theirs = quote.split(), sentence.split()
    blocks = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False).get_opcodes()
    inner = [each for each in blocks if each[0] != "equal"]
    if inner and inner[0][0] == "insert" and inner[0][1] == 0:
        inner = inner[1:]  # The quotation begins later than the sentence,
    if inner and inner[-1][0] == "insert" and inner[-1][1] == len(ours):
        inner = inner[:-1]  # or ends before it.
    changes = []
    for _, a, b, c, d in inner:
        # At its ends a quotation stands for as many words as it has, not for all that it left out.
        if a == 0 and b:
            c = max(c, d - b)  # noqa: PLW2901
        elif b == len(ours):
            d = min(d, c + b - a)  # noqa: PLW2901
        changes.append(_tell(" ".join(ours[a:b]), " ".join(theirs[c:d])))
    return "; ".join(changes) or f"the source says {sentence!r}"


def _tell(ours: str, theirs: str) -> str:
    if not theirs:
        return f"{ours!r} was put in"
    if not ours:
        return f"{theirs!r} was left out"
    return f"{ours!r} stands for {theirs!r}"


def _join(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for sentence in sentences:
        part = plain(sentence.text)
        starts.append(at)
        parts.append(part)
        at += len(part) + 1
    return " ".join(parts), starts


def _find(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a quotation stands, the parts about an ellipsis in their order."""
    parts = [part for part in _ELLIPSIS.split(quote) if part]
    if not parts:
        return
    first = parts[0]
    for form in dict.fromkeys((first, first[0].lower() + first[1:], first[0].upper() + first[1:])):
        for variant in dict.fromkeys((form, form.replace("'", '"'))):
            at = text.find(variant)
            while at >= 0:
                end = _follow(parts[1:], text, at + len(variant))
                if end is not None and _is_whole(text, at, end):
                    yield at, end
                at = text.find(variant, at + 1)


def _follow(parts: Sequence[str], text: str, at: int) -> int | None:
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return None
        at = found + len(part)
    return at


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether no word is cut at either end."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        behind.isalnum() and text[end - 1].isalnum()
    )


def _likeness(quote: str, sentence: str) -> float:
    ours, theirs = _keys(quote.split()), _keys(sentence.split())
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(ours) if ours else 0.0


def _keys(words: Sequence[str]) -> list[str]:
    return [word.casefold().strip(_EDGES + "\"'()") for word in words]
