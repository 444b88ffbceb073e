"""As few sentences as answer, from as many documents as needed, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.question.types import Question, Shape, Wanted
from agent.quote.likeness import says_nearly_the_same
from agent.quote.rank import Scored
from agent.quote.values import VALUED, find_values
from store.types import Region

Group = tuple[Scored, ...]

_NEAR_BEST: Final = {
    Shape.LOOKUP: 0.92,
    Shape.POLAR: 0.90,
    Shape.REASON: 0.90,
    Shape.LISTING: 0.88,
    Shape.COMPARISON: 0.75,
    Shape.TOPIC: 0.75,
}
"""Share of the best score that a further sentence needs."""

_MOST: Final = {
    Shape.LOOKUP: 2,
    Shape.POLAR: 2,
    Shape.REASON: 2,
    Shape.LISTING: 3,
    Shape.COMPARISON: 6,
    Shape.TOPIC: 6,
}
_MOST_OF_ONE: Final = 3
_MOST_ITEMS: Final = 12


def select(question: Question, groups: Sequence[Group]) -> list[Group]:
    """Return the groups to show, in reading order: best document first, then by place."""
    if not groups:
        return []
    best = groups[0][0]
    floor = _NEAR_BEST.get(question.shape, 0.9) * best.score
    chosen: list[Group] = []
    for group in groups:
        if len(chosen) == _MOST.get(question.shape, 2) or group[0].score < floor:
            break
        if _adds(question, group, chosen):
            chosen.append(group)
    return _in_reading_order(chosen)


def find_items(lead: Scored, ranked: Sequence[Scored]) -> list[Scored]:
    """Return the list items that a sentence leads into, in order."""
    place = lead.candidate.sentence.ordinal
    items = [
        each
        for each in ranked
        if each.candidate.sentence.version == lead.candidate.sentence.version
        and each.candidate.sentence.lead == place
    ]
    return sorted(items, key=lambda each: each.candidate.sentence.ordinal)[:_MOST_ITEMS]


def _adds(question: Question, group: Group, chosen: Sequence[Group]) -> bool:
    """Say whether a further sentence is worth the reader's time.

    Another document's word on it is; within one document only a sentence that covers something
    the chosen ones do not, and never a summary of what is already shown.
    """
    each = group[0]
    text = each.candidate.sentence.text
    if any(says_nearly_the_same(text, other[0].candidate.sentence.text) for other in chosen):
        return False
    same = [other[0] for other in chosen if _version(other[0]) == _version(each)]
    if not same:
        if not chosen:
            return True
        return (
            question.shape in {Shape.TOPIC, Shape.COMPARISON} or each.own >= 0.9 * chosen[0][0].own
        )
    if len(same) >= _MOST_OF_ONE or each.candidate.sentence.region in {Region.FAQ, Region.SUMMARY}:
        return False
    if question.shape in {Shape.TOPIC, Shape.LISTING, Shape.COMPARISON}:
        return each.own >= 0.8 * same[0].own
    if question.wanted not in {Wanted.ANYTHING, Wanted.REASON}:
        return _gives_another_value(question, each, same)
    seen = frozenset().union(*(other.matched for other in same))
    return bool(each.matched - seen)


def _gives_another_value(question: Question, each: Scored, same: Sequence[Scored]) -> bool:
    """Say whether a sentence of the same document gives a value that those chosen do not."""
    if question.wanted not in VALUED or each.own < same[0].own:
        return False
    seen = {value for other in same for value in _values(question, other)}
    return bool(set(_values(question, each)) - seen)


def _values(question: Question, scored: Scored) -> list[str]:
    return find_values(scored.candidate.sentence.text, question.wanted)


def _in_reading_order(chosen: Sequence[Group]) -> list[Group]:
    order = {_version(group[0]): place for place, group in reversed(list(enumerate(chosen)))}
    return sorted(
        chosen,
        key=lambda group: (order[_version(group[0])], group[0].candidate.sentence.ordinal),
    )


def _version(scored: Scored) -> str:
    return scored.candidate.sentence.version
