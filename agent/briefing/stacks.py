"""The library as a searching model sees it: numbered passages, looked for and read, and no more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Final

from agent.compose.fence import defuse
from agent.quote.shelf import Desk
from agent.render.cite import main_date, shorten_path
from agent.render.safe import clip
from store.types import Hit, Region

LONGEST_QUERY: Final = 200
"""Characters: the embedder reads 256 word pieces, and a query beyond a sentence finds nothing
better. A longer one is refused and not cut: what is cut off may be what was meant."""

_FOUND: Final = 6
"""Passages that a search brings: with 240 characters each some 500 tokens."""

_SHOWN: Final = 240
_LONGEST_PASSAGE: Final = 1_800
"""Characters of a passage and what stands around it: 450 tokens."""

_AROUND: Final = 2
"""Sentences before and after a passage that is read."""


class Stacks:
    """Searches and reads for a model, and remembers by number what it has shown.

    Numbers count from 1 in the order in which passages were first shown, so that the same calls
    bring the same numbers. Everything returned is harmless text.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._shown: dict[str, int] = {}
        self._hits: list[Hit] = []
        self._asked: set[str] = set()
        self.searches: list[str] = []
        self.readings = 0

    def search(self, query: str) -> str:
        """Return the passages nearest to a query, a line each, or why there are none."""
        words = " ".join(query.split())
        if not any(each.isalnum() for each in words):
            return "The query holds no word; nothing was searched."
        if len(words) > LONGEST_QUERY:
            return (
                f"The query has {len(words):,} characters; nothing was searched. "
                f"Give a few words, at most {LONGEST_QUERY} characters."
            )
        # The loop's tools run in threads of its own.
        with self._lock:
            if words.casefold() in self._asked:
                return "This was searched before; the passages found stand above."
            self._asked.add(words.casefold())
            self.searches.append(words)
            hits = self._desk.search(words, k=_FOUND)
            lines = [self._describe(hit) for hit in hits]
        return "\n".join([f"Found for “{defuse(words)}”:", *lines]) if lines else "Nothing found."

    def read(self, passage: int) -> str:
        """Return a passage that was shown, with what stands around it, or that there is none."""
        with self._lock:
            hit = self.find(passage)
            if hit is None:
                return f"There is no passage {passage}; read one that a search has brought."
            self.readings += 1
            text = clip(" ".join(self._read_around(hit)), _LONGEST_PASSAGE)
        return f"Passage {passage}: {text}"

    def find(self, number: int) -> Hit | None:
        """Return the passage with that number; None where none has it."""
        return self._hits[number - 1] if 0 < number <= len(self._hits) else None

    def _describe(self, hit: Hit) -> str:
        """Return a passage in a line: its number, document, date, heading, first words."""
        known = self._shown.get(hit.passage.id)
        if known is not None:
            return f"Passage {known} (shown above)"
        self._hits.append(hit)
        number = self._shown[hit.passage.id] = len(self._hits)
        document = hit.document
        head = [
            clip(defuse(document.title), 90),
            defuse(main_date(document.card) or ""),
            clip(defuse(shorten_path(hit.passage.heading_path, document, 60)), 60),
        ]
        words = clip(defuse(hit.passage.text), _SHOWN)
        return f"Passage {number} ({'; '.join(each for each in head if each)}): {words}"

    def _read_around(self, hit: Hit) -> Iterator[str]:
        whole = self._desk.sentences(hit.document)
        first = max(hit.passage.first - _AROUND, 0)
        for sentence in whole[first : hit.passage.last + 1 + _AROUND]:
            if sentence.region is not Region.BOILERPLATE:
                yield defuse(sentence.text)
