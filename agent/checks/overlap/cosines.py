"""The features of sentence vectors: how near a claim is to its evidence in meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from agent.checks.overlap.features import Match, Table, Vector

COSINES: Final = (
    "cosine_best",
    "cosine_best_two",
    "cosine_mean",
    "cosine_margin",
    "cosine_lexical",
    "span",
)
"""The features that need sentence vectors; they stand behind the others."""
SPAN: Final = 5
"""Sentences that a claim may be made of; on long evidence the sixth added nothing."""
NEGLIGIBLE: Final = 1e-4


def measure_cosines(found: Match, claim: Vector, sentences: Vector) -> list[float]:
    """Return the features of sentence vectors in the order of `COSINES`.

    Args:
        found: the comparison of words; its sentences are those of the rows.
        claim: shape (d,), of length 1.
        sentences: shape (sentences, d), rows of length 1.
    """
    cosines = np.sort(sentences @ claim)[::-1]
    lexical = float(sentences[found.best] @ claim)
    best, mean = float(cosines[0]), float(cosines.mean())
    span = find_span(claim, sentences)
    return [best, float(cosines[:2].mean()), mean, best - mean, lexical, span]


def find_span(claim: Vector, sentences: Vector) -> float:
    """Return which part of a claim's vector up to five sentences together make up, 0 to 1.

    Source: orthogonal matching pursuit, Pati et al. 1993.
    """
    rest = claim.astype(np.float64)
    axes: list[Table] = []
    for _ in range(min(SPAN, len(sentences))):
        nearness = sentences @ rest
        nearest = int(nearness.argmax())
        axis = sentences[nearest].astype(np.float64)
        for known in axes:
            axis -= (axis @ known) * known
        length = float(np.linalg.norm(axis))
        if nearness[nearest] <= NEGLIGIBLE or length <= NEGLIGIBLE:
            break
        axes.append(axis / length)
        rest -= (rest @ axes[-1]) * axes[-1]
    return float(1 - rest @ rest)
