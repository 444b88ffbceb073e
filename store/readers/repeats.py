"""Sentences broken at a page end: joined where they were cut, merged where printed twice."""

from __future__ import annotations

import re

from store.readers.piece import Piece, join
from store.readers.raw import RawKind
from store.types import Note, NoteKind

# A shorter overlap is often chance: on 372 text, Markdown and HTML files of a policy corpus three
# words gave one false merge ("The FedRAMP Board"), four and five none.
_MIN_WORDS = 4
_MIN_CHARACTERS = 20
_MAX_WORDS = 80
_ENDS_SENTENCE = re.compile(r"[.!?:;…。؟।][\"'”’»)\]]*$")
_SHOWN = 60


def merge(pieces: list[Piece]) -> list[Note]:
    """Merge broken sentences in place and return a note for each repeat taken out.

    Two blocks belong together when the first ends no sentence and (a) the second begins with the
    words the first ends with, or (b) a page ends between them and the second goes on in lower
    case. Running headers and footers between them are looked over.
    """
    notes: list[Note] = []
    words_seen: frozenset[str] | None = None
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        other = _find_next(pieces, index)
        if other is None or not _may_go_on(piece, pieces[other]):
            index += 1
            continue
        following = pieces[other]
        repeated = _find_overlap(piece.text, following.text)
        if repeated:
            notes.append(_note(piece, following, repeated))
            join(piece, following, skip=repeated)
            del pieces[other]
        elif _is_cut_by_page(piece, following):
            if words_seen is None:
                words_seen = frozenset(re.findall(r"\w+", " ".join(p.text for p in pieces)))
            _join_cut(piece, following, words_seen)
            del pieces[other]
        else:
            index += 1
    return notes


def _find_next(pieces: list[Piece], index: int) -> int | None:
    """Return the next piece that the page's furniture does not separate from this one."""
    if pieces[index].marked:
        return None
    for other in range(index + 1, min(index + 12, len(pieces))):
        if not pieces[other].marked:
            return other
    return None


def _may_go_on(piece: Piece, following: Piece) -> bool:
    return (
        piece.kind in {RawKind.PARAGRAPH, RawKind.ITEM}
        and following.kind is RawKind.PARAGRAPH
        and following.label is None
        and not _ENDS_SENTENCE.search(piece.text)
    )


def _find_overlap(first: str, second: str) -> int:
    """Return how many characters of `second` repeat the end of `first`, 0 for none.

    The repeat must continue: a line that is repeated whole is a title under its breadcrumb, and a
    capital inside the first block's sentence starts a title, not the rest of a sentence.
    """
    tail = first.split()[-_MAX_WORDS:]
    head = second.split()[:_MAX_WORDS]
    for size in range(min(len(tail), len(head)), _MIN_WORDS - 1, -1):
        if tail[-size:] != head[:size]:
            continue
        repeated = " ".join(head[:size])
        if len(repeated) < _MIN_CHARACTERS:
            return 0
        rest = second[len(repeated) :].strip()
        before = first[: len(first) - len(repeated)].rstrip()
        starts_low = repeated[0].islower()
        if (starts_low or (rest and before and _ENDS_SENTENCE.search(before))) and (
            rest or starts_low
        ):
            return len(repeated)
        return 0
    return 0


def _note(piece: Piece, following: Piece, repeated: int) -> Note:
    words = following.text[:repeated]
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    pages = tuple(
        dict.fromkeys(page for page in (piece.last_page, following.page) if page is not None)
    )
    return Note(
        kind=NoteKind.MERGED_REPEAT,
        message=f"a broken sentence was printed twice and merged: {shown!r}",
        pages=pages,
    )


def _is_cut_by_page(piece: Piece, following: Piece) -> bool:
    return (
        piece.last_page is not None
        and following.page is not None
        and following.page != piece.last_page
        and following.text[0].islower()
    )


def _join_cut(piece: Piece, following: Piece, words: frozenset[str]) -> None:
    """Join two halves; a hyphen at the cut goes only if the whole word is used elsewhere."""
    if not re.search(r"\w-$", piece.text):
        join(piece, following)
        return
    half = re.search(r"(\w+)-$", piece.text)
    rest = re.match(r"\w+", following.text)
    if half and rest and half.group(1) + rest.group() in words:
        piece.text = piece.text[:-1]
        last = piece.origins[-1]
        piece.origins[-1] = type(last)(
            last.start,
            last.end - 1,
            last.page,
            last.byte_start,
            last.byte_end,
            last.paragraph,
        )
    join(piece, following, glue="")
