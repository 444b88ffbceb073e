"""The double of the catalogue's passage side: passages in a dictionary, for tests and evals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.ports import Position
from store.types import Passage


class MemoryPassages:
    """Looks up passages and their neighbours."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {passage.id: passage for passage in passages}
        self._places = {(one.version, one.ordinal): one for one in self._passages.values()}

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Return those of the passages that exist, by id."""
        return {name: self._passages[name] for name in ids if name in self._passages}

    def positions(self, ids: Iterable[str]) -> Mapping[str, Position]:
        """Return where those of the passages stand that exist."""
        return {
            name: Position(version=one.version, ordinal=one.ordinal, region=one.region)
            for name, one in self.passages(ids).items()
        }

    def neighbours(self, passage: Passage, *, before: int, after: int) -> list[Passage]:
        """Return the passages around one, of the same document version, in reading order."""
        around = range(passage.ordinal - before, passage.ordinal + after + 1)
        found = (self._places.get((passage.version, ordinal)) for ordinal in around)
        return [one for one in found if one is not None and one.ordinal != passage.ordinal]
