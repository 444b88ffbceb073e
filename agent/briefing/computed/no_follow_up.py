"""What was announced or due, and what came of it: nothing that the library tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.events import Dated, pick_events
from agent.briefing.computed.grading import grade
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import Topical, gather_material
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.checks.binding.ladder import DONE
from agent.question.words import find_terms
from store.filters import earliest

COLUMNS: Final = ("Was due", "Statement", "Document")
NOTE: Final = (
    "The day of each has passed, and no sentence on the topic in a later document was found to say"
    " that it was done. That is no proof that it was not."
)
MOST: Final = 6
_OF_ITSELF: Final = re.compile(
    r"\b(?:appl(?:y|ies)|enters? into force|comes? into (?:force|effect|operation)|takes? effect|"
    r"expires?|(?:is|are|shall be) repealed)\b[^.;]{0,40}\b(?:from|on|as of)\b|"
    r"\bfor a period of\b[^.;]{0,40}\b(?:from|as of|starting|beginning)\b"
)
"""What a text brings about by itself on a day, and what begins on it: nobody has to do it."""
TAKES_UP: Final = 0.4
"""Share of the content words of the shorter sentence, the topic's own left out, from which on a
later one may tell the end."""
FEWEST_SHARED: Final = 2


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the plans whose day has passed and of which no later document tells the end."""
    rows = tuple(map(_row, find_open(context)))[: most_rows(planned, MOST)]
    return (Table(columns=COLUMNS, rows=rows), Remark(text=NOTE)) if rows else ()


def find_open(context: Context) -> Iterator[Dated]:
    """Yield the plans on the topic whose day has passed with nothing told of them since."""
    today = context.as_at.isoformat()
    material = gather_material(context)
    topic = frozenset(material.question.terms)
    told = [
        each for each in material.sentences if grade(each.sentence, each.lead).level == str(DONE)
    ]
    for each in pick_events(context, 2 * MOST, planned=True):
        passed = each.event.value < today[: len(each.event.value)]
        if _OF_ITSELF.search(each.topical.sentence.text):
            continue
        if passed and not any(_takes_up(one, each, topic) for one in told):
            yield each


def _takes_up(later: Topical, plan: Dated, topic: frozenset[str]) -> bool:
    """Say whether a sentence of a later document may tell what came of a plan."""
    before, after = earliest(plan.topical.document), earliest(later.document)
    if later.document.id == plan.topical.document.id:
        return False
    if before is not None and after is not None and after < before:
        return False
    left, right = (
        {term for term in find_terms(text) if not term.isdigit()} - topic
        for text in (plan.topical.sentence.text, later.sentence.text)
    )
    shared = left & right
    return len(shared) >= max(FEWEST_SHARED, TAKES_UP * min(len(left), len(right)))


def _row(each: Dated) -> tuple[Cell, ...]:
    document = each.topical.document
    return (
        Cell(text=each.event.written),
        Cell(statements=(each.statement,), level=each.grade.level),
        Cell(text=f"{cards.title(document)} ({cards.date_of(document)})"),
    )
