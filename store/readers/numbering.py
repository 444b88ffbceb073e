"""Printed numbers of paragraphs, articles, sections, points and recitals, in the field's form.

Only what is printed is read: the labels of a block and of the blocks it stands under. An
unnumbered paragraph of an article carries the number it would be cited by, its paragraph's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.readers.labels import Label, follows, read_labels
from store.readers.piece import Piece
from store.readers.titles import STRUCTURAL
from store.types import Region

_NAMES = {
    "article": "Article", "art.": "Article", "section": "section", "sec.": "section",
    "annex": "Annex", "appendix": "Appendix", "schedule": "Schedule", "attachment": "Attachment",
}  # fmt: skip
_CONTAINERS = frozenset({"Annex", "Appendix", "Schedule", "Attachment"})
_SIGN = re.compile(r"§\s?(?P<number>\d[\w.:-]*\w)\.?\s")
_OPENING_PROVISION = re.compile(
    r"(?P<kind>Article|Art\.|ARTICLE|Section|SECTION|Sec\.|SEC\.)\s+"
    r"(?P<number>\d{1,5}[A-Za-z]?(?:[.-]\d{1,4})*)\b\.?"
)
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3}){1,3})\.?\s")
_NUMBERED_HEADING = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])(?:\.|\))?\s+(?=\S)"
)
_SKIPPED = frozenset({Region.BOILERPLATE, Region.TABLE, Region.FAQ, Region.SUMMARY})


@dataclass(slots=True)
class _Context:
    """What is open: a root ("Article 5"), its level, and the labels under it."""

    root: str = ""
    level: int = 0
    labels: list[Label] = field(default_factory=list)

    def open(self, root: str, level: int) -> str:
        self.root, self.level, self.labels = root, level, []
        return root

    def cite(self) -> str:
        """Return the number of the innermost open label."""
        first, *rest = self.labels or [None]
        tail = "".join(f"({label.value})" for label in rest if label)
        if first is None:
            return self.root
        if self.root.split(" ")[0] in _CONTAINERS:
            return f"{self.root}, point {first.value}{tail}"
        return f"{self.root}({first.value}){tail}"


def assign(pieces: Sequence[Piece]) -> None:
    """Give every numbered piece its printed number, in place."""
    context = _Context()
    for index, piece in enumerate(pieces):
        if piece.region is Region.SIGNATURE:
            context.open("", 0)
        elif piece.region is Region.HEADING:
            _enter_heading(piece, context)
        elif piece.region not in _SKIPPED:
            _number(piece, context, pieces[index + 1] if index + 1 < len(pieces) else None)


def _enter_heading(piece: Piece, context: _Context) -> None:
    """Open what a heading numbers, or close what it ends."""
    if piece.names_previous:
        return
    match = STRUCTURAL.fullmatch(piece.text) or _OPENING_PROVISION.match(piece.text)
    if match:
        name = _NAMES.get(match.group("kind").lower())
        number = match.group("number").rstrip(".")
        if name:
            piece.number = context.open(f"{name} {number}", piece.level)
        else:
            context.open("", piece.level)
        return
    sign = _SIGN.match(piece.text + " ")
    if sign:
        piece.number = context.open(f"section {sign.group('number')}", piece.level)
        return
    numbered = _NUMBERED_HEADING.match(piece.text)
    if numbered:
        piece.number = context.open(f"section {numbered.group('number')}", piece.level)
        return
    if not context.root or piece.level <= context.level:
        context.open("", piece.level)


def _number(piece: Piece, context: _Context, following: Piece | None) -> None:
    provision = _OPENING_PROVISION.match(piece.text) if piece.label is None else None
    if provision and _opens_provision(piece, provision.end()):
        name = _NAMES[provision.group("kind").lower()]
        piece.number = context.open(f"{name} {provision.group('number')}", 6)
        # "Article 1 (1) …", "Section 1. (a) …": the labels follow the number.
        _push(read_labels(piece.text[provision.end() :].lstrip(" .")), context, None)
        piece.number = context.cite()
        return
    decimal = _DECIMAL.match(f"{piece.label or piece.text} ")
    if decimal:
        piece.number = context.open(f"para {decimal.group('number')}", 6)
        return
    labels = read_labels(f"{piece.label} " if piece.label else piece.text)
    if labels and context.root:
        _push(labels, context, following)
        piece.number = context.cite()
    elif context.root.startswith(("Article", "section")) and not context.root[-1].isalpha():
        _carry(piece, context)


def _opens_provision(piece: Piece, end: int) -> bool:
    """Return whether a paragraph begins a provision, and does not just begin with a reference.

    "Article 5 These Measures apply" and "Sec. 2. Policy." begin one; "Section 4 of the Act" and
    "Article 9(1) shall" go on in lower case.
    """
    rest = piece.text[end:].lstrip(" .:—–-")
    between = piece.text[end : end + 1]
    return bool(rest) and between in {" ", "."} and (rest[0].isupper() or rest[0] in '(“"‘')


def _push(labels: Sequence[Label], context: _Context, following: Piece | None) -> None:
    """Put each label where it goes on from an open one of its kind, else below the innermost."""
    for position, found in enumerate(labels):
        peek = None
        if following is not None and position == len(labels) - 1:
            ahead = read_labels(f"{following.label} " if following.label else following.text)
            peek = ahead[0] if ahead else None
        choice, depth = _place(found, context.labels, peek)
        del context.labels[depth:]
        context.labels.append(choice)


def _place(label: Label, open_labels: Sequence[Label], peek: Label | None) -> tuple[Label, int]:
    """Return the reading of an ambiguous label ("i", "v") and the depth at which it stands."""
    for depth in range(len(open_labels) - 1, -1, -1):
        for reading in label.readings():
            if follows(open_labels[depth], reading):
                # "(i)" after "(h)" goes on in letters unless "(ii)" comes next.
                if peek is not None and _starts_roman(label, peek):
                    continue
                return reading, depth
    for reading in label.readings():
        if reading.is_first:
            same = [d for d, other in enumerate(open_labels) if other.kind == reading.kind]
            return reading, same[0] if same else len(open_labels)
    for depth, other in enumerate(open_labels):
        if other.kind in {reading.kind for reading in label.readings()}:
            match = next(r for r in label.readings() if r.kind == other.kind)
            return match, depth
    return label.readings()[0], len(open_labels)


def _starts_roman(label: Label, peek: Label) -> bool:
    return label.value == "i" and peek.value == "ii"


def _carry(piece: Piece, context: _Context) -> None:
    """Give an unnumbered block of a provision the number of its paragraph."""
    kept = context.labels[:1] if context.labels and context.labels[0].is_paragraph else []
    piece.number = _Context(context.root, context.level, list(kept)).cite()
