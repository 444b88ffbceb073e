"""Rows of the catalogue as the project's types, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np

from store.errors import LibraryDamaged
from store.ports import Vectors
from store.truth import codec
from store.truth.record import Record
from store.types import (
    Document,
    Note,
    Passage,
    Reading,
    Region,
    Role,
    Sentence,
    SourceCard,
    Status,
)

Headings = Mapping[int, tuple[str, ...]]
"""The heading paths of one version, by ordinal."""

SELECT_DOCUMENT: Final = (
    "SELECT versions.key, versions.document, versions.version, title, media_type, origin, added, "
    "pages, characters, words, card, notes, standing, standing_reason, "
    "EXISTS (SELECT 1 FROM locations WHERE locations.owner = versions.key) FROM versions "
)
SELECT_SENTENCE: Final = (
    "SELECT ordinal, start, end, region, role, heading, number, page, lead FROM sentences "
)
SELECT_PASSAGE: Final = (
    "SELECT owner, id, ordinal, first, last, start, end, region, heading, page, prefix "
    "FROM passages "
)

REPLACED_REASON: Final = "a newer file stands at its path"


def to_document(row: Sequence[Any]) -> Document:
    """Return the document of a row of `SELECT_DOCUMENT`."""
    status, reason = Status.REPLACED, REPLACED_REASON
    if row[14]:
        status = Status(row[12]) if row[12] else Status.CURRENT
        reason = row[13]
    return Document(
        id=row[1],
        version=row[2],
        title=row[3],
        media_type=row[4],
        origin=row[5],
        added=row[6],
        pages=row[7],
        characters=row[8],
        words=row[9],
        card=_read_card(row[10]),
        notes=_read_notes(row[11]),
        status=status,
        status_reason=reason,
    )


# A question lists the documents several times, and their cards change with the document only.
_REMEMBERED: Final = 4096
_read_card = lru_cache(maxsize=_REMEMBERED)(partial(codec.decode, SourceCard))
_read_notes = lru_cache(maxsize=_REMEMBERED)(partial(codec.decode_all, Note))


def to_sentence(
    row: Sequence[Any], *, document: str, version: str, text: str, headings: Headings
) -> Sentence:
    """Return the sentence of a row of `SELECT_SENTENCE`; `text` is the whole canonical text."""
    ordinal, start, end, region, role, heading, number, page, lead = row
    return Sentence(
        document=document,
        version=version,
        ordinal=ordinal,
        start=start,
        end=end,
        text=text[start:end],
        region=Region(region),
        role=Role(role) if role else None,
        heading_path=headings[heading],
        number=number,
        page=page,
        lead=lead,
    )


def to_passage(
    row: Sequence[Any], *, document: str, version: str, text: str, headings: Headings
) -> Passage:
    """Return the passage of a row of `SELECT_PASSAGE` after its owner; `text` is the whole text."""
    name, ordinal, first, last, start, end, region, heading, page, prefix = row
    words = text[start:end]
    return Passage(
        id=name,
        document=document,
        version=version,
        ordinal=ordinal,
        first=first,
        last=last,
        start=start,
        end=end,
        text=words,
        indexed=prefix + words,
        region=Region(region),
        heading_path=headings[heading],
        page=page,
    )


def from_passage(passage: Passage, *, heading: int, embedding: bytes) -> tuple[object, ...]:
    """Return the row (after its owner) of a passage."""
    prefix = passage.indexed.removesuffix(passage.text)
    return (
        passage.ordinal,
        passage.id,
        passage.first,
        passage.last,
        passage.start,
        passage.end,
        passage.region.value,
        heading,
        passage.page,
        prefix,
        embedding,
    )


def from_sentence(sentence: Sentence, *, heading: int) -> tuple[object, ...]:
    """Return the row (after its owner) of a sentence."""
    return (
        sentence.ordinal,
        sentence.start,
        sentence.end,
        sentence.region.value,
        sentence.role.value if sentence.role else None,
        heading,
        sentence.number,
        sentence.page,
        sentence.lead,
    )


def from_document(record: Record, *, pipeline: str) -> tuple[object, ...]:
    """Return the row of a version, without its key."""
    document = record.document
    return (
        document.version,
        document.id,
        pipeline,
        document.title,
        document.media_type,
        document.origin,
        document.added,
        document.pages,
        document.characters,
        document.words,
        codec.encode(document.card),
        codec.encode(document.notes),
    )


def list_headings(record: Record) -> dict[tuple[str, ...], int]:
    """Return the distinct heading paths of a record, numbered in order of appearance."""
    paths = [sentence.heading_path for sentence in record.sentences]
    paths += [passage.heading_path for passage in record.passages]
    return {path: ordinal for ordinal, path in enumerate(dict.fromkeys(paths))}


def pack_reading(reading: Reading) -> bytes:
    """Return a reading without its text, deflated."""
    return zlib.compress(codec.encode(replace(reading, text="")).encode())


def unpack_reading(packed: bytes, text: str) -> Reading:
    """Return the reading that `pack_reading` packed, with its text."""
    fields = json.loads(zlib.decompress(packed))
    return codec.decode(Reading, json.dumps({**fields, "text": text}))


def pack_vector(vector: Vectors) -> bytes:
    """Return a vector as it is kept: little-endian float16, half the size for 1e-4 of a cosine."""
    return vector.astype("<f2").tobytes()


def unpack_vectors(packed: Sequence[bytes], *, dimensions: int) -> Vectors:
    """Return the vectors, one a row, of length 1.

    Raises:
        LibraryDamaged: a vector has another size.
    """
    joined = b"".join(packed)
    if len(joined) != len(packed) * dimensions * 2:
        raise LibraryDamaged(
            f"vectors of {dimensions} numbers were expected in the library, others are there; "
            "restore library.db from a backup, or add the documents to a new library"
        )
    vectors = np.frombuffer(joined, dtype="<f2").reshape(len(packed), dimensions)
    rows = vectors.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)
