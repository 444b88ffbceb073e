"""A fixed sample of the sets with the scores it had, so that a change that finds less is seen.

`python -m evals.retrieval.gate --data FOLDER` writes the scores anew; do so with a change that is
meant to move them, and say in the changelog by how much.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from evals.retrieval import sets
from evals.retrieval.metrics import METRICS
from evals.retrieval.sets import RetrievalSet
from evals.retrieval.systems import System, open_bench
from evals.statistics import Estimate, estimate_mean
from store.ports import Embedder

BASELINE: Final = Path(__file__).with_name("gate.json")

DOCUMENTS: Final = {
    "obliqa_dev": 6,
    "conditionalqa_train": 60,
    "qmsum_val": 4,
    "policyqa_dev": 8,
}
"""How many documents of each set are taken: together they embed in about 20 s on two cores."""

LARGEST_LOSS: Final = 0.02
"""A mean loss that fails whatever its interval says."""

Scores = Mapping[str, float]
"""By question id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One set's scores on the sample: ours, and the mean of the better of the two others."""

    name: str
    ours: Scores
    rival: float

    @property
    def mean(self) -> float:
        """Our mean."""
        return sum(self.ours.values()) / len(self.ours)


def take_sample(library: RetrievalSet, documents: int) -> RetrievalSet:
    """Return the part of a set that lies in some documents, chosen by the hash of their names."""
    names = dict.fromkeys(passage.document for passage in library.passages)
    kept = set(sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())[:documents])
    owners = {passage.id: passage.document for passage in library.passages}
    return replace(
        library,
        passages=tuple(one for one in library.passages if one.document in kept),
        questions=tuple(
            question
            for question in library.questions
            if {owners[name] for name in question.gold} <= kept
        ),
    )


def measure(folder: Path, name: str, embedder: Embedder) -> Measured:
    """Return the scores of one set's sample, by its first metric."""
    library = take_sample(sets.load(folder, name), DOCUMENTS[name])
    score = METRICS[library.metrics[0]]
    with open_bench(library.passages, embedder, exact=True) as bench:
        scores = {
            system: {
                question.id: score(
                    bench.rank(system, question.text, k=10, scope=question.scope), question.gold
                )
                for question in library.questions
            }
            for system in System
        }
    rivals = (scores[System.WORDS], scores[System.VECTORS])
    return Measured(
        name=name,
        ours=scores[System.OURS],
        rival=max(sum(rival.values()) / len(rival) for rival in rivals),
    )


def read_baseline() -> dict[str, Scores]:
    """Return the scores that were written, by set."""
    kept: dict[str, Scores] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return kept


def estimate_change(before: Scores, now: Scores) -> Estimate:
    """Return the mean change of the questions' scores, with its interval.

    Raises:
        ValueError: the questions are not the same.
    """
    if before.keys() != now.keys():
        raise ValueError("the sample has other questions than its baseline; write it anew")
    return estimate_mean([now[question] - before[question] for question in sorted(before)])


def is_worse(change: Estimate) -> bool:
    """Say whether a change fails: a loss that its interval confirms, or simply a large one."""
    return change.high < 0 or change.mean < -LARGEST_LOSS


def main() -> None:
    """Write the baseline."""
    from store.embed import open_embedder

    parser = argparse.ArgumentParser(prog="evals.retrieval.gate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    folder = parser.parse_args().data
    kept = {}
    for name in DOCUMENTS:
        measured = measure(folder, name, open_embedder())
        kept[name] = {question: round(one, 4) for question, one in measured.ours.items()}
        print(f"{name}: {len(measured.ours)} questions, {measured.mean:.3f}, {measured.rival:.3f}")
    BASELINE.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
