"""A small, fast embedder for tests: words hashed into a few dimensions, no meaning beyond them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from store.ports import Vectors

WORD = re.compile(r"\w+")
MAX_TOKENS = 256


class HashEmbedder:
    """Counts words in hashed places; texts that share words are near each other.

    Args:
        dimensions: length of a vector; few enough and words collide.
        max_tokens: words beyond these are ignored, the two special tokens included.

    """

    def __init__(self, *, dimensions: int = 64, max_tokens: int = MAX_TOKENS) -> None:
        self.dimensions = dimensions
        self.max_tokens = max_tokens

    @property
    def name(self) -> str:
        """Name both numbers that decide the vectors."""
        return f"words-hashed:{self.dimensions}:{self.max_tokens}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1 in the order given."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            # A constant keeps a text without words away from the zero vector.
            row[0] = 0.5
            for word in _words(text)[: self.max_tokens - 2]:
                row[zlib.crc32(word.encode("utf-8", "replace")) % self.dimensions] += 1
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return words and two special tokens for each text."""
        return [len(_words(text)) + 2 for text in texts]


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())
