"""A draft's file -> its sentences, with what its footnotes say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from agent.referee.types import Claim, DraftText
from store.errors import BadInput
from store.readers import read
from store.readers.walk import load
from store.text.segment import segment
from store.types import Place, Reading, Region, Sentence

_NOTE: Final = re.compile(r"^\[?\^?(?P<mark>\d{1,3}|[*†‡])\]?[:.)]?\s+(?P<text>\S.*)$", re.DOTALL)
_DEFINED: Final = re.compile(r"^\[\^(?P<mark>[\w-]{1,20})\]:?\s*(?P<text>\S.*)$", re.DOTALL)
_CALL: Final = re.compile(
    r"\s?\[\^(?P<mark>[\w-]{1,20})\]|(?<=[.,;:!?”\"’\w)])\[(?P<plain>\d{1,3})\]"
)
_NUMBER: Final = re.compile(
    r"^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivxl]{1,5})[.)]\s+|\d{1,3}(?:\.\d{1,3}){1,4}\s+|"
    r"[•·–*-]\s+)(?=\S)"
)


def read_draft(path: Path) -> DraftText:
    """Return a draft's sentences in order.

    Raises:
        ReadError: the file cannot be read, as when it is encrypted or damaged.
        BadInput: there is no such file.
    """
    if not path.is_file():
        raise BadInput(f"{str(path)!r} is no file; name a draft (.docx, .md, .html, .txt, .pdf)")
    digest = hashlib.sha256(load(path)).hexdigest()
    return split(read(path), name=path.name, digest=digest)


def split(reading: Reading, *, name: str, digest: str) -> DraftText:
    """Return a draft as read, cut into sentences; footnotes go with those that call them."""
    sentences = segment(reading, document=digest, version=digest)
    notes = dict(_find_notes(sentences))
    paragraphs = _Paragraphs(reading.places)
    claims: list[Claim] = []
    for sentence in sentences:
        if sentence.region is Region.BOILERPLATE or _DEFINED.match(sentence.text):
            continue
        text, called = _clean(sentence.text)
        if not any(character.isalpha() for character in text):
            continue
        claims.append(
            Claim(
                mark=len(claims) + 1,
                text=text,
                start=sentence.start,
                end=sentence.end,
                region=sentence.region,
                page=sentence.page,
                paragraph=paragraphs.find(sentence.start),
                number=sentence.number,
                heading_path=sentence.heading_path,
                notes=tuple(notes[mark] for mark in called if mark in notes),
            )
        )
    return DraftText(name=name, digest=digest, reading=reading, claims=tuple(claims))


def _find_notes(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Yield the mark and the text of each footnote; its later sentences belong to it."""
    for sentence in sentences:
        match = _DEFINED.match(sentence.text)
        if match is not None:
            yield match["mark"], match["text"]


def _clean(text: str) -> tuple[str, list[str]]:
    """Return a sentence without its printed number and its calls of footnotes, and these."""
    called = [match["mark"] or match["plain"] for match in _CALL.finditer(text)]
    bare = _CALL.sub("", text)
    return " ".join(_NUMBER.sub("", bare).split()), called


class _Paragraphs:
    """Looks up the paragraph of a Word document that an offset stands in."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._at = 0

    def find(self, offset: int) -> int | None:
        """Return the paragraph of an offset; offsets must be asked in order."""
        while self._at + 1 < len(self._places) and self._places[self._at + 1].start <= offset:
            self._at += 1
        return self._places[self._at].paragraph if self._places else None
