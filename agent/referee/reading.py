"""A draft's file -> its sentences, with what its footnotes say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from agent.referee.comments import WORD, NoteCall, list_note_calls
from agent.referee.types import Claim, DraftText
from store.errors import BadInput
from store.readers import read
from store.readers.walk import load
from store.text.segment import segment
from store.types import Place, Reading, Region, Sentence

_DEFINED: Final = re.compile(r"^\[\^(?P<mark>[\w-]{1,20})\]:?\s*(?P<text>\S.*)$", re.DOTALL)
_AHEAD: Final = 5
"""Calls looked at for one sentence: few stand in headings and boxes, which are no sentences."""
_PRINTED: Final = re.compile(r"^footnote (\d+)$")
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
    raw = load(path)
    reading = read(path)
    calls = list_note_calls(raw) if reading.media_type == WORD else ()
    digest = hashlib.sha256(raw).hexdigest()
    return split(reading, name=path.name, digest=digest, calls=calls)


def split(reading: Reading, *, name: str, digest: str, calls: Sequence[NoteCall] = ()) -> DraftText:
    """Return a draft as read, cut into sentences.

    Footnotes go with the sentences that call them, as what these cite; a footnote is no claim.
    `calls` are those that the text does not show, in a Word file.
    """
    sentences = segment(reading, document=digest, version=digest)
    notes = dict(_find_notes(sentences))
    paragraphs = _Paragraphs(reading.places)
    waiting = _Calls(calls)
    claims: list[Claim] = []
    for sentence in sentences:
        if sentence.region is Region.BOILERPLATE or _is_note(sentence):
            continue
        text, called = _clean(sentence.text)
        called += waiting.take(text)
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
    texts: dict[str, str] = {}
    for sentence in sentences:
        printed = _PRINTED.match(sentence.number or "")
        match = _DEFINED.match(sentence.text)
        if printed is not None:
            texts[printed[1]] = f"{texts.get(printed[1], '')} {sentence.text}".strip()
        elif match is not None:
            texts[match["mark"]] = match["text"]
    yield from texts.items()


def _is_note(sentence: Sentence) -> bool:
    return bool(_DEFINED.match(sentence.text) or _PRINTED.match(sentence.number or ""))


def _clean(text: str) -> tuple[str, list[str]]:
    """Return a sentence without its printed number and its calls of footnotes, and these."""
    called = [match["mark"] or match["plain"] for match in _CALL.finditer(text)]
    bare = _CALL.sub("", text)
    return " ".join(_NUMBER.sub("", bare).split()), called


class _Calls:
    """Hands out the calls of footnotes to the sentences that they stand in, in their order."""

    def __init__(self, calls: Sequence[NoteCall]) -> None:
        self._calls = list(calls)

    def take(self, text: str) -> list[str]:
        """Return the numbers of the footnotes that a sentence calls, inside it or at its end."""
        letters = "".join(text.split())
        taken: list[str] = []
        while (at := self._find(letters)) is not None:
            taken.append(str(self._calls[at].number))
            del self._calls[: at + 1]
        return taken

    def _find(self, letters: str) -> int | None:
        """Return which of the next calls stands in a sentence; one in a heading is passed by."""
        for at, call in enumerate(self._calls[:_AHEAD]):
            start = call.letters.find(letters)
            if 0 <= start < call.before <= start + len(letters):
                return at
        return None


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
