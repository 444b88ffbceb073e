"""Two documents that give different figures for the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.types import Question, Shape
from agent.quote.types import Clash
from agent.quote.values import VALUED, find_values
from agent.types import Draft

_SPACE: Final = re.compile(r"[\s,]+")


def find_clashes(question: Question, drafts: Sequence[Draft]) -> tuple[Clash, ...]:
    """Return the clash between drafts of different documents that share no value.

    Only where one figure was asked for: two sums in answer to "what do they say" are no conflict.
    """
    wanted = question.wanted
    if question.shape is not Shape.LOOKUP or wanted not in VALUED or len(drafts) < 2:
        return ()
    values = [frozenset(map(_plain, find_values(draft.text, wanted))) for draft in drafts]
    sources = [draft.evidence[0].document.id for draft in drafts]
    sides = [place for place, held in enumerate(values) if held]
    differing = [
        place
        for place in sides
        if any(
            not values[place] & values[other] and sources[place] != sources[other]
            for other in sides
        )
    ]
    if len(differing) < 2:
        return ()
    about = f"the documents give different values for: {question.parts[0].words.rstrip('?. ')}"
    return (Clash(about=about, sides=tuple(differing)),)


def _plain(value: str) -> str:
    return _SPACE.sub("", value.lower())
