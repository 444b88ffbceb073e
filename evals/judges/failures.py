"""How many judgements failed, and when a run says too little because of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evals.judges.types import JudgeFailure
from evals.types import Score

EXIT_CODE: Final = 7

MOST_FAILED: Final = 0.05
"""Share of judgements that may fail. Had all of them gone the other way, a rate would move by as
much, which is the smallest change that a suite of some hundred statements can tell from chance."""

MARK: Final = "judge failed: "
"""How the failure of a score begins whose judgement failed; what else fails is no fault of the
judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Scores that needed the judge, and those of them that it failed."""

    asked: int
    failed: int

    @property
    def share(self) -> float:
        """Return the part that failed, 0 where nothing was asked."""
        return self.failed / self.asked if self.asked else 0.0


def mark_failure(failure: JudgeFailure) -> str:
    """Return the failure of a score whose judgement failed."""
    return f"{MARK}{failure.reason}"


def tally(scores: Sequence[Score], judged: frozenset[str]) -> Tally:
    """Count the scores of the metrics named in `judged` that stand on a judgement."""
    asked = [
        each
        for each in scores
        if each.metric in judged and (each.value is not None or each.failure.startswith(MARK))
    ]
    return Tally(asked=len(asked), failed=sum(bool(each.failure) for each in asked))


def too_many(counted: Tally, *, most: float = MOST_FAILED) -> bool:
    """Say whether more judgements failed than a run may lose: it then ends with `EXIT_CODE`."""
    return counted.share > most
