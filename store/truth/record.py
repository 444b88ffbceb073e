"""What is kept of one version of a document, and what is said of a whole library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from store import errors
from store.errors import ReadError
from store.ports import Vectors
from store.types import Document, Passage, Reading, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version of one document with everything made from it, without its vectors."""

    document: Document
    reading: Reading
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A path, and the bytes last seen there. `path` is absolute."""

    path: bytes
    version: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Bytes that could not be read: the name of the error, and why in a sentence."""

    version: str
    suffix: str
    error: str
    reason: str

    @property
    def skipped(self) -> bool:
        """Whether that is no failure."""
        kind = getattr(errors, self.error, None)
        return isinstance(kind, type) and issubclass(kind, ReadError) and kind.skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """A passage's vector of shape (1, dimensions) under its embedding key."""

    key: bytes
    vector: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a library was made. `embedder` names the vectors; `spec` opens that embedder again."""

    embedder: str
    dimensions: int
    spec: str | None
    base_url: str | None
    created: str


def embedding_key(embedder: str, text: str) -> bytes:
    """Return the key under which the vector of `text` is kept: the same for the same text.

    128 bits of SHA-256: two of a billion texts collide with a chance of 1e-21.
    """
    return hashlib.sha256(f"{embedder}\0{text}".encode("utf-8", "surrogatepass")).digest()[:16]


def show_path(path: bytes) -> str:
    """Return a path as text; bytes that are none are shown as escapes."""
    return path.decode("utf-8", "backslashreplace")
