"""An embedder that remembers its vectors in a file: the full run embeds 40,000 texts once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from store.ports import Embedder, Vectors


class RememberingEmbedder:
    """Asks `embedder` only for texts that it has not seen; `save` writes what is new."""

    def __init__(self, embedder: Embedder, file: Path | None) -> None:
        self._embedder = embedder
        self._file = file
        self._known: dict[str, Vectors] = {}
        self._fresh = False
        if file is not None and file.exists():
            with np.load(file) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    @property
    def name(self) -> str:
        """The name of the embedder behind."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """The dimensions of the embedder behind."""
        return self._embedder.dimensions

    @property
    def max_tokens(self) -> int:
        """The limit of the embedder behind."""
        return self._embedder.max_tokens

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text, in the order given."""
        keys = [self._key(text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
        }
        if missing:
            rows = self._embedder.embed(list(missing.values()))
            self._known.update(zip(missing, rows, strict=True))
            self._fresh = True
        if not keys:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the lengths that the embedder behind gives."""
        return self._embedder.count_tokens(texts)

    def save(self) -> None:
        """Write what is known, where a file was named and something is new."""
        if self._file is None or not self._fresh:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".new.npz")
        np.savez(
            draft, keys=np.array(list(self._known)), vectors=np.stack(list(self._known.values()))
        )
        draft.replace(self._file)
        self._fresh = False

    def _key(self, text: str) -> str:
        seed = f"{self.name}\n{text}".encode("utf-8", "replace")
        return hashlib.sha256(seed).hexdigest()[:32]
