"""What a metric is: a name, a definition with its source, and a way to read marks off an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from agent.types import Answer
from evals.judges.failures import mark_failure
from evals.judges.types import Judge, JudgeFailure
from evals.types import CaseRun, Score
from store.errors import BriefingError

Better = Literal["higher", "lower"]
Level = Literal["case", "statement", "citation"]
Of = Literal["shown", "proposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a metric says of a case, of one statement (`place`, from 0), or of one of its citations.

    `value` is None where the metric does not apply, and `why` says so; where it could not be had,
    `failure` says why.
    """

    value: float | None
    place: int | None = None
    why: str = ""
    failure: str = ""


Read = Callable[[CaseRun, Answer, Judge], Iterable[Mark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One way to measure an answer.

    `level` says what one mark is about. `gates`: it may fail a run; the others only inform.
    `judged`: it stands on a judge, and is worth as much as that. `of` says which statements the
    places of its marks count: those shown, or those that a model proposed. `source` is where the
    definition comes from.
    """

    name: str
    definition: str
    source: str
    better: Better
    level: Level
    gates: bool
    read: Read
    judged: bool = False
    of: Of = "shown"

    def score(self, run: CaseRun, judge: Judge) -> list[Score]:
        """Return the scores of one case; where there is no answer, one that failed.

        Raises:
            BriefingError: the judge cannot go on at all, as with a recording that lacks a reply.
        """
        if run.answer is None:
            return [self._score(run, fail(run.failure or "there is no answer"))]
        try:
            marks = list(self.read(run, run.answer, judge))
        except BriefingError:
            raise
        except Exception as error:  # noqa: BLE001  a fault in a metric costs a case, not the run
            marks = [fail(f"the metric broke: {type(error).__name__}: {error}")]
        return [self._score(run, each) for each in marks or [skip("no statement is shown")]]

    def _score(self, run: CaseRun, mark: Mark) -> Score:
        return Score(
            metric=self.name,
            case=run.case.id,
            value=mark.value,
            cluster=run.case.id,
            place=mark.place,
            explanation=mark.why,
            failure=mark.failure,
        )


def skip(why: str, place: int | None = None) -> Mark:
    """Return the mark of what a metric does not apply to."""
    return Mark(value=None, place=place, why=why)


def fail(why: str, place: int | None = None) -> Mark:
    """Return the mark of what could not be had."""
    return Mark(value=None, place=place, failure=why)


def fail_judged(failure: JudgeFailure, place: int) -> Mark:
    """Return the mark of a judgement that failed."""
    return fail(mark_failure(failure), place)
