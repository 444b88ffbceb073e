"""The figures of the built-in embedder: loading, a question, passages and tokens a second."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from evals.benchmarks.figures import Figure, summarise
from store.embed.minilm import MiniLM

WORDS_IN_A_PASSAGE = 150
PASSAGES = 2000
QUESTIONS = 50
ROUNDS = 5
QUESTION = "How long may the pilot between the two governments run before it must be renewed?"
# A fresh interpreter, so that nothing is warm but the disk.
LOAD = """
from time import perf_counter
from store.embed.minilm import MiniLM
began = perf_counter()
MiniLM().embed(["warm"])
print(perf_counter() - began)
"""


def run(corpus: Path) -> list[Figure]:
    """Return the figures over passages of 150 words of the Markdown and text files of a folder."""
    embedder = MiniLM()
    texts = _spread(list(_passages(corpus)), PASSAGES)
    loading = [_load_seconds() * 1000 for _ in range(ROUNDS)]
    embedder.embed(texts[:8])
    questions = [_seconds(embedder, [QUESTION]) * 1000 for _ in range(QUESTIONS)]
    return [
        summarise("load and first vector", loading, "ms", note="fresh process, imports included"),
        summarise(
            "embed a question", questions, "ms", note=f"{_tokens(embedder, [QUESTION])} tokens"
        ),
        *_throughput(embedder, texts),
    ]


def _throughput(embedder: MiniLM, texts: list[str]) -> Iterator[Figure]:
    walls, processors = [], []
    part = len(texts) // ROUNDS
    tokens = []
    for start in range(0, part * ROUNDS, part):
        texts_of_round = texts[start : start + part]
        began, processor_began = perf_counter(), process_time()
        embedder.embed(texts_of_round)
        wall, processor = perf_counter() - began, process_time() - processor_began
        walls.append(part / wall)
        processors.append(part / processor)
        tokens.append(_tokens(embedder, texts_of_round) / wall)
    # On a shared machine the wall clock measures the neighbours as well.
    load = f"{part} passages a round, load {os.getloadavg()[0]:.1f}"
    yield summarise("passages a second", walls, "1/s", note=load)
    yield summarise("tokens a second", tokens, "1/s", note=load)
    yield summarise("passages a second of processor time", processors, "1/s", note=load)


def _load_seconds() -> float:
    done = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True)
    return float(done.stdout)


def _seconds(embedder: MiniLM, texts: list[str]) -> float:
    began = perf_counter()
    embedder.embed(texts)
    return perf_counter() - began


def _tokens(embedder: MiniLM, texts: list[str]) -> int:
    return sum(min(count, embedder.max_tokens) for count in embedder.count_tokens(texts))


def _passages(folder: Path) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"}):
        words = path.read_text(encoding="utf-8", errors="replace").split()
        for start in range(0, len(words), WORDS_IN_A_PASSAGE):
            yield " ".join(words[start : start + WORDS_IN_A_PASSAGE])


def _spread(texts: list[str], wanted: int) -> list[str]:
    return texts[:: max(1, len(texts) // wanted)][:wanted]


if __name__ == "__main__":
    from evals.benchmarks.figures import tabulate

    print(tabulate(run(Path(sys.argv[1]))))
