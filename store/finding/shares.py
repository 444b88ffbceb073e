"""Context from more than one document: none takes more than its share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from store.types import Hit

SHARE = 0.5
"""A document's most, as a part of what is wanted: two documents can always speak."""


def share_out(hits: Sequence[Hit], *, k: int, share: float = SHARE) -> list[Hit]:
    """Return up to `k` hits, best first, at most `share` of them from one document.

    Where the other documents cannot fill the rest, the first one gets it after all: fewer hits
    would help nobody.
    """
    most = max(1, math.ceil(k * share))
    taken: Counter[str] = Counter()
    kept: list[int] = []
    spare: list[int] = []
    for place, hit in enumerate(hits):
        full = taken[hit.document.id] >= most
        (spare if full else kept).append(place)
        taken[hit.document.id] += not full
    chosen = sorted(kept[:k] + spare[: max(0, k - len(kept))])
    return [hits[place] for place in chosen]
