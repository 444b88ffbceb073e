"""How candidates are ordered: three signals fused, then neighbours and the document heard.

Pure functions over arrays; nothing here reads, embeds or remembers. All signals are first brought
to the same scale, 0 for the last candidate of a side and about 1 for its best, more where that side
knows more, so that one setting serves questions of any length and collections of any size.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


TYPICAL_SPREAD = 0.35
"""Cosine of the best candidate less that of the 300th, middle of the sets. Vectors that spread
their candidates wider than this know more (clapnq_dev .69), narrower ones less (obliqa_dev .28,
where words are better): taking the root of the ratio gains .008 MAP@10 on obliqa_dev."""

TYPICAL_MATCH = 10.0
"""BM25 that counts 1, times the number of words in the question to the power `LENGTH_POWER`. The
best candidate has about that, more where it holds the rare words of the question: middles are 1.3
to 1.4 in chunking_eval, hotpotqa100 and obliqa_dev, where words are better than vectors, 1.0 in
clapnq_dev and .8 in conditionalqa_train, where vectors are better."""

LENGTH_POWER = 0.3
"""A long question matches more by chance. At 0 conditionalqa_train, which asks in 46 words, loses
.007 nDCG@10 and .013 R@10; from .2 to .5 no set moves by more than .007."""

LEAST_MATCH = 0.3
"""What the best candidate by words counts at least: where there are few passages no word is rare,
and numbers have to be found there as well. No set is worse or better for it by .005."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each signal counts, in units of the word score.

    Chosen by coordinate search on one half of the questions of the nine sets that
    `evals.retrieval` runs: the mean gain over the better of words alone and vectors alone, a loss
    on any set weighing ten times. The other half confirms it. `echo`, the spread of vectors and
    `TYPICAL_MATCH` were added while the intervals over both halves of the smallest sets
    (hotpotqa100, clapnq_dev, chunking_eval) were in view. Nearby settings (similarity .83 to .93,
    document .6 to .9, pairs .6 to .8) differ by less than .01 on every set.

    Attributes:
        pairs: BM25 of neighbouring words; obliqa_dev MAP@10 falls by .04 without it.
        similarity: cosine of question and passage, against words that count by
            `TYPICAL_MATCH`. Words brought to 1 for every question, at similarity 1.5, lose .011
            recall on chunking_eval, .02 all@10 on hotpotqa100, .016 nDCG@10 on qmsum_train.
        near: what a passage gains from each of its two neighbours. At .2 obliqa_dev, whose
            rules stand alone, loses .02 MAP@10.
        inside: the same at distance one, two and three when all candidates come from one
            document: there the question is where a discussion goes on, not which text it is in.
            qmsum_train gains .11 nDCG@10, policyqa_dev nothing and loses nothing.
        document: what a passage gains from the best passage of its document;
            conditionalqa_train gains .02 nDCG@10.
        echo: what the words of the best passage, asked as a second question, count. It finds the
            passage that the first one points to: hotpotqa100, whose answers stand in two
            passages, gains .01 R@5 and .03 all@10, mtrag_un_dev .004 nDCG@10; no set loses more
            than .008.
        boilerplate: factor on passages outside the body of a document.
    """

    pairs: float = 0.8
    similarity: float = 0.85
    near: float = 0.05
    inside: tuple[float, ...] = (0.35, 0.22, 0.2)
    document: float = 0.8
    echo: float = 0.35
    boilerplate: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What is known of the candidates; every array has shape (n,), higher is better.

    `words` and `pairs` are BM25, 0 where nothing matched; `similarity` is a cosine, NaN where the
    vector side did not return the passage. `documents` numbers the document versions,
    `ordinals` the places in them. `asked` is the number of words in the question.
    """

    words: Floats
    pairs: Floats
    similarity: Floats
    documents: Integers
    ordinals: Integers
    boilerplate: NDArray[np.bool_]
    asked: int


def score(signals: Signals, *, depth: int, weights: Weights) -> Floats:
    """Return one score for each candidate, >= 0.

    Args:
        signals: the union of what all sides returned.
        depth: how many passages each side was asked for; a side that returned as many has
            worse ones left, and its last one marks the zero of its scale.
        weights: see there.
    """
    if not signals.words.size:
        return np.zeros(0)
    fused = _fuse(signals, depth, weights)
    fused = np.where(signals.boilerplate, weights.boilerplate * fused, fused)
    one_document = bool((signals.documents == signals.documents[0]).all())
    gains = weights.inside if one_document else (weights.near,)
    lifted = fused + weights.document * _best_of_document(fused, signals.documents)
    heard = lifted + _hear_neighbours(fused, signals, gains)
    return np.where(signals.boilerplate, weights.boilerplate * heard, heard)


def add_echo(scores: Floats, echoes: Floats, weights: Weights) -> Floats:
    """Return the scores with what the best passage's own words find.

    Args:
        scores: of all candidates.
        echoes: BM25 of the candidates for the words of the best candidate, 0 where none match.
        weights: see there.
    """
    if scores.size < 2:
        return scores
    others = np.delete(echoes, int(np.argmax(scores)))
    return scores + weights.echo * np.minimum(echoes / max(float(others.max()), 1e-6), 1.0)


def _fuse(signals: Signals, depth: int, weights: Weights) -> Floats:
    words, unit = _scale_words(signals.words, depth, signals.asked)
    pairs = signals.pairs / unit
    similarity = _scale_similarity(signals.similarity)
    return words + weights.pairs * pairs + weights.similarity * similarity


def _scale_words(words: Floats, depth: int, asked: int) -> tuple[Floats, float]:
    """Return the word scores, 0 for the last and about 1 for the best, and what BM25 counts 1."""
    best = float(words.max())
    unit = min(TYPICAL_MATCH * max(asked, 1) ** LENGTH_POWER, max(best, 1e-6) / LEAST_MATCH)
    found = words[words > 0]
    floor = float(found.min()) if found.size >= depth else 0.0
    stretch = best / max(best - floor, 1e-6)
    return np.clip((words - floor) * stretch, 0, None) / unit, unit


def _scale_similarity(similarity: Floats) -> Floats:
    """Return cosines from 0 for the last to 1 for the best, more where they are spread widely."""
    known = ~np.isnan(similarity)
    if not known.any():
        return np.zeros_like(similarity)
    best, last = similarity[known].max(), similarity[known].min()
    unit = np.sqrt(max(best - last, 1e-6) * TYPICAL_SPREAD)
    return np.where(known, (similarity - last) / unit, 0.0)


def _best_of_document(fused: Floats, documents: Integers) -> Floats:
    _, place = np.unique(documents, return_inverse=True)
    best = np.zeros(place.max() + 1)
    np.maximum.at(best, place, fused)
    return np.asarray(best[place])


def _hear_neighbours(fused: Floats, signals: Signals, gains: tuple[float, ...]) -> Floats:
    """Return what each candidate gains from the candidates that stand beside it."""
    # One number for a place, with more room between documents than any gain reaches over.
    room = int(signals.ordinals.max()) + 2 * len(gains) + 1
    places = signals.documents * room + signals.ordinals
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    total = np.zeros_like(fused)
    for distance, gain in enumerate(gains, start=1):
        for step in (distance, -distance):
            at = np.minimum(np.searchsorted(ordered, places + step), len(order) - 1)
            total += gain * np.where(ordered[at] == places + step, fused[order[at]], 0.0)
    return total
