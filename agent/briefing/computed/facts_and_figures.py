"""Figures word for word, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.figures import find_figures
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.computed.quoting import pick
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Paragraph
from agent.compose.judged import places

MOST: Final = 10
LONGEST: Final = 90
"""Words: a paragraph has more room than a cell, and a figure wants its conditions beside it."""


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the sentences about the topic that give figures, official sources first.

    Of these, first what the page cites already; then figures that no sentence before gave.
    """
    figured = [
        each
        for each in gather_material(context).sentences
        if not each.is_recital and find_figures(each)
    ]
    cited = _find_cited(context)
    figured.sort(key=lambda each: (each.is_report, not each.core, each.key not in cited))
    chosen = pick(context, _put_new_first(figured), most_rows(planned, MOST), longest=LONGEST)
    return [Paragraph(statement=each.statement, label=_label(each.topical)) for each in chosen]


def _find_cited(context: Context) -> frozenset[tuple[str, int]]:
    """Return the places that the sections before this one cite: their figures will be asked for."""
    return frozenset(
        each
        for section in context.composed
        for statement in section.statements()
        for each in places(statement)
    )


def _put_new_first(figured: Sequence[Topical]) -> list[Topical]:
    """Return them in order, those last whose figures all stand in a sentence before."""
    seen: set[str] = set()
    fresh: list[Topical] = []
    known: list[Topical] = []
    for each in figured:
        values = {figure.value for figure in find_figures(each)}
        (known if values <= seen else fresh).append(each)
        seen |= values
    return fresh + known


def _label(each: Topical) -> str:
    """Return the figures as they stand in the sentence, with the date of who gives them."""
    found = list(dict.fromkeys(value.words for value in find_figures(each)))
    return f"{'; '.join(found[:3])} ({cards.issuer(each.document)}, {cards.date_of(each.document)})"
