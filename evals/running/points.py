"""The scoring rule of the suite format, put together from the scores of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from evals.types import Score

COMPLETE: Final = 2
INCOMPLETE: Final = 1
WRONG: Final = 0
FORBIDDEN: Final = -1

_OUTCOME: Final = "outcome_accuracy"
_CLAIMS: Final = "forbidden_claims"
_WHOLE: Final = ("gold_passage_shown", "nugget_recall_vital")


def count_points(scores: Sequence[Score]) -> Mapping[str, int | None]:
    """Return the points of each case by its id.

    -1 where something forbidden is claimed, else 0 for a wrong outcome, else 2 with a listed
    passage shown and all vital nuggets said (as far as the case lists any), else 1. None where
    no outcome is expected, or one of these scores could not be had.
    """
    cases: dict[str, dict[str, Score]] = {}
    for each in scores:
        cases.setdefault(each.case, {})[each.metric] = each
    return {case: _count(own) for case, own in cases.items()}


def _count(own: Mapping[str, Score]) -> int | None:
    needed = [own[name] for name in (_OUTCOME, _CLAIMS, *_WHOLE) if name in own]
    right = own.get(_OUTCOME)
    if right is None or right.value is None or any(each.failure for each in needed):
        return None
    claims = own.get(_CLAIMS)
    if claims is not None and claims.value:
        return FORBIDDEN
    if not right.value:
        return WRONG
    counted = [own[name].value for name in _WHOLE if name in own]
    return COMPLETE if all(value in {None, 1.0} for value in counted) else INCOMPLETE
