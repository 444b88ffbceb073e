"""The documents that a briefing cites, each with what its card says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from store.types import Document

COLUMNS: Final = (
    "Document", "Issuer (capacity)", "Type", "Date", "Class and reason", "Verifiability",
    "Status", "Cited", "Reason for caution",
)  # fmt: skip
WORDING: Final = (
    "Class and ticks are computed from features of the document. They say how checkable it is,"
    " not whether it is true. Reliability of the issuer: not assessed by this tool (Admiralty F)"
    " unless an analyst entered a judgement."
)
"""Source: BRIEFING_CRAFT section 5, printed under every source table."""


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return one row for each document that the sections before this one cite."""
    del planned
    documents = context.cited()
    if not documents:
        return ()
    times = _count(context)
    rows = tuple(_row(each, times[each.version]) for each in documents)
    return (Table(columns=COLUMNS, rows=rows), Remark(text=WORDING))


def _count(context: Context) -> Counter[str]:
    """Return how many statements cite each version."""
    times: Counter[str] = Counter()
    for section in context.composed:
        for statement in section.statements():
            times.update({item.document.version for item in statement.evidence})
    return times


def _row(document: Document, cited: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(text=text)
        for text in (
            f"{cards.title(document)} [{document.id[:8]}]",
            cards.issuer_in_capacity(document),
            cards.kind(document),
            cards.typed_date(document),
            cards.graded(document),
            cards.ticks(document),
            cards.status(document),
            f"{cited} time{'s' if cited != 1 else ''}",
            cards.reservations(document) or "none found on its card",
        )
    )
