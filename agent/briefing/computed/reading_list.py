"""What to read first, graded: by class, then by how checkable it is and how much it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Table
from store.types import Document

COLUMNS: Final = ("Read", "Class", "Verifiability", "Date", "On the topic")
LEADING: Final = 3
"""Sentences on the topic from which on a document is worth reading before one of a better class:
a passing mention in a law tells less than a report on the matter."""


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the documents with something on the topic, those to read first at the top."""
    material = gather_material(context)
    told = Counter(each.document.version for each in material.sentences)
    core = {each.version for each in material.core}
    documents = [each for each in material.documents if told[each.version]]
    documents.sort(
        key=lambda each: (
            each.version not in core,
            told[each.version] < LEADING,
            cards.grade(each) or "P4",
            -told[each.version],
            each.id,
        )
    )
    if not documents:
        return ()
    rows = tuple(
        _row(each, told[each.version], is_core=each.version in core)
        for each in documents[: most_rows(planned)]
    )
    return (Table(columns=COLUMNS, rows=rows),)


def _row(document: Document, told: int, *, is_core: bool) -> tuple[Cell, ...]:
    said = f"{told} sentence{'s' if told != 1 else ''}"
    return (
        Cell(text=f"{cards.title(document)}, {cards.issuer(document)}"),
        Cell(text=cards.grade(document) or "not classed"),
        Cell(text=cards.ticks(document)),
        Cell(text=cards.typed_date(document)),
        Cell(text=f"{said}; the topic's own text" if is_core else said),
    )
