"""What an embedding endpoint may answer, and every way in which it may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ValidationError

from store.errors import EmbedderRefused

if TYPE_CHECKING:
    from store.ports import Vectors

SHOWN_CHARACTERS = 80
# Shorter than this a vector has no direction worth keeping: it is zero but for rounding.
SHORTEST = 1e-6


# Servers add fields of their own to both; only these are read.
class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Answer(BaseModel):
    data: list[_Row]


def vectors_of(body: bytes, *, expected: int, dimensions: int | None) -> Vectors:
    """Return shape (expected, dimensions), rows of length 1 in the order of the request.

    Args:
        body: the answer as it came.
        expected: the number of texts that were sent.
        dimensions: the length seen before; None for the first answer.

    Raises:
        EmbedderRefused: the body is no such answer, or rows are missing, double, of another
            length, not finite, or zero.
    """
    rows = _parse(body).data
    if len(rows) != expected:
        raise EmbedderRefused(f"The endpoint returned {len(rows)} vectors for {expected} texts.")
    rows = sorted(rows, key=lambda row: row.index)
    if [row.index for row in rows] != list(range(expected)):
        found = [row.index for row in rows][:8]
        raise EmbedderRefused(
            f"The endpoint numbered its vectors {found!r}, not 0 to {expected - 1}."
        )
    lengths = {len(row.embedding) for row in rows}
    if len(lengths) > 1 or 0 in lengths:
        raise EmbedderRefused(f"The endpoint returned vectors of lengths {sorted(lengths)!r}.")
    (length,) = lengths
    if dimensions is not None and length != dimensions:
        raise EmbedderRefused(
            f"The endpoint returned vectors of {length} dimensions after {dimensions} before. "
            "Has its model changed?"
        )
    return _normalise(np.array([row.embedding for row in rows], dtype=np.float64))


def _parse(body: bytes) -> _Answer:
    try:
        return _Answer.model_validate_json(body)
    except ValidationError as error:
        start = body[:SHOWN_CHARACTERS].decode("utf-8", "replace")
        raise EmbedderRefused(
            f"The endpoint's answer is no list of vectors ({error.errors()[0]['msg']}). "
            f"It starts {' '.join(start.split())!r}. Does the address end in /v1?"
        ) from error


def _normalise(matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Vectors:
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    broken = ~np.isfinite(norms[:, 0])
    if broken.any():
        raise EmbedderRefused(
            f"{int(broken.sum())} vectors of the endpoint are not finite numbers."
        )
    if (norms < SHORTEST).any():
        raise EmbedderRefused(f"{int((norms < SHORTEST).sum())} vectors of the endpoint are zero.")
    vectors: Vectors = (matrix / norms).astype(np.float32)
    return vectors
