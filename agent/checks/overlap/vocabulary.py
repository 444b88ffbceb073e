"""Common words from frequent to rare, with small vectors that say which are alike.

`words.txt` lists stems, the most frequent first; row n of `words.npy` (int8) belongs to line n.
Source: the order of the embedder's own vocabulary, and its vectors of single words, reduced by
principal components; all-MiniLM-L6-v2 is Apache-2.0. Made by `python -m evals.support.words`.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Likeness = np.float32
DIMENSIONS = 48
# The rarest listed stem weighs 1, the most frequent about a half; what is not listed is rarer.
UNLISTED_WEIGHT = 1.15
NUMBER_WEIGHT = 1.0
FLATTEN = 60
"""Added to a rank before its logarithm: the first words differ in frequency, not in use."""


def find_rarity(key: str, *, number: bool = False) -> float:
    """Return how much a content word weighs: 0.5 for the commonest, 1 and more for rare ones."""
    if number:
        return NUMBER_WEIGHT
    rank = _ranks().get(key)
    if rank is None:
        return UNLISTED_WEIGHT
    return math.log(rank + FLATTEN) / math.log(len(_ranks()) + FLATTEN)


def is_listed(key: str) -> bool:
    """Say whether a stem is among the 6,000 commonest."""
    return key in _ranks()


def look_up(keys: Sequence[str]) -> NDArray[Likeness]:
    """Return shape (len(keys), 48): rows of length 1, or zeros for stems that are not listed."""
    ranks = _ranks()
    rows = np.zeros((len(keys), DIMENSIONS), dtype=Likeness)
    for n, key in enumerate(keys):
        rank = ranks.get(key)
        if rank is not None:
            rows[n] = _vectors()[rank]
    return rows


@cache
def _ranks() -> dict[str, int]:
    text = (files("agent.checks.overlap") / "words.txt").read_text(encoding="utf-8")
    return {word: rank for rank, word in enumerate(text.split())}


@cache
def _vectors() -> NDArray[Likeness]:
    content = (files("agent.checks.overlap") / "words.npy").read_bytes()
    rows: NDArray[Likeness] = np.load(BytesIO(content), allow_pickle=False).astype(Likeness)
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.maximum(length, 1e-6)
    return rows
