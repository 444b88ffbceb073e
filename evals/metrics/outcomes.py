"""Did the question end as it should: answered, declined, asked back, its premise corrected?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.types import Answer, Outcome
from evals.judges.types import Judge
from evals.metrics.gold import is_shown
from evals.metrics.types import Mark, Metric, skip
from evals.types import CaseRun

UNKNOWN: Final = "nobody has written down what is expected"
_SILENT: Final = Outcome.DOCUMENTS_DO_NOT_SAY
_CORRECTS: Final = Outcome.CORRECT_THE_PREMISE


def read_accuracy(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether the outcome is the expected one."""
    del judge
    yield _compare(run, answer)


def read_abstention_precision(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether an answer that declines was expected to."""
    del judge
    yield _compare(run, answer) if answer.outcome is _SILENT else skip("it does not decline")


def read_abstention_recall(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether an answer that should decline does."""
    del judge
    expected = run.case.expected_outcome is _SILENT
    yield _compare(run, answer) if expected else skip("it is not expected to decline")


def read_correction(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether a false premise is corrected, with a passage that shows it."""
    del judge
    if run.case.expected_outcome is not _CORRECTS:
        yield skip("its premise is not false")
    elif answer.outcome is not _CORRECTS:
        yield _compare(run, answer)
    else:
        yield is_shown(run, answer) if run.gold else Mark(value=1.0, why="no passage is listed")


def _compare(run: CaseRun, answer: Answer) -> Mark:
    expected = run.case.expected_outcome
    if expected is None:
        return skip(UNKNOWN)
    if answer.outcome is expected:
        return Mark(value=1.0)
    return Mark(value=0.0, why=f"{answer.outcome.value}, expected {expected.value}")


METRICS: tuple[Metric, ...] = (
    Metric(
        name="outcome_accuracy",
        definition="Share of cases that end in the expected one of the five outcomes.",
        source="The suite's own outcomes; exact match.",
        better="higher",
        level="case",
        gates=True,
        read=read_accuracy,
    ),
    Metric(
        name="abstention_precision",
        definition=(
            "Of the cases that end in “the documents do not say”: share in which that is expected."
        ),
        source="Rajpurkar, Jia and Liang 2018, Know What You Don't Know (SQuAD 2.0).",
        better="higher",
        level="case",
        gates=True,
        read=read_abstention_precision,
    ),
    Metric(
        name="abstention_recall",
        definition=("Of the cases in which the documents do not say: share that end in saying so."),
        source="Rajpurkar, Jia and Liang 2018, Know What You Don't Know (SQuAD 2.0).",
        better="higher",
        level="case",
        gates=True,
        read=read_abstention_recall,
    ),
    Metric(
        name="premise_correction",
        definition=(
            "Of the cases with a false premise: share that end in correcting it and, where the "
            "suite lists passages, show one of them."
        ),
        source="Kim et al. 2021, Which Linguist Invented the Lightbulb?, on false presuppositions.",
        better="higher",
        level="case",
        gates=True,
        read=read_correction,
    ),
)
