"""The passages that a suite lists, and whether an answer shows one of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.types import Answer, Evidence
from evals.judges.types import Judge
from evals.metrics.types import Mark, Metric, fail, skip
from evals.suite.quotes import find_quote, normalise
from evals.suite.types import GoldQuote
from evals.types import CaseRun

FEWEST_SHARED: Final = 5
"""Words in a row that a passage must share with a listed one, unless that is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The words of the listed passages, and how many of them could not be had.

    A passage that is listed by place and hash has words only where a text holds them.
    """

    words: tuple[str, ...]
    lacking: int


def list_words(run: CaseRun, quotes: Sequence[GoldQuote]) -> Listed:
    """Return the words of listed passages, looked up in every text of the run where need be."""
    found = [_look_up(run, each) for each in quotes]
    return Listed(
        words=tuple(each for each in found if each is not None),
        lacking=sum(each is None for each in found),
    )


def covers(listed: str, shown: str) -> bool:
    """Say whether a shown passage is the listed one, a part or a whole that holds it.

    They meet where one holds the other, if that is of five words at least, or where they share
    half of the listed one's words in a row, five at least. All of a shorter listed one is needed.
    """
    one, two = listed.split(), normalise(shown).split()
    needed = min(len(one), max(FEWEST_SHARED, math.ceil(len(one) / 2)))
    if FEWEST_SHARED <= len(two) < needed:
        needed = len(two)
    # A listed one may begin within a word of the text: inside a bracket or a quotation mark.
    return listed in " ".join(two) or _share_run(one, two, needed)


def list_shown(answer: Answer) -> list[Evidence]:
    """Return every passage that an answer shows: proofs, and nearest passages of gaps."""
    proofs = [item for statement in answer.statements for item in statement.evidence]
    return proofs + [gap.nearest for gap in answer.gaps if gap.nearest is not None]


def is_shown(run: CaseRun, answer: Answer) -> Mark:
    """Return whether one of the listed passages is shown, whatever its role."""
    if not run.case.support:
        return Mark(value=1.0, why="the suite lists no passage")
    listed = list_words(run, run.case.support)
    shown = [each.quote for each in list_shown(answer)]
    if any(covers(words, each) for words in listed.words for each in shown):
        return Mark(value=1.0)
    if listed.lacking:
        return fail(f"{listed.lacking} listed passages stand in no text of the run")
    return Mark(value=0.0, why="no listed passage is shown")


def read_shown(run: CaseRun, answer: Answer, judge: Judge) -> Iterator[Mark]:
    """Yield whether a listed passage is shown."""
    del judge
    yield is_shown(run, answer) if run.case.support else skip("the suite lists no passage")


def _look_up(run: CaseRun, quote: GoldQuote) -> str | None:
    if quote.quote is not None:
        return normalise(quote.quote)
    texts = (*run.texts.values(), *(each.quote for each in run.found))
    return next((words for text in texts if (words := find_quote(quote, text))), None)


def _share_run(one: Sequence[str], two: Sequence[str], size: int) -> bool:
    runs = {tuple(two[at : at + size]) for at in range(len(two) - size + 1)}
    return any(tuple(one[at : at + size]) in runs for at in range(len(one) - size + 1))


METRICS: tuple[Metric, ...] = (
    Metric(
        name="gold_passage_shown",
        definition=(
            "Of the cases that list passages: share in which one of them is shown, as a proof or "
            "as the nearest passage of a gap. Two passages meet if one holds the other, or if they "
            "share half of the listed one's words in a row, five at least."
        ),
        source="The scoring rule of the suite format, made stricter than its five words.",
        better="higher",
        level="case",
        gates=True,
        read=read_shown,
    ),
)
