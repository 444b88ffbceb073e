"""The honest answer of /v1/embeddings."""

from __future__ import annotations

import zlib
from typing import Any

DIMENSIONS = 8


def vector(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """Return the vector that the server gives a text; its length is not 1."""
    seed = zlib.crc32(text.encode())
    return [((seed >> (place * 3)) % 17) + 1.0 for place in range(dimensions)]


def embeddings(request: dict[str, Any]) -> dict[str, Any]:
    """Answer /v1/embeddings honestly."""
    rows = [
        {"object": "embedding", "index": index, "embedding": vector(text)}
        for index, text in enumerate(request["input"])
    ]
    return {"object": "list", "model": request["model"], "data": rows, "usage": {}}
