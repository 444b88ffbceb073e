"""Sentence vectors of the public sets, kept in a file between runs: they take a quarter hour."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from store.ports import Embedder, Vectors

AT_ONCE = 2_000


class Memory:
    """Vectors by text, read from and written to one file; half precision keeps it small."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self._path = path
        self._embedder = embedder
        self._places: dict[bytes, int] = {}
        self._rows: NDArray[np.float16] = np.empty((0, embedder.dimensions), dtype=np.float16)
        if path.is_file():
            with np.load(path) as kept:
                self._rows = kept["rows"]
                self._places = {bytes(key): n for n, key in enumerate(kept["keys"])}

    def learn(self, texts: Iterable[str]) -> None:
        """Embed what is not known yet, and keep it every 2,000 texts."""
        missing = [text for text in dict.fromkeys(texts) if _key(text) not in self._places]
        for start in range(0, len(missing), AT_ONCE):
            new = missing[start : start + AT_ONCE]
            rows = self._embedder.embed(new).astype(np.float16)
            for n, text in enumerate(new):
                self._places[_key(text)] = len(self._rows) + n
            self._rows = np.concatenate([self._rows, rows])
            self._write()

    def knows(self, texts: Iterable[str]) -> bool:
        """Say whether all texts are kept."""
        return all(_key(text) in self._places for text in texts)

    def get(self, texts: Iterable[str]) -> Vectors:
        """Return one row for each text, in order.

        Raises:
            KeyError: a text was never learnt.
        """
        rows: Vectors = self._rows[[self._places[_key(text)] for text in texts]].astype(np.float32)
        return rows

    def _write(self) -> None:
        keys = np.array([list(key) for key in self._places], dtype=np.uint8)
        new = self._path.with_suffix(".new.npz")
        np.savez(new, rows=self._rows, keys=keys)
        new.replace(self._path)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
