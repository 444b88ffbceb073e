"""From a file's bytes to the record of a version: everything but the vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store.ports import Embedder
from store.text.passages import CHUNKER_VERSION, build
from store.truth.record import Record
from store.types import Document, Reading

READER_VERSION: Final = "2"
"""Raise it whenever the same bytes would give other text, sentences or cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a version is called and where it stood when it came in."""

    document: str
    version: str
    origin: str
    added: str


def name_pipeline() -> str:
    """Return what made a record from bytes; records of another pipeline are made anew."""
    return f"reader {READER_VERSION}, chunker {CHUNKER_VERSION}"


def prepare(reading: Reading, identity: Identity, embedder: Embedder) -> Record:
    """Return the record of a version as it was read."""
    from store.card import describe
    from store.text.segment import segment

    sentences = segment(reading, document=identity.document, version=identity.version)
    card = describe(reading, sentences)
    title = card.title.value if card.title else reading.title or Path(identity.origin).stem
    passages = build(
        sentences,
        reading,
        title=title,
        count_tokens=embedder.count_tokens,
        max_tokens=embedder.max_tokens,
    )
    document = Document(
        id=identity.document,
        version=identity.version,
        title=title,
        media_type=reading.media_type,
        origin=identity.origin,
        added=identity.added,
        pages=reading.pages,
        characters=len(reading.text),
        words=len(reading.text.split()),
        card=card,
        notes=reading.notes,
    )
    return Record(
        document=document, reading=reading, sentences=tuple(sentences), passages=tuple(passages)
    )


Prepare = Callable[[bytes, str, Identity], Record]
"""From bytes and a file name to a record; raises `ReadError`."""


@contextmanager
def open_preparation(embedder: Embedder, *, workers: int = 2) -> Iterator[Prepare]:
    """Return what reads in children with limits, started now and stopped at the end."""
    from store.readers.sandbox import ReaderPool

    with ReaderPool(workers=workers) as pool:

        def prepare_bytes(data: bytes, name: str, identity: Identity) -> Record:
            return prepare(pool.read(Path(name), data=data), identity, embedder)

        yield prepare_bytes
