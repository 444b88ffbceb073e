"""The passages that a briefing rests on, in full and once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.computed.quoting import pick, quote_sentences
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Paragraph
from agent.render.cite import group_by_document, locate
from agent.types import Evidence, Statement

MOST: Final = 30
UNCITED: Final = 8


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return each cited passage word for word; where nothing is cited the best on the topic."""
    found: dict[tuple[str, tuple[int, ...]], Paragraph] = {}
    for evidence in _list_passages(context):
        key = evidence[0].document.version, tuple(item.ordinal for item in evidence)
        if key in found:
            continue
        statement = _quote(context, evidence)
        if statement is not None:
            found[key] = Paragraph(statement=statement, label=_label(evidence))
    if found:
        return list(found.values())[: most_rows(planned, MOST)]
    best = pick(context, gather_material(context).sentences, UNCITED)
    return [
        Paragraph(statement=each.statement, label=_label(each.statement.evidence)) for each in best
    ]


def _list_passages(context: Context) -> Iterator[tuple[Evidence, ...]]:
    """Yield the passages of the sections before this one, a document's sentences together."""
    for section in context.composed:
        for statement in section.statements():
            yield from group_by_document(statement.evidence)


def _quote(context: Context, evidence: Sequence[Evidence]) -> Statement | None:
    document = evidence[0].document
    every = context.desk.sentences(document)
    return quote_sentences(context, document, [every[item.ordinal] for item in evidence])


def _label(evidence: Sequence[Evidence]) -> str:
    document = evidence[0].document
    return f"{cards.title(document)} ({cards.date_of(document)}), {locate(tuple(evidence))}"
