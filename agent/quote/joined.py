"""What two questions in one sentence come to: both answers, or one and what the other lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.quote.types import Composition
from agent.types import Outcome


def join(halves: Sequence[str], found: Sequence[Composition]) -> Composition:
    """Return one composition of those of the halves, in their order.

    A half that has to be asked back is asked back before anything is answered.
    """
    for half, each in zip(halves, found, strict=True):
        if each.outcome is Outcome.NEEDS_CLARIFICATION:
            return replace(each, notices=(f"Asked of “{half}”.", *each.notices))
    read = " and ".join(f"“{each}”" for each in halves)
    drafts = {each.text: each for one in found for each in one.drafts}
    places = {text: place for place, text in enumerate(drafts)}
    return Composition(
        outcome=_join_outcomes(found),
        drafts=tuple(drafts.values()),
        clashes=tuple(
            replace(each, sides=tuple(places[one.drafts[side].text] for side in each.sides))
            for one in found
            for each in one.clashes
        ),
        gaps=tuple(dict.fromkeys(each for one in found for each in one.gaps)),
        notices=(
            f"Read as {len(halves)} questions: {read}.",
            *dict.fromkeys(each for one in found for each in one.notices),
        ),
    )


def _join_outcomes(found: Sequence[Composition]) -> Outcome:
    outcomes = {each.outcome for each in found}
    if len(outcomes) == 1:
        return outcomes.pop()
    if Outcome.CORRECT_THE_PREMISE in outcomes:
        return Outcome.CORRECT_THE_PREMISE
    said = any(each.drafts for each in found)
    return Outcome.PARTIAL_ANSWER if said else Outcome.DOCUMENTS_DO_NOT_SAY
