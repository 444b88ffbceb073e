"""Evidence that is given in words alone: a document of its own, of which nothing else is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from agent.types import Evidence
from store.types import Document, Region

JOIN: Final = "\n"


def quote(sentences: Sequence[str]) -> tuple[Evidence, ...]:
    """Return sentences as evidence from one document without a title: a title may be used freely.

    An empty sentence proves nothing and is left out.
    """
    kept = [each for each in sentences if each.strip()]
    text = JOIN.join(kept)
    version = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(
        id=version[:16],
        version=version,
        title="",
        media_type="text/plain",
        origin="",
        added="",
        characters=len(text),
        words=len(text.split()),
    )
    found: list[Evidence] = []
    start = 0
    for ordinal, words in enumerate(kept):
        found.append(
            Evidence(
                document=document,
                ordinal=ordinal,
                start=start,
                end=start + len(words),
                quote=words,
                region=Region.BODY,
            )
        )
        start += len(words) + len(JOIN)
    return tuple(found)
