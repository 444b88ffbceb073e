"""Citation labels that hold for a whole conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent.render.cite import Citation, Citations, Cited, group_by_document
from agent.types import Evidence, Statement


class Labels:
    """Numbers cited places: the same sentences of the same version keep their number.

    A number is never given twice, so that one seen on the screen always opens what it stood for.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, tuple[tuple[int, int], ...]], Citation] = {}

    @property
    def places(self) -> tuple[Citation, ...]:
        """All places so far, in the order of their numbers."""
        return tuple(self._places.values())

    def number(self, statements: Iterable[Statement]) -> Citations:
        """Return statements with the numbers of their places, and those places as they come.

        A statement without evidence is left out: nothing is shown that no place proves.
        """
        cited: list[Cited] = []
        used: dict[int, Citation] = {}
        for statement in statements:
            if not statement.evidence:
                continue
            places = [self._place(group) for group in group_by_document(statement.evidence)]
            used |= {place.number: place for place in places}
            numbers = tuple(place.number for place in places)
            cited.append(Cited(statement=statement, numbers=numbers))
        return Citations(statements=tuple(cited), places=tuple(used.values()))

    def find(self, number: int) -> Citation | None:
        """Return the place of a number, None if no place has it."""
        return self.places[number - 1] if 0 < number <= len(self._places) else None

    def _place(self, group: Sequence[Evidence]) -> Citation:
        spans = tuple((item.start, item.end) for item in group)
        key = (group[0].document.version, spans)
        if key not in self._places:
            number = len(self._places) + 1
            self._places[key] = Citation(
                number=number, document=group[0].document, evidence=tuple(group)
            )
        return self._places[key]
