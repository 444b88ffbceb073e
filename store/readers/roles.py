"""Recitals, which say why, and operative text, which binds or commits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.readers.piece import Piece
from store.types import Region, Role

_PARTICIPLES = (
    "acknowledging acting affirming agreeing alarmed appreciating aspiring aware bearing being "
    "believing building celebrating cognisant cognizant commending committed concerned confirming "
    "conscious considering convinced deeming deploring desiring desirous determined emphasising "
    "emphasizing encouraged endorsing expressing following fully guided having highlighting "
    "inspired intending keeping mindful noting observing pursuant realising realizing reaffirming "
    "recalling recognising recognizing referring reiterating resolved seeking sharing stressing "
    "taking underlining underscoring understanding valuing viewing welcoming whereas wishing"
)
_OPENS_RECITAL = re.compile(
    rf"(?:and\s+|further\s+|deeply\s+|fully\s+|also\s+)?(?:{'|'.join(_PARTICIPLES.split())})\b",
    re.IGNORECASE,
)
_ENDS_RECITAL = re.compile(r"(?:[;,]|;\s*and|,\s*and)$")
# A subject with a verb of will after a comma makes the block a sentence that commits.
_COMMITS = re.compile(
    r"(?:^|[,;]\s|\bthat\s)(?:hereby\s+)?(?:we|the\s+(?:\w+\s+){0,3}?(?:participants|parties|"
    r"governments?|sides?|signatories|states|leaders|ministers|countries|nations))\s+"
    r"(?:also\s+|both\s+|jointly\s+|therefore\s+|hereby\s+)?(?:intend|will|shall|agree|commit|"
    r"resolve|undertake|plan|have\s+(?:agreed|decided|reached)|are\s+committed|decide|declare)",
    re.IGNORECASE,
)
_OPENS_EU_RECITALS = re.compile(r"(?:whereas|in view of the following)\s*:?$", re.IGNORECASE)
_EU_RECITAL = re.compile(r"\((\d{1,3})\)\s")
_CITATION = re.compile(
    r"(?:having regard to|after transmission of|after consulting|acting in accordance with)\b",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"(?:ha(?:s|ve)\s+(?:adopted|agreed|reached|decided|come)\b|hereby\b|now,?\s+therefore\b"
    r"|be\s+it\s+enacted\b|article\s+(?:1|i)\b|(?:the\s+)?(?:parties|participants|sides)\s+"
    r"(?:have\s+)?(?:agree|decide|reach))",
    re.IGNORECASE,
)
# "The Participants, having consulted each other, have agreed as follows:"
_AGREES = re.compile(
    r"\b(?:participants|parties|governments?|sides|signatories)\b.{0,400}\b(?:have\s+"
    r"(?:\w+\s+)?(?:agreed|decided|reached|come\s+to)\b|agree\s+as\s+follows).{0,80}:$",
    re.IGNORECASE,
)
_OPENING = 8
_MIN_RUN = 2
_MIN_PROVISIONS = 3
# A preamble stands at the beginning; participles in the middle of a report are style.
_LATEST_START = 40


def assign(pieces: Sequence[Piece]) -> None:
    """Give recitals and operative paragraphs of an instrument their role, in place.

    A text is an instrument when it opens with recitals, or is divided into articles or sections.
    """
    content = [
        piece
        for piece in pieces
        if piece.region not in {Region.BOILERPLATE, Region.HEADING, Region.FAQ, Region.SUMMARY}
    ]
    end = _assign_numbered(content) or _assign_run(content) or _find_agreement(content)
    if end is None:
        end = _find_first_provision(content)
    if end is None:
        return
    for piece in content[end:]:
        if piece.region is Region.SIGNATURE:
            # Notes, annexes and the page's last lines follow.
            return
        if not _is_outside(piece):
            piece.role = Role.OPERATIVE


def opens_recital(text: str) -> bool:
    """Return whether a text begins as a recital does: with "Recalling", "Whereas", "Mindful"."""
    return _OPENS_RECITAL.match(text) is not None


def _is_outside(piece: Piece) -> bool:
    return bool(re.match(r"(?:annex|appendix)\b", " ".join(piece.path), re.IGNORECASE))


def _assign_numbered(content: Sequence[Piece]) -> int | None:
    """Mark citations and numbered recitals up to the first article; return where they end."""
    start = next(
        (i for i, piece in enumerate(content[:200]) if _OPENS_EU_RECITALS.match(piece.text)), None
    )
    if start is None:
        return None
    index = start + 1
    while index < len(content):
        piece = content[index]
        if _ENACTS.match(piece.text) or (piece.number or "").startswith("Article"):
            break
        index += 1
    if index == len(content):
        return None
    for piece in content[:start]:
        if _CITATION.match(piece.text):
            piece.role = Role.RECITAL
    for piece in content[start:index]:
        piece.role = Role.RECITAL
        label = _EU_RECITAL.match(piece.text)
        if label:
            piece.number = f"recital {label.group(1)}"
    return index


def _assign_run(content: Sequence[Piece]) -> int | None:
    """Mark a run of participle clauses near the beginning; return where it ends."""
    for start, piece in enumerate(content[:_LATEST_START]):
        if not _is_recital(piece, strict=True):
            continue
        end = start + 1
        while end < len(content) and _is_recital(content[end], strict=False):
            end += 1
        if sum(_count_recitals(recital.text) for recital in content[start:end]) < _MIN_RUN:
            continue
        for recital in content[start:end]:
            recital.role = Role.RECITAL
        return end
    return None


def _count_recitals(text: str) -> int:
    """Return how many recitals a block holds; some texts set them all in one paragraph."""
    return sum(opens_recital(clause) for clause in text.split("; "))


def _is_recital(piece: Piece, *, strict: bool) -> bool:
    """Return whether a block is a recital; `strict` asks for the punctuation of one."""
    if not _OPENS_RECITAL.match(piece.text) or piece.text.endswith(":"):
        return False
    if strict and not _ENDS_RECITAL.search(piece.text):
        return False
    return not _COMMITS.search(piece.text)


def _find_agreement(content: Sequence[Piece]) -> int | None:
    """Return the block in the opening in which parties say that they agree what follows."""
    return next(
        (i for i, piece in enumerate(content[:_OPENING]) if _AGREES.search(piece.text)), None
    )


def _find_first_provision(content: Sequence[Piece]) -> int | None:
    """Return the first block of an article or section, if the text is divided into some."""
    provisions = [index for index, piece in enumerate(content) if piece.provision]
    roots = {(content[index].number or "").split("(")[0] for index in provisions}
    return provisions[0] if len(roots) >= _MIN_PROVISIONS else None
