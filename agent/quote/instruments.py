"""A report that cites an instrument for a figure: the instrument's own words come first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.types import Question, Shape
from agent.quote.answered import answers
from agent.quote.likeness import says_nearly_the_same
from agent.quote.rank import Scored
from agent.quote.values import VALUED
from store.types import Provenance

_CITES: Final = re.compile(
    r"\b(?:under|pursuant to|in accordance with|as (?:provided|set out|required) (?:in|by)"
    r"|by virtue of)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+|[a-z]+\s+[\d.]+\s+of\s+(?:the\s+)?)*"
    r"(?:Amendment|Memorandum|Agreement|Act|Regulation|Treaty|Protocol|Directive|Order|Convention"
    r"|Article|section|paragraph)\b"
)
_LOOKED_AT: Final = 12
_NEAR: Final = 0.75
"""Share of the best answering score that an instrument's sentence needs: it is terse, and leaves to
its headings what a report says in full."""

_SURE: Final = 0.5
_MOST: Final = 2


def find_instruments(
    question: Question, ranked: Sequence[Scored], best: Scored | None
) -> list[Scored]:
    """Return, at most two, the sentences of instruments that give the figure themselves.

    Only where the best answer is a report's that cites an instrument ("under Amendment No. 1").
    """
    if best is None or question.shape is not Shape.LOOKUP or question.wanted not in VALUED:
        return []
    card = best.candidate.document.card
    if card.provenance is Provenance.P1 or not _CITES.search(best.candidate.sentence.text):
        return []
    found: list[Scored] = []
    for each in ranked[:_LOOKED_AT]:
        text = each.candidate.sentence.text
        if (
            each.candidate.document.card.provenance is Provenance.P1
            and each.score >= _NEAR * best.score
            and each.own >= _SURE
            and answers(question, question.parts[0], each)
            and not any(says_nearly_the_same(text, o.candidate.sentence.text) for o in found)
        ):
            found.append(each)
    return found[:_MOST]
