"""The features of every pair of a set, as one table."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.overlap.cosines import COSINES
from agent.checks.overlap.features import NAMES
from agent.checks.overlap.score import Vectors, describe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evals.support.memory import Memory
    from evals.support.sets import Pair

COLUMNS: Final = NAMES + COSINES
FLOOR: Final = COLUMNS.index("floor")
FOLDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One row a pair: `values` is (pairs, features), the cosines last and only with a memory.

    `folds` parts the clusters into five for scores that no fit has seen.
    """

    values: NDArray[np.float64]
    supported: NDArray[np.bool_]
    clusters: tuple[str, ...]
    sha256: str

    @property
    def folds(self) -> NDArray[np.int64]:
        """The fold of each row, the same for all rows of a cluster."""
        return np.array([_fold(cluster) for cluster in self.clusters])

    @property
    def balance(self) -> NDArray[np.float64]:
        """Weights of rows under which both labels weigh a half."""
        kind = self.supported
        weights: NDArray[np.float64] = np.where(
            kind, 0.5 / max(1, kind.sum()), 0.5 / max(1, (~kind).sum())
        )
        return weights


def tabulate(pairs: Sequence[Pair], memory: Memory | None = None) -> Table:
    """Return the features of pairs; a pair without content words has no overlap at all."""
    width = len(NAMES) + (len(COSINES) if memory else 0)
    if memory:
        memory.learn(text for pair in pairs for text in (*pair.sentences, pair.claim))
    rows = np.zeros((len(pairs), width))
    told = hashlib.sha256()
    for row, pair in zip(rows, pairs, strict=True):
        told.update(f"{pair.id}\n{pair.claim}\n{pair.supported}\n".encode())
        found = describe(pair.claim, pair.sentences, vectors=_recall(pair, memory))
        if found is not None:
            row[:] = found
    return Table(
        values=rows,
        supported=np.array([pair.supported for pair in pairs], dtype=bool),
        clusters=tuple(pair.cluster for pair in pairs),
        sha256=told.hexdigest(),
    )


def _recall(pair: Pair, memory: Memory | None) -> Vectors | None:
    if memory is None or not pair.sentences:
        return None
    return Vectors(claim=memory.get([pair.claim])[0], sentences=memory.get(pair.sentences))


def _fold(cluster: str) -> int:
    return int(hashlib.sha256(f"fold {cluster}".encode()).hexdigest(), 16) % FOLDS
