"""Headings that only their shape shows: structural lines of acts, titles in plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.readers import chrome
from store.readers.piece import Piece
from store.readers.raw import RawKind
from store.types import Region

_NUMERAL = r"(?:\d{1,4}[a-z]?|[IVXLC]{1,7}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)"
STRUCTURAL = re.compile(
    rf"(?P<kind>part|title|book|division|subtitle|chapter|subdivision|section|sec\.|subsection"
    rf"|article|art\.|annex|appendix|schedule|attachment|t[íi]tulo|cap[íi]tulo|se[çc][ãa]o"
    rf"|secci[óo]n|titre|chapitre|kapitel|abschnitt|titolo|capo|sezione)\s+(?P<number>{_NUMERAL}(?:[.-]\d+)*)\b\.?"
    r"(?P<rest>(?:\s*[-–—:.]\s*|\s+)\S.*)?",
    re.IGNORECASE,
)
_RANK = {
    "part": 1, "title": 1, "book": 1, "annex": 1, "appendix": 1, "schedule": 1, "attachment": 1,
    "division": 1, "subtitle": 2, "chapter": 2, "subdivision": 2, "section": 3, "sec.": 3,
    "subsection": 4, "article": 4, "art.": 4, "título": 1, "titulo": 1, "capítulo": 2,
    "capitulo": 2, "titre": 1, "chapitre": 2, "kapitel": 2, "titolo": 1, "capo": 2,
}  # fmt: skip
_CJK = re.compile(r"第[一二三四五六七八九十百千〇零\d]+(?:章|節|節|编|編|款)(?:\s.{0,30})?")
_MAX_WORDS = 14
_MAX_TITLE_WORDS = 45
_MAX_OPENING_WORDS = 30
_MAX_CHARACTERS = 110
_MIN_PROSE_WORDS = 12
# One heading may stand on another; more short lines in a row are a list, an address, a footer.
_MAX_STACK = 2
_TERMINAL = re.compile(r"[.;:,!…、。；]$|[.;:,!]\W$|[;,]\s(?:and|or|e|ou|y|o|et|und|oder)$")
_TIME = re.compile(r"\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[a-z]{2,4})?", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:Q\s{1,4}|[A-Z][A-Z.'’ -]{2,40}:\s)\S")
_MIN_SPEAKERS = 5
_ASKS = re.compile(
    r"(?:what|why|how|who|whom|whose|when|where|which|is|are|can|do|does|did|will|would|should"
    r"|may|must|has|have)\b",
    re.IGNORECASE,
)
# A section's caption may close with a full stop ("Section 1. Purpose."), a sentence does too.
_MAX_CAPTION_WORDS = 6
_SIGN_HEADING = re.compile(r"§\s?\d[\w.:-]*\w\.?\s.{1,160}")
_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
    r"\d{4}|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[-•*]|\(?[a-zA-Z0-9]{1,4}\)\s|\d{1,3}[.)]\s|[IVXLC]{1,6}\s?[-–—]\s")
_NUMBERED_TITLE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+[A-Z]")
_INSTRUMENT = re.compile(
    r"(?:joint\s+|council\s+|commission\s+|framework\s+|u\.s\.[ -–]\S+\s+)?(?:regulation|directive"
    r"|decision|recommendation|memorandum|declaration|agreement|treaty|convention|protocol|charter"
    r"|statement|communiqu[eé]|act\b|an act\b|executive order|proclamation|bill\b|senate bill|house"
    r" bill|law\b|public law|statement|guidance|white paper|strategy|terms of reference)",
    re.IGNORECASE,
)
_OPENING = 12


def mark(pieces: Sequence[Piece]) -> None:
    """Mark headings, in place.

    Structural lines ("CHAPTER II", "Article 5") are headings in every format. Plain short lines
    are only read as headings where the format itself names none.
    """
    content = [piece for piece in pieces if piece.region is not Region.BOILERPLATE]
    own = [piece.level for piece in content if piece.region is Region.HEADING]
    _mark_page_name(pieces, content)
    _mark_structure(content, base=max(own, default=1))
    if not own:
        _mark_instrument(content)
        _mark_short_lines(content)


def is_short(text: str) -> bool:
    """Return whether a line has the length and the open end of a heading."""
    return (
        text.count(" ") < _MAX_WORDS and len(text) <= _MAX_CHARACTERS and not _TERMINAL.search(text)
    )


def is_open_line(text: str) -> bool:
    """Return whether a line may be a title that opens a document: longer, and still open."""
    return text.count(" ") < _MAX_OPENING_WORDS and not _TERMINAL.search(text)


def is_prose(piece: Piece) -> bool:
    """Return whether a block is running text."""
    words = piece.text.count(" ") + 1
    if words >= _MIN_PROSE_WORDS:
        return True
    return piece.text.endswith((".", "。", ":", ";")) and words > _MAX_STACK


def _make(piece: Piece, level: int) -> None:
    piece.region = Region.HEADING
    piece.level = max(1, min(6, level))


def _mark_page_name(pieces: Sequence[Piece], content: Sequence[Piece]) -> None:
    """Make the line that repeats the end of a breadcrumb the title."""
    name = chrome.find_page_name(pieces)
    for piece in content[:_OPENING]:
        if name and piece.kind is RawKind.PARAGRAPH and chrome.say(piece.text) == name:
            _make(piece, 1)
            return


def _mark_structure(content: Sequence[Piece], *, base: int) -> None:
    """Mark "CHAPTER II" and the like, and the short line under it that names it."""
    for index, piece in enumerate(content):
        if piece.kind is not RawKind.PARAGRAPH or piece.region is Region.HEADING:
            continue
        match = STRUCTURAL.fullmatch(piece.text)
        if match is None:
            if _CJK.fullmatch(piece.text) or _is_sign_heading(piece.text):
                _make(piece, base + _RANK["section"])
            continue
        rest = match.group("rest") or ""
        if rest and not (is_caption(rest) and piece.text[0].isupper()):
            continue
        level = base + _RANK.get(match.group("kind").lower(), 3)
        _make(piece, level)
        following = content[index + 1] if index + 1 < len(content) else None
        if not rest and following is not None and _is_name(following):
            _make(following, level)
            following.names_previous = True


def is_caption(rest: str) -> bool:
    """Return whether what follows "Section 1" is its caption and not its text.

    A caption may end with a full stop where the number does ("Section 1. Purpose.").
    """
    words = rest.lstrip(" -–—:.")
    if words.endswith("."):
        return rest[0] in ".-–—:" and words.count(" ") < _MAX_CAPTION_WORDS and _names(words[:-1])
    return bool(words) and _names(words)


def _is_sign_heading(text: str) -> bool:
    return _SIGN_HEADING.fullmatch(text) is not None and text.count(" ") <= _MAX_WORDS


def _names(rest: str) -> bool:
    return is_short(rest) and (rest[0].isupper() or rest[0] in "‘“\"'(")


def _is_name(piece: Piece) -> bool:
    """Return whether a line names the "Annex II" above it; such names may be long."""
    return (
        piece.kind is RawKind.PARAGRAPH
        and piece.region is not Region.HEADING
        and is_open_line(piece.text)
        and piece.text[0].isupper()
        and not _LABEL.match(piece.text)
        and STRUCTURAL.fullmatch(piece.text) is None
    )


def _mark_instrument(content: Sequence[Piece]) -> None:
    """Mark the line near the top that names an instrument, as the title."""
    for piece in content[:_OPENING]:
        if piece.region is Region.HEADING and piece.level == 1:
            return
        if (
            piece.kind is RawKind.PARAGRAPH
            and piece.region is Region.BODY
            and _INSTRUMENT.match(piece.text)
            and piece.text[0].isupper()
            and piece.text.count(" ") < _MAX_TITLE_WORDS
            and not _TERMINAL.search(piece.text)
        ):
            _make(piece, 1)
            return


def _mark_short_lines(content: Sequence[Piece]) -> None:
    """Mark short lines that stand over running text, in a document without other headings."""
    if sum(_SPEAKER.match(piece.text) is not None for piece in content) >= _MIN_SPEAKERS:
        # In a transcript a short line is a short answer.
        return
    has_title = any(p.region is Region.HEADING and p.level == 1 for p in content)
    seen_prose = False
    above = 1
    index = 0
    while index < len(content):
        if content[index].region is Region.HEADING:
            above = content[index].level
        stack = _take_stack(content, index)
        following = index + len(stack)
        if stack and _may_head(content, index, following):
            for depth, piece in enumerate(stack):
                level = above + 1 if has_title or seen_prose or index >= _MAX_STACK else 1
                _make(piece, _find_level(piece, level + (depth if level > 1 else 0)))
                has_title = has_title or piece.level == 1
        if following < len(content) and is_prose(content[following]):
            seen_prose = True
        index = following + (0 if stack else 1)


def _take_stack(content: Sequence[Piece], index: int) -> list[Piece]:
    stack: list[Piece] = []
    for piece in content[index : index + _MAX_STACK + 2]:
        opens = index + len(stack) < _MAX_STACK
        if not _looks_like_heading(piece, opens=opens):
            break
        if piece.kind is RawKind.ITEM and (stack or (index and _is_item(content[index - 1]))):
            break
        stack.append(piece)
    return stack


def _looks_like_heading(piece: Piece, *, opens: bool) -> bool:
    """Return whether a line has the shape of a heading; one that opens a document may be long."""
    text = piece.text
    return (
        (piece.kind is RawKind.PARAGRAPH or _is_numbered_title(piece))
        and piece.region in {Region.BODY, Region.LIST}
        and (is_short(text) or (opens and is_open_line(text)))
        and not text[0].islower()
        and any(map(str.isalpha, text))
        and not text.startswith(("•", "-", "*", "|", "<", ">"))
        and _DATE.fullmatch(text) is None
        and _TIME.fullmatch(text) is None
        and (not text.endswith("?") or _ASKS.match(text) is not None)
        and (not _LABEL.match(text) or _NUMBERED_TITLE.match(text) is not None)
    )


def _is_item(piece: Piece) -> bool:
    return piece.kind is RawKind.ITEM


def _is_numbered_title(piece: Piece) -> bool:
    """Return whether an item may be "3. Governance" over the text of that part."""
    return piece.kind is RawKind.ITEM and _NUMBERED_TITLE.match(piece.text) is not None


def _may_head(content: Sequence[Piece], start: int, end: int) -> bool:
    """Return whether the short lines `start:end` stand over text and follow a finished block."""
    if end - start > _MAX_STACK or end >= len(content):
        return False
    before = content[start - 1] if start else None
    if before is not None and before.text.endswith((":", ",")) and not before.text.endswith("A:"):
        return False
    after = content[end]
    if after.region is Region.HEADING or (_is_item(content[start]) and _is_item(after)):
        return False
    return is_prose(after) or after.region in {Region.LIST, Region.TABLE}


def _find_level(piece: Piece, level: int) -> int:
    """Return the level that a decimal number in front of a heading shows, else `level`."""
    match = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", piece.text)
    return 2 + match.group(1).count(".") if match else level
