"""Pairs a second on one core: with vectors that are already stored, from words, and embedding."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from agent.checks.overlap.reading import read
from agent.checks.overlap.score import Vectors, score
from evals.support.sets import Pair, load
from store.embed.minilm import MiniLM

PAIRS: Final = 300
SETS: Final = ("healthver", "attrbench", "wice_oracle", "qags")
"""Evidence of one sentence, a paragraph, a page in pieces, and a news article."""


def report(folder: Path) -> None:
    """Print the speeds; sentences are read anew for every pair, as for evidence not seen before."""
    embedder = MiniLM(threads=1)
    print(f"{'set':14}{'n':>5} {'sentences':>10} {'words/s':>9} {'vectors/s':>10} {'ms/embed':>9}")
    for name in SETS:
        pairs = load(folder, name)[:PAIRS]
        texts = list({text for pair in pairs for text in (*pair.sentences, pair.claim)})
        rows = embedder.embed(texts)
        places = {text: n for n, text in enumerate(texts)}
        vectors = [
            Vectors(
                claim=rows[places[pair.claim]],
                sentences=rows[[places[text] for text in pair.sentences]],
            )
            for pair in pairs
        ]
        words = _time(pairs, None)
        stored = _time(pairs, vectors)
        begun = time.process_time()
        for pair in pairs[:50]:
            embedder.embed([pair.claim])
        claim_ms = (time.process_time() - begun) / 50 * 1000
        sentences = sum(len(pair.sentences) for pair in pairs) / len(pairs)
        print(
            f"{name:14}{len(pairs):>5} {sentences:>10.1f} {words:>9.0f} {stored:>10.0f} "
            f"{claim_ms:>9.1f}"
        )


def _time(pairs: list[Pair], vectors: list[Vectors] | None) -> float:
    """Return pairs a second of processor time."""
    begun = time.process_time()
    for n, pair in enumerate(pairs):
        read.cache_clear()
        score(pair.claim, pair.sentences, vectors=vectors[n] if vectors else None)
    return len(pairs) / (time.process_time() - begun)
