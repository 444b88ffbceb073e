"""What a model wrote before anything was mended: readers are spared it, its prompt is to blame.

The product rewrites, quotes or withholds what fails a check, so that a worse prompt hardly shows in
what is shown. It shows here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.checks.binding import force
from agent.compose.judged import identify
from agent.types import MENDED, Answer, Statement
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, fail, skip
from evals.types import CaseRun

_NOTHING: Final = "no model proposed a statement"


def read_force(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each statement as first worded: does its force drift?"""
    del run, judge
    for place, statement in enumerate(answer.trace.proposed):
        if not statement.evidence:
            yield skip("it cites nothing to drift from", place)
            continue
        try:
            found = force.check(statement.text, statement.kind, statement.evidence)
        except Exception as error:  # noqa: BLE001  a broken check is a failure, never a pass
            yield fail(f"the check broke: {type(error).__name__}: {error}", place)
        else:
            why = "; ".join(each.message for each in found)
            yield Mark(value=float(bool(found)), place=place, why=why)
    if not answer.trace.proposed:
        yield skip(_NOTHING)


def read_mended(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield a mark for each statement as first worded: is something else shown, or nothing?"""
    del run, judge
    kept = {identify(each) for each in answer.statements if not _is_mended(each)}
    for place, statement in enumerate(answer.trace.proposed):
        changed = identify(statement) not in kept
        why = _explain(statement) if changed else ""
        yield Mark(value=float(changed), place=place, why=why)
    if not answer.trace.proposed:
        yield skip(_NOTHING)


def _is_mended(statement: Statement) -> bool:
    return any(each.check == MENDED for each in statement.verdict.findings)


def _explain(statement: Statement) -> str:
    found = "; ".join(f"{each.check}: {each.message}" for each in statement.verdict.findings)
    return f"not shown as worded: {found or 'refused by a later look, or put another way'}"


METRICS: tuple[Metric, ...] = (
    Metric(
        name="proposed_force_drift",
        definition=(
            "Of the cited statements that a model proposed, as first worded: share whose verb "
            "stands higher or lower on the ladder of commitment than their evidence, or that lost "
            "a hedge or a qualifier. Most of them are never shown."
        ),
        source="`force_drift`, read before anything is rewritten, quoted or withheld.",
        better="lower",
        level="statement",
        gates=True,
        of="proposed",
        read=read_force,
    ),
    Metric(
        name="mended_share",
        definition=(
            "Share of the statements that a model proposed that are not shown as first worded: "
            "rewritten, replaced by the quotation, or withheld."
        ),
        source="The product's own gate; each one costs a request, or words of the answer.",
        better="lower",
        level="statement",
        gates=True,
        of="proposed",
        read=read_mended,
    ),
)
