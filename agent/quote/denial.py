"""A sentence that says there is none, such as "No supplier has been selected"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.question.events import speaks_of
from agent.question.types import Question, Shape, Wanted
from agent.question.words import are_related, find_related, fold_word, match_terms, split_words
from agent.quote.rank import Scored

_LOOKED_AT: Final = 10
_NEAR_BEST: Final = 0.6
"""Share of the best score: a denial is short, so it seldom has all the words of the question."""

_COVERED: Final = 0.5
_REACH: Final = 3
_NONE: Final = frozenset({"no", "none", "neither", "nobody"})
_NOT: Final = re.compile(
    r"\b(?:has|have|had|was|were|is|are|did|do|does|will)(?:\s+(?:not|never)(?:\s+yet)?|n['’]t)"
    r"(?:\s+(?:yet|been|be|so far))*\s+(\w+(?:\s+(?:an?|any|its|the)\s+\w+)?)",
    re.IGNORECASE,
)
_DENIABLE: Final = frozenset({Wanted.ANYTHING, *Wanted}) - {Wanted.REASON, Wanted.DEFINITION}


def find_denial(question: Question, ranked: Sequence[Scored]) -> Scored | None:
    """Return the best sentence that denies what the question takes for granted, if there is one.

    What is denied must be the thing asked for or the act asked about, and most of the question
    must be there: in the sentence, its lead, or the heading above.
    """
    if question.shape not in {Shape.LOOKUP, Shape.LISTING} or not ranked:
        return None
    if question.wanted not in _DENIABLE:
        return None
    floor = _NEAR_BEST * ranked[0].score
    return next(
        (
            each
            for each in ranked[:_LOOKED_AT]
            if each.score >= floor and each.covered >= _COVERED and denies(question, each)
        ),
        None,
    )


def denies(question: Question, scored: Scored) -> bool:
    """Say whether a sentence denies the thing asked for, or the act asked about."""
    text = scored.candidate.sentence.text
    acts = tuple(dict.fromkeys(each for each in (*question.past, question.act) if each))
    things = (*question.focus, *(part.noun for part in question.parts if part.noun))
    if _has_none(text, (*things, *acts)):
        return not acts or _speaks(text, acts)
    return any(_speaks(found[1], acts) for found in _NOT.finditer(text)) if acts else False


def _has_none(text: str, stems: Sequence[str]) -> bool:
    """Say whether "no" stands right before one of the stems: "no final decision"."""
    words = split_words(text)
    for place, word in enumerate(words):
        if word in _NONE:
            near = [fold_word(each) for each in words[place + 1 : place + 1 + _REACH]]
            if any(stem == each or are_related(stem, each) for stem in stems for each in near):
                return True
    return False


def _speaks(text: str, acts: Sequence[str]) -> bool:
    return (
        any(speaks_of(text, act) for act in acts)
        or any(match_terms(text, frozenset(acts)))
        or bool(find_related(text, acts))
    )
