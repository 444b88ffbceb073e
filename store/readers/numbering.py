"""Printed numbers of paragraphs, articles, sections, points and recitals, in the field's form.

Only what is printed is read: the labels of a block and of the blocks it stands under. An
unnumbered paragraph of an article carries the number it would be cited by, its paragraph's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.readers.labels import Label, LabelKind, place, read_labels
from store.readers.piece import Piece
from store.readers.titles import STRUCTURAL, is_caption
from store.types import Region

_NAMES = {
    "article": "Article", "art.": "Article", "section": "section", "sec.": "section",
    "annex": "Annex", "appendix": "Appendix", "schedule": "Schedule", "attachment": "Attachment",
}  # fmt: skip
_PROVISIONS = frozenset({"Article", "section"})
_CONTAINERS = frozenset({"Annex", "Appendix", "Schedule", "Attachment"})
_LOWEST = 6
# "§ 1º" is a paragraph of a Portuguese article, not a section.
_SIGN = re.compile(r"§\s?(?P<number>\d[\w.:-]*\w)(?<![º°])\.?\s")
_OPENING = re.compile(
    r"(?P<kind>Article|Art\.|ARTICLE|Section|SECTION|Sec\.|SEC\.)\s+"
    r"(?P<number>\d{1,5}[A-Za-z]?(?:[.-]\d{1,4})*)\b(?P<stop>[.:]?)"
)
_CAPTION = re.compile(r"[A-Z‘“\"][^.]{1,100}\.(?:\s*[-–—]+)?\s+(?=\()")
_NOTE_LABEL = re.compile(r"(?:footnote|endnote) \d{1,4}")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3}){1,3})\.?\s")
_NUMBERED_HEADING = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])(?:\.|\)|\s[-–—])\s*(?=\S)"
    r"|(?P<alone>\d{1,5}(?:\.\d{1,3}){0,3}[a-z]?)\.?\s*$"
    r"|(?P<bare>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
)
_BARE_HEADING = re.compile(r"(\d{1,3})\s+(?=[A-Z‘“])")
_SKIPPED = frozenset({Region.BOILERPLATE, Region.TABLE, Region.FAQ, Region.SUMMARY})
# A document numbers its paragraphs throughout when the count goes on under a new heading; lists
# begin at 1 again. Twice could be chance in a document with many lists, so ends must outweigh.
_MIN_CONTINUATIONS = 2


@dataclass(slots=True)
class _Context:
    """What is open: a root ("Article 5"), the level of its heading, the labels under it."""

    root: str = ""
    level: int = 0
    provision: bool = False
    labels: list[Label] = field(default_factory=list)
    last_bare: int = 0

    def open(self, root: str, level: int, *, provision: bool = False) -> str:
        self.root, self.level, self.provision, self.labels = root, level, provision, []
        return root

    @property
    def holds_points(self) -> bool:
        return self.root.split(" ")[0].rstrip(",") in _CONTAINERS

    def cite(self) -> str:
        """Return the number of the innermost open label."""
        if not self.labels:
            return self.root
        first, *rest = self.labels
        tail = "".join(f"({label.value})" for label in rest)
        if self.holds_points:
            return f"{self.root}, point {first.value}{tail}"
        return f"{self.root}({first.value}){tail}"


def assign(pieces: Sequence[Piece]) -> None:
    """Give every numbered piece its printed number, in place."""
    context = _Context()
    throughout = _counts_throughout(pieces)
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.region is Region.SIGNATURE:
            context.open("", 0)
        elif piece.region is Region.HEADING:
            _enter_heading(piece, context, following)
        elif piece.region not in _SKIPPED:
            _number(piece, context, following, throughout=throughout)
        piece.provision = context.provision and bool(piece.number)


def _print(piece: Piece) -> str:
    """Return a block as it is printed: with the label that its format may keep apart."""
    if piece.label is None or piece.text.startswith(piece.label):
        return piece.text
    return f"{piece.label} {piece.text}"


def _enter_heading(piece: Piece, context: _Context, following: Piece | None) -> None:
    """Open what a heading numbers, or close what it ends."""
    if piece.names_previous:
        return
    text = _print(piece)
    match = STRUCTURAL.fullmatch(text) or _OPENING.match(text)
    sign = _SIGN.match(f"{text} ")
    if match:
        _open_named(piece, context, match)
    elif sign:
        piece.number = context.open(f"section {sign.group('number')}", piece.level, provision=True)
    elif context.root and piece.level > context.level and _push_heading(piece, context, following):
        piece.number = context.cite()
    elif numbered := _NUMBERED_HEADING.match(text):
        number = numbered.group("number") or numbered.group("alone") or numbered.group("bare")
        alone = numbered.group("alone") is not None
        piece.number = context.open(f"section {number}", piece.level, provision=alone)
    elif bare := _match_next(piece, context):
        # An act whose sections are "1 The Office" counts its subsections "(1)", "(2)".
        provision = following is not None and following.text.startswith("(1)")
        piece.number = context.open(f"section {bare}", piece.level, provision=provision)
        context.last_bare = bare
    elif not context.root or piece.level <= context.level:
        context.open("", piece.level)


def _match_next(piece: Piece, context: _Context) -> int | None:
    """Return the figure before a heading where it goes on the count of such headings."""
    match = _BARE_HEADING.match(_print(piece))
    if match and int(match.group(1)) == context.last_bare + 1:
        return int(match.group(1))
    return None


def _open_named(piece: Piece, context: _Context, match: re.Match[str]) -> None:
    name = _NAMES.get(match.group("kind").lower())
    number = match.group("number").rstrip(".")
    if name is None:
        context.open("", piece.level)
    elif name == "section" and context.holds_points and piece.level > context.level:
        # A section of an annex is cited inside it; the annex stays the root's first part.
        annex = context.root.split(",")[0]
        level = context.level
        piece.number = context.open(f"{annex}, Section {number}", level)
    else:
        root = f"{name} {number}"
        piece.number = context.open(root, piece.level, provision=name in _PROVISIONS)


def _push_heading(piece: Piece, context: _Context, following: Piece | None) -> bool:
    labels = read_labels(_print(piece))
    if labels and (context.provision or context.holds_points):
        _push(labels, context, following)
        return True
    return False


def _number(piece: Piece, context: _Context, following: Piece | None, *, throughout: bool) -> None:
    """Give one block its number, from its own labels and what is open."""
    if piece.label is not None and _NOTE_LABEL.fullmatch(piece.label):
        piece.number = piece.label
        return
    printed = _print(piece)
    provision = _OPENING.match(printed)
    if provision and _opens_provision(printed, provision):
        piece.number = _open_provision(printed, context, provision, following)
        return
    sign = _SIGN.match(printed)
    if sign and printed[sign.end() : sign.end() + 1].isupper():
        root = f"section {sign.group('number')}"
        piece.number = context.open(root, _LOWEST, provision=True)
        return
    decimal = _DECIMAL.match(printed)
    if decimal and not context.provision:
        piece.number = context.open(f"para {decimal.group('number')}", _LOWEST)
        return
    labels = read_labels(printed)
    if labels and throughout and labels[0].kind is LabelKind.NUMBER_STOP and not context.provision:
        piece.number = context.open(f"para {labels[0].value}", _LOWEST)
    elif labels and context.root and _belongs(labels[0], context):
        _push(labels, context, following)
        piece.number = context.cite()
    elif context.provision:
        _carry(piece, context)


def _belongs(label: Label, context: _Context) -> bool:
    """Return whether a label under an open root is part of it.

    Under a plain numbered heading a list "1. 2. 3." may be any list; letters are its points.
    """
    if context.provision or context.holds_points or context.labels:
        return True
    return label.kind is not LabelKind.NUMBER_STOP


def _open_provision(
    printed: str, context: _Context, match: re.Match[str], following: Piece | None
) -> str:
    """Open "Article 1" or "Sec. 13. General. (a)" and return the number of its first block."""
    name = _NAMES[match.group("kind").lower()]
    context.open(f"{name} {match.group('number')}", _LOWEST, provision=True)
    rest = printed[match.end() :].lstrip(" .:—–-")
    caption = _CAPTION.match(rest)
    _push(read_labels(rest[caption.end() :] if caption else rest), context, following)
    return context.cite()


def _opens_provision(text: str, match: re.Match[str]) -> bool:
    """Return whether a paragraph begins a provision, and does not just begin with a reference.

    "Article 5 These Measures apply" and "Sec. 2. Policy." begin one; "Section 4 of the Act" and
    "Article 9(1) shall" go on in lower case.
    """
    rest = text[match.end() :]
    body = rest.lstrip(" .:—–-")
    if not body or not (match.group("stop") or rest.startswith(" ")):
        return False
    return body[0].isupper() or body[0] in '(“"‘' or is_caption(body)


def _push(labels: Sequence[Label], context: _Context, following: Piece | None) -> None:
    """Put each label where it goes on from an open one of its kind, else below the innermost."""
    ahead: list[Label] = []
    if following is not None:
        ahead = read_labels(_print(following))
    for position, found in enumerate(labels):
        peek = ahead[0] if ahead and position == len(labels) - 1 else None
        choice, depth = place(found, context.labels, peek)
        del context.labels[depth:]
        context.labels.append(choice)


def _carry(piece: Piece, context: _Context) -> None:
    """Give an unnumbered block of a provision the number of its paragraph."""
    kept = [label for label in context.labels[:1] if label.is_paragraph]
    root = _Context(context.root, context.level, provision=True, labels=kept)
    piece.number = root.cite()


def _counts_throughout(pieces: Sequence[Piece]) -> bool:
    """Return whether "1.", "2.", … run through the document across its headings."""
    last = continued = restarted = 0
    crossed = False
    for piece in pieces:
        if piece.region is Region.HEADING:
            crossed = True
            continue
        labels = read_labels(_print(piece))
        if not labels or labels[0].kind is not LabelKind.NUMBER_STOP:
            continue
        rank = labels[0].rank
        if rank == last + 1:
            continued += crossed and rank > 1
        elif rank == 1:
            restarted += 1
        last, crossed = rank, False
    return continued >= _MIN_CONTINUATIONS and continued > restarted
