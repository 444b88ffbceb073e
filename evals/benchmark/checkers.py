"""The checkers that are there: our gate, the overlap alone, any judge, and the trivial ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agent.checks import ALL, Check
from agent.checks.overlap.check import weigh
from agent.checks.overlap.features import NAMES
from agent.checks.overlap.score import Vectors, describe, score
from agent.checks.words import reach
from agent.types import Kind
from evals.benchmark.types import Labelled, Mark
from evals.judges.offline import OfflineJudge
from evals.judges.types import Judge, JudgedPair, Verdict
from evals.types import Support

if TYPE_CHECKING:
    from evals.support.memory import Memory

FLOOR: Final = NAMES.index("floor")
FLOOR_THRESHOLD: Final = 0.71156
"""Where a line fitted to the tuning part of the fitted public sets is even. Many claims lie close
by: at 0.71 the floor's balanced accuracy, mean of the public sets, is 0.003 lower."""
HALF: Final = 0.5

MARKS: Final = {
    Support.FULL: 1.0,
    Support.PARTIAL: 0.5,
    Support.NONE: 0.0,
    Support.CONTRADICTED: 0.0,
}
"""What is partly proven is not proven, and still better than what is not proven at all."""


@dataclass(frozen=True, slots=True)
class AllPositive:
    """Passes everything: what a figure is worth that this reaches, too."""

    name: str = "all positive"
    threshold: float = 0.0
    is_chance: bool = False

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return the same mark for all."""
        return [1.0] * len(rows)


@dataclass(frozen=True, slots=True)
class Floor:
    """The share of a claim's content words that its evidence has: what any checker must beat."""

    name: str = "lexical floor"
    threshold: float = FLOOR_THRESHOLD
    is_chance: bool = True

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return the share of each; a claim without content words has none."""
        return [self._mark(each) for each in rows]

    def _mark(self, row: Labelled) -> float:
        source = reach(row.evidence)
        values = describe(row.text, source.quotes, labels=source.labels)
        return values[FLOOR] if values else 0.0


@dataclass(frozen=True, slots=True)
class OverlapChecker:
    """The evidence overlap alone; with a memory it weighs sentence vectors, too."""

    memory: Memory | None = None
    threshold: float = HALF
    is_chance: bool = True

    @property
    def name(self) -> str:
        """Name it."""
        return "overlap, vectors" if self.memory else "overlap"

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return the overlap of each."""
        if self.memory is None:
            return [weigh(each.text, each.evidence).value for each in rows]
        self.memory.learn(text for each in rows for text in (*_list_texts(each), each.text))
        return [self._mark(each, self.memory) for each in rows]

    def _mark(self, row: Labelled, memory: Memory) -> float:
        source, texts = reach(row.evidence), _list_texts(row)
        if not texts:
            return 0.0
        vectors = Vectors(claim=memory.get([row.text])[0], sentences=memory.get(texts))
        return score(row.text, source.quotes, vectors=vectors, labels=source.labels).value


def _list_texts(row: Labelled) -> list[str]:
    """Return the sentences in the order of `reach`, as they were embedded: in their own signs."""
    return [text for each in row.evidence for text in (each.quote, each.lead) if text]


@dataclass(frozen=True, slots=True)
class JudgeChecker:
    """Any judge: what it holds for fully proven passes; a failed judgement has no mark."""

    judge: Judge
    threshold: float = 1.0
    is_chance: bool = False

    @property
    def name(self) -> str:
        """Name the judge."""
        return self.judge.name

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return one mark for each verdict."""
        said = self.judge.judge([pair(each) for each in rows])
        return [MARKS[each.support] if isinstance(each, Verdict) else each for each in said]


class Gate:
    """The checks that every shown statement has passed.

    They say yes or no. Among what passes, and among what does not, the overlap ranks.
    """

    name: str = "offline"
    threshold: float = HALF
    is_chance: bool = False

    def __init__(self, *, checks: Sequence[Check] = ALL) -> None:
        """Take the checks; a calibrated library has its own."""
        self._judge = OfflineJudge(checks=checks)

    def mark(self, rows: Sequence[Labelled]) -> list[Mark]:
        """Return from 0.5 for what passes, below it for what does not."""
        said = self._judge.judge([pair(each) for each in rows])
        return [
            (HALF if each.support is Support.FULL else 0.0) + _rank(row)
            if isinstance(each, Verdict)
            else each
            for row, each in zip(rows, said, strict=True)
        ]


def pair(row: Labelled) -> JudgedPair:
    """Return what a judge is asked about a row."""
    return JudgedPair(text=row.text, kind=Kind.FACT, evidence=row.evidence)


def _rank(row: Labelled) -> float:
    """Return the overlap within half of the range, its upper end left out."""
    return min(weigh(row.text, row.evidence).value, 0.999) * HALF
