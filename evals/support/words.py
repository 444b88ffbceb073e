"""`python -m evals.support.words`: make the word table of the evidence overlap again.

Which words are frequent is the order of the embedder's own vocabulary; which are alike is told by
its vectors of single words, reduced to 48 principal components.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.clauses import FUNCTION, root
from agent.checks.overlap.vocabulary import DIMENSIONS
from store.embed.minilm import MODEL_FOLDER, MiniLM

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parents[2] / "agent" / "checks" / "overlap"
# 288 kB of vectors; twice as many stems would find one content word more in a hundred.
STEMS: Final = 6_000
# In front of these pieces stand special and single characters.
FIRST_WORD: Final = 999
SHORTEST: Final = 3


def main() -> None:
    """Write both files beside the score."""
    stems = collect_stems()
    rows = reduce(MiniLM(), stems)
    names = list(stems)[:STEMS]
    (FOLDER / "words.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    np.save(FOLDER / "words.npy", rows[:STEMS])
    print(f"{len(names)} stems in {DIMENSIONS} dimensions")


def collect_stems() -> dict[str, list[str]]:
    """Return the stems of whole words in the vocabulary, the most frequent first."""
    text = (MODEL_FOLDER / "tokenizer.json").read_text(encoding="utf-8")
    vocabulary = json.loads(text)["model"]["vocab"]
    found: dict[str, list[str]] = {}
    for word in sorted(vocabulary, key=vocabulary.__getitem__)[FIRST_WORD:]:
        if word.isascii() and word.isalpha() and len(word) >= SHORTEST and word not in FUNCTION:
            found.setdefault(root(word), []).append(word)
    return found


def reduce(embedder: MiniLM, stems: dict[str, list[str]]) -> NDArray[np.int8]:
    """Return one int8 row for each of the frequent stems: the mean of its words, reduced."""
    kept = list(stems.values())[:STEMS]
    words = [word for group in kept for word in group]
    vectors = iter(embedder.embed(words).astype(np.float64))
    means = np.array([np.mean([next(vectors) for _ in group], axis=0) for group in kept])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    centred = means - means.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    rows = centred @ axes[:, ::-1][:, :DIMENSIONS]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    whole: NDArray[np.int8] = np.round(rows / np.abs(rows).max() * 127).astype(np.int8)
    return whole


if __name__ == "__main__":
    main()
