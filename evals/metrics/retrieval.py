"""Was the proof among what the writer was offered? If not, finding failed, and not writing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from agent.types import Answer
from evals.judges.types import Judge
from evals.metrics.gold import meets
from evals.metrics.types import Mark, Metric, Read, skip
from evals.types import CaseRun, GoldSpan

DEPTH: Final = 10
"""Sentences from the best: about what three passages hold."""

SUPPORTS: Final = "supports"
"""The role of passages that prove the answer; a trap or the closest passage need not be found."""


def _reader(*, depth: int | None, gain: bool) -> Read:
    def read(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
        """Yield the figure of one case."""
        del judge
        wanted = [each for each in run.gold if each.role == SUPPORTS]
        if not wanted:
            yield skip("no supporting passage is listed")
        elif not run.found and not answer.trace.searches:
            yield skip("no search is recorded")
        else:
            yield _mark(rank_first(run, wanted), depth=depth, gain=gain)

    return read


def rank_first(run: CaseRun, listed: Sequence[GoldSpan]) -> list[int | None]:
    """Return the rank, from 1, of the first found sentence that shows each listed passage."""
    return [
        next((rank for rank, each in enumerate(run.found, start=1) if meets(gold, each)), None)
        for gold in listed
    ]


def _mark(ranks: Sequence[int | None], *, depth: int | None, gain: bool) -> Mark:
    within = [each for each in ranks if each is not None and (depth is None or each <= depth)]
    said = ", ".join("not found" if each is None else str(each) for each in ranks)
    why = f"ranks of the supporting passages: {said}"
    if not gain:
        return Mark(value=len(within) / len(ranks), why=why)
    # One sentence may show two passages: its rank then gains once.
    distinct = len(set(within)) + sum(each not in within for each in ranks)
    best = sum(_discount(rank) for rank in range(1, min(depth or distinct, distinct) + 1))
    return Mark(value=sum(map(_discount, sorted(set(within)))) / best, why=why)


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


METRICS: tuple[Metric, ...] = (
    Metric(
        name="retrieval_recall",
        definition=(
            "Share of a case's supporting passages that are among all sentences found for the "
            "question. Where it is 0 and the answer is wrong, finding failed; where it is 1, "
            "writing did."
        ),
        source="Recall of the passages with the role “supports”; set-based, no ranking.",
        better="higher",
        level="case",
        gates=True,
        read=_reader(depth=None, gain=False),
    ),
    Metric(
        name=f"retrieval_recall_at_{DEPTH}",
        definition=f"Share of a case's supporting passages among the first {DEPTH} sentences.",
        source="Manning, Raghavan and Schütze 2008, Introduction to Information Retrieval, ch. 8.",
        better="higher",
        level="case",
        gates=True,
        read=_reader(depth=DEPTH, gain=False),
    ),
    Metric(
        name=f"retrieval_ndcg_at_{DEPTH}",
        definition=(
            f"Discounted gain of the first {DEPTH} sentences, over the best possible one: the "
            "first sentence that shows a supporting passage gains 1 / log2(rank + 1), a second one "
            "for the same passage nothing."
        ),
        source="Järvelin and Kekäläinen 2002, Cumulated Gain-based Evaluation of IR Techniques.",
        better="higher",
        level="case",
        gates=True,
        read=_reader(depth=DEPTH, gain=True),
    ),
)
