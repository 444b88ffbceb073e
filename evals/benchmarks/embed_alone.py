"""Print the seconds that the embedder alone needs for all passages of a library."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from store.library import Library
from store.types import Status


def time_embedding(folder: Path) -> float:
    """Return the seconds; loading the model and the texts is not counted."""
    with Library.open(folder) as library:
        versions = [each.version for each in library.documents() if each.status in set(Status)]
        texts = [each.indexed for version in versions for each in library.passages(version)]
        library.embedder.embed(texts[:1])
        began = perf_counter()
        library.embedder.embed(texts)
        return perf_counter() - began


if __name__ == "__main__":
    print(f"{time_embedding(Path(sys.argv[1])):.3f}")
