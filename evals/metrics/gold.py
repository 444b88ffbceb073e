"""The passages that a suite lists, and whether an answer shows one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from agent.types import Answer, Evidence
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, skip
from evals.types import CaseRun, GoldSpan

SHARED: Final = 0.5
"""Part of the shorter of two stretches that both must hold: a sentence of a listed paragraph shows
it, and so does a sentence with most of a listed one; one that holds its last two words does not.
Set by what the words mean, not measured."""


def meets(gold: GoldSpan, item: Evidence) -> bool:
    """Say whether a sentence shows a listed passage: same document version, same stretch.

    The same words in another document do not: a pointer to a twin is a wrong pointer.
    """
    if gold.version != item.document.version:
        return False
    common = min(gold.end, item.end) - max(gold.start, item.start)
    shorter = min(gold.end - gold.start, item.end - item.start)
    return shorter > 0 and common >= SHARED * shorter


def list_shown(answer: Answer) -> list[Evidence]:
    """Return every passage that an answer shows: proofs, and nearest passages of gaps."""
    proofs = [item for statement in answer.statements for item in statement.evidence]
    return proofs + [gap.nearest for gap in answer.gaps if gap.nearest is not None]


def is_shown(run: CaseRun, answer: Answer) -> Mark:
    """Return whether one of the listed passages is shown, whatever its role."""
    shown = list_shown(answer)
    if any(meets(gold, item) for gold in run.gold for item in shown):
        return Mark(value=1.0)
    return Mark(value=0.0, why="no listed passage is shown")


def read_shown(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether a listed passage is shown."""
    del judge
    yield is_shown(run, answer) if run.gold else skip("no passage is listed")


METRICS: tuple[Metric, ...] = (
    Metric(
        name="gold_passage_shown",
        definition=(
            "Of the cases that list passages: share in which one of them, whatever its role, is "
            "shown as a proof or as the nearest passage of a gap. A shown sentence meets a listed "
            "passage if they share at least half of the shorter one, in the same document version."
        ),
        source="The scoring rule of the suite format, by offsets instead of words.",
        better="higher",
        level="case",
        gates=True,
        read=read_shown,
    ),
)
