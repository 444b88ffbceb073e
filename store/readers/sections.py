"""Parts of a document that restate it or sign it: FAQ, summary, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.readers.piece import Piece
from store.readers.raw import RawKind
from store.readers.titles import is_prose
from store.types import Region

_FAQ_TITLE = re.compile(
    r"(?:\W|\d)*(?:faqs?|frequently[ -]asked[ -]questions?|questions? (?:and|&) answers?"
    r"|q ?(?:&|and) ?a)\b.{0,60}",
    re.IGNORECASE,
)
_SUMMARY_TITLE = re.compile(
    r"(?:\W|\d)*(?:(?:key |main |top |our )?(?:takeaways?|take-aways?|points|findings|messages"
    r"|highlights|facts)|(?:executive |brief |short )?summary|at a glance|in brief|in short|tl;?dr"
    r"|the bottom line|bottom line|what you need to know|key facts at a glance)[\s:*]*",
    re.IGNORECASE,
)
# Words that head a summary only beside "key" or the like.
_ALONE = frozenset({"points", "findings", "messages", "facts"})
_QUESTION_LABEL = re.compile(r"Q\s?\d{1,3}\s?[.:)]\s", re.IGNORECASE)
_MAX_TITLE_WORDS = 8
# A section that is most of the document is the document, not a restatement of it.
_MAX_SHARE = 0.6

_SIGNS = re.compile(
    r"(?:signed|done|executed|given|concluded)\s+(?:at|in|on|this|by|for|under|and sealed)\b"
    r"|(?:in|as) witness (?:whereof|thereof)|for and on behalf of\b|signatures?:?$|/s/"
    r"|(?:yours (?:sincerely|faithfully|truly)|(?:respectfully|sincerely)(?: yours)?"
    r"|(?:with )?(?:kind|best) regards),?$",
    re.IGNORECASE,
)
_FOR_PARTY = re.compile(
    r"(?:For|FOR) (?:and on behalf of |AND ON BEHALF OF )?(?:the |THE )?[A-Z][^.;]{1,110}:?"
)
_CAPITAL_NAME = re.compile(r"(?:[A-Z][A-Z'’.-]*\.?,?\s+){1,5}[A-Z][A-Z'’.-]+\.?(?:,\s?[A-Z]{2,4})?")
_MAX_LINE_WORDS = 16
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_NAME_WORDS = 5
_MAX_SIGNATURE = 60
_CLOSING = 8


def mark(pieces: Sequence[Piece]) -> None:
    """Mark FAQ, summary and signature blocks, in place; needs the headings."""
    content = [piece for piece in pieces if piece.region is not Region.BOILERPLATE]
    _promote_titles(content)
    _mark_titled(content, _FAQ_TITLE, Region.FAQ)
    _mark_titled(content, _SUMMARY_TITLE, Region.SUMMARY)
    _mark_questions(content)
    _mark_signature(content)
    _mark_capital_names(content)


def _is_title(text: str, pattern: re.Pattern[str]) -> bool:
    return (
        text.count(" ") < _MAX_TITLE_WORDS
        and pattern.fullmatch(text) is not None
        and text.strip("*: ").lower() not in _ALONE
    )


def _promote_titles(content: Sequence[Piece]) -> None:
    """Make a line that is nothing but "Key takeaways" or "FAQs" a heading."""
    level = 2
    for piece in content:
        if piece.region is Region.HEADING:
            level = piece.level
        elif piece.kind is RawKind.PARAGRAPH and (
            _is_title(piece.text, _FAQ_TITLE) or _is_title(piece.text, _SUMMARY_TITLE)
        ):
            piece.region, piece.level = Region.HEADING, max(2, level)


def _mark_titled(content: Sequence[Piece], pattern: re.Pattern[str], region: Region) -> None:
    """Give the blocks under each heading that matches `pattern` the region."""
    total = sum(len(piece.text) for piece in content) or 1
    for index, piece in enumerate(content):
        if piece.region is not Region.HEADING or not _is_title(piece.text, pattern):
            continue
        section = _take_section(content, index)
        if region is Region.SUMMARY:
            section = _cut_after_list(section)
        if sum(len(other.text) for other in section) <= _MAX_SHARE * total:
            for other in section:
                if other.region is not Region.HEADING or other.text.endswith("?"):
                    _move(other, region)


def _take_section(content: Sequence[Piece], index: int) -> list[Piece]:
    """Return the blocks under a heading, up to the next one that is no question under it."""
    section: list[Piece] = []
    for piece in content[index + 1 :]:
        if (
            piece.region is Region.HEADING
            and piece.level <= content[index].level
            and not piece.text.endswith("?")
        ):
            break
        section.append(piece)
    return section


def _cut_after_list(section: Sequence[Piece]) -> list[Piece]:
    """Return a section up to the end of its first list; key points are one list, with a lead.

    Many pages go on after it without a heading.
    """
    kept: list[Piece] = []
    for piece in section:
        if piece.kind is not RawKind.ITEM and kept and kept[-1].kind is RawKind.ITEM:
            break
        kept.append(piece)
    return kept


def _mark_questions(content: Sequence[Piece]) -> None:
    """Mark "Q1. …?" and the answer under it, where there are at least two."""
    found = [i for i, piece in enumerate(content) if _QUESTION_LABEL.match(piece.text)]
    if len(found) < 2:
        return
    for index in found:
        _move(content[index], Region.FAQ)
        if index + 1 < len(content) and content[index + 1].region is not Region.HEADING:
            _move(content[index + 1], Region.FAQ)


def _move(piece: Piece, region: Region) -> None:
    """Put a block into a region; only a list item keeps its depth there."""
    piece.region = region
    if piece.kind is not RawKind.ITEM:
        piece.level = 0


def _mark_signature(content: Sequence[Piece]) -> None:
    """Mark from a signing formula through the names and offices that follow it."""
    index = 0
    while index < len(content):
        if not _opens_signature(content, index):
            index += 1
            continue
        end = index + 1
        while end < min(len(content), index + _MAX_SIGNATURE) and _is_signature_line(content[end]):
            end += 1
        # A formula with nothing under it, in the middle, is a sentence about signing.
        if end - index > 1 or end == len(content):
            for piece in content[index:end]:
                _move(piece, Region.SIGNATURE)
        index = end


def _opens_signature(content: Sequence[Piece], index: int) -> bool:
    piece = content[index]
    if piece.region not in {Region.BODY, Region.HEADING} or piece.kind is RawKind.ROW:
        return False
    if _SIGNS.match(piece.text):
        return True
    return (
        _FOR_PARTY.fullmatch(piece.text) is not None
        and piece.text.endswith(":")
        and piece.text.count(" ") < _MAX_LINE_WORDS
        and index + 1 < len(content)
        and _is_signature_line(content[index + 1])
        and content[index + 1].kind is RawKind.PARAGRAPH
    )


def _is_signature_line(piece: Piece) -> bool:
    if piece.kind is RawKind.HEADING:
        # Bold capitals between the signatures of two parties.
        return piece.text.isupper() and piece.text.count(" ") < _MAX_LINE_WORDS
    if piece.kind is RawKind.ROW:
        # Two parties sign beside each other, each in a cell.
        return all(cell.count(" ") < _MAX_LINE_WORDS for cell in piece.text.split(" | "))
    if piece.kind is not RawKind.PARAGRAPH:
        return False
    if _SIGNS.match(piece.text) or _FOR_PARTY.fullmatch(piece.text):
        return True
    words = piece.text.count(" ") + 1
    if words > _MAX_LINE_WORDS:
        return False
    named = words <= _MAX_NAME_WORDS and all(word[0].isupper() for word in piece.text.split())
    return named or not (is_prose(piece) and piece.text[-1] in ".;:")


def _may_follow_name(piece: Piece) -> bool:
    """Return whether a line may stand under a signature: words, or a date, but no other figures."""
    figures = any(map(str.isdigit, piece.text))
    return piece.kind is RawKind.PARAGRAPH and (not figures or _YEAR.search(piece.text) is not None)


def _mark_capital_names(content: Sequence[Piece]) -> None:
    """Mark a name in capitals among the last blocks, with the short lines after it."""
    start = max(0, len(content) - _CLOSING)
    for index in range(start, len(content)):
        piece = content[index]
        if (
            piece.kind is RawKind.PARAGRAPH
            and piece.region in {Region.BODY, Region.HEADING}
            and _CAPITAL_NAME.fullmatch(piece.text)
            and index > 0
            and all(p.text.count(" ") < _MAX_LINE_WORDS for p in content[index:])
            and all(_may_follow_name(p) for p in content[index + 1 :])
        ):
            for other in content[index:]:
                _move(other, Region.SIGNATURE)
            return
