"""Some thirty features of a claim and the sentences offered for it, each a plain number.

Every share is between 0 and 1, and 1 where there is nothing to share: a claim without a number
misses none. Lengths and counts are left out: they tell the sets apart that a model is fitted on
(AUROC on other sets fell by one point with them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.overlap.lists import (
    COMPARATIVES,
    HARD,
    HEDGES,
    NEGATIONS,
    QUANTIFIERS,
    are_opposed,
)
from agent.checks.overlap.reading import Read, Token, grams, pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Table = NDArray[np.float64]

NAMES: Final = (
    "coverage",
    "weighted",
    "weighted_best",
    "weighted_best_two",
    "forms",
    "soft",
    "soft_best",
    "bigrams",
    "bigrams_best",
    "run_share",
    "heaviest_missing",
    "missing_likeness_min",
    "missing_likeness_mean",
    "missing_letters_min",
    "closing_met",
    "names_met",
    "names_met_best",
    "numbers_met",
    "numbers_met_best",
    "negation_lost",
    "hedge_lost",
    "hardened",
    "quantifiers_new",
    "comparatives_new",
    "opposed",
    "small_words_met",
    "part_weighted_min",
    "part_weighted_mean",
    "part_soft_min",
    "part_soft_mean",
    "floor",
)
"""The features of words, in the order of the vector."""

SIGNS: Final = {
    "heaviest_missing": -1,
    "negation_lost": -1,
    "hedge_lost": -1,
    "hardened": -1,
    "quantifiers_new": -1,
    "comparatives_new": -1,
    "opposed": -1,
    "cosine_margin": 0,
}
"""Which way a feature may act on the score; those not named may only raise it."""

PART_WORDS: Final = 3
"""Fewer content words than this are no part of their own: "however", "as amended"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim against all sentences: which of its content words stand where.

    `hits` is (sentences, content words); `weights` one for each content word; `best` the sentence
    that meets most of the weight, `second` the one that adds most to it; `likeness` how near each
    content word is to the evidence, 1 where it stands there.
    """

    claim: Read
    sentences: tuple[Read, ...]
    hits: Table
    weights: Table
    best: int
    second: int
    met: Table
    likeness: Table
    likeness_best: Table


def match(claim: Read, sentences: Sequence[Read]) -> Match:
    """Compare the content words of a claim with those of each sentence; both must have some."""
    weights = np.array([token.weight for token in claim.content])
    hits = np.array(
        [[token.key in sentence.keys for token in claim.content] for sentence in sentences],
        dtype=np.float64,
    )
    shares = hits @ weights
    best = int(shares.argmax())
    second = int((np.maximum(hits, hits[best]) @ weights).argmax())
    met = hits.max(axis=0)
    every = np.concatenate([sentence.likeness for sentence in sentences])
    return Match(
        claim=claim,
        sentences=tuple(sentences),
        hits=hits,
        weights=weights,
        best=best,
        second=second,
        met=met,
        likeness=_likeness(claim, every, met),
        likeness_best=_likeness(claim, sentences[best].likeness, hits[best]),
    )


def measure(found: Match) -> list[float]:
    """Return the features of words in the order of `NAMES`."""
    values = {
        **_coverage(found),
        **_sequence(found),
        **_missing(found),
        **_names_and_numbers(found),
        **_small_words(found),
        **_parts(found),
    }
    values["floor"] = (
        0.6 * values["coverage"] + 0.25 * values["numbers_met"] + 0.15 * values["names_met"]
    )
    return [values[name] for name in NAMES]


def _likeness(claim: Read, evidence: Vector, met: Table) -> Table:
    """Return for each content word the cosine to the nearest word of the evidence, met ones 1."""
    if not len(evidence) or met.all():
        return np.maximum(met, 0.0)
    nearest = (claim.likeness @ evidence.T).max(axis=1)
    places = {key: n for n, key in enumerate(claim.distinct)}
    values = np.array([nearest[places[token.key]] for token in claim.content])
    return np.where(met > 0, 1.0, np.clip(values, 0.0, 1.0))


def _coverage(found: Match) -> dict[str, float]:
    weights, hits = found.weights, found.hits
    total = float(weights.sum())
    two = np.maximum(hits[found.best], hits[found.second])
    claim = found.claim
    words = frozenset().union(*(sentence.words for sentence in found.sentences))
    return {
        "coverage": float(found.met.mean()),
        "weighted": float(found.met @ weights) / total,
        "weighted_best": float(hits[found.best] @ weights) / total,
        "weighted_best_two": float(two @ weights) / total,
        "forms": sum(token.word in words for token in claim.content) / len(claim.content),
        "soft": float(found.likeness @ weights) / total,
        "soft_best": float(found.likeness_best @ weights) / total,
    }


def _sequence(found: Match) -> dict[str, float]:
    """Return what is shared in order: pairs of words, and the longest run."""
    claim, best = found.claim, found.sentences[found.best]
    stated = pairs(claim.content)
    offered = frozenset().union(*(sentence.bigrams for sentence in found.sentences))
    run = longest_run(claim.tokens, best.tokens)
    return {
        "bigrams": sum(pair in offered for pair in stated) / max(1, len(stated)),
        "bigrams_best": sum(pair in best.bigrams for pair in stated) / max(1, len(stated)),
        "run_share": run / len(claim.tokens),
    }


def longest_run(one: Sequence[Token], other: Sequence[Token]) -> int:
    """Return how many words in a row both have, small words included."""
    places: dict[str, list[int]] = {}
    for n, token in enumerate(other):
        places.setdefault(token.key, []).append(n)
    longest = 0
    ends: dict[int, int] = {}
    for token in one:
        ends = {n: ends.get(n - 1, 0) + 1 for n in places.get(token.key, ())}
        longest = max(longest, max(ends.values(), default=0))
    return longest


def _missing(found: Match) -> dict[str, float]:
    absent = found.met == 0
    weights = found.weights[absent]
    nearest = found.likeness[absent]
    letters = [
        _likest_letters(token.key, found.sentences)
        for token, gone in zip(found.claim.content, absent, strict=True)
        if gone
    ]
    return {
        "heaviest_missing": float(weights.max(initial=0.0)),
        "missing_likeness_min": float(nearest.min(initial=1.0)),
        "missing_likeness_mean": float(nearest.mean()) if nearest.size else 1.0,
        "missing_letters_min": min(letters, default=1.0),
        "closing_met": float(found.hits[found.best][-1]),
    }


def _likest_letters(key: str, sentences: Sequence[Read]) -> float:
    """Return the best likeness of a stem to one that begins with the same letter (Dice)."""
    ours = grams(key)
    best = 0.0
    for sentence in sentences:
        for other in sentence.distinct:
            if other[0] == key[0]:
                theirs = grams(other)
                best = max(best, 2 * len(ours & theirs) / (len(ours) + len(theirs)))
    return best


def _names_and_numbers(found: Match) -> dict[str, float]:
    names = np.array([token.name for token in found.claim.content])
    numbers = np.array([token.number for token in found.claim.content])
    best = found.hits[found.best]
    return {
        "names_met": _share(found.met, names),
        "names_met_best": _share(best, names),
        "numbers_met": _share(found.met, numbers),
        "numbers_met_best": _share(best, numbers),
    }


def _share(met: Table, of: NDArray[np.bool_]) -> float:
    return float(met[of].mean()) if of.any() else 1.0


def _small_words(found: Match) -> dict[str, float]:
    """Return mismatches of negation, force, quantity and contrary words with the best sentence."""
    claim, best = found.claim, found.sentences[found.best]
    words = frozenset().union(*(sentence.words for sentence in found.sentences))
    denied, denies = _has(claim, NEGATIONS), _has(best, NEGATIONS)
    hedged, hedges = bool(claim.words & HEDGES), bool(best.words & HEDGES)
    small = [token.word for token in claim.tokens if not token.content]
    gone = {t.key for t, met in zip(claim.content, found.met, strict=True) if met == 0}
    fresh = best.keys - claim.keys
    return {
        "negation_lost": float(denies and not denied),
        "hedge_lost": float(hedges and not hedged),
        "hardened": float(bool(claim.words & HARD) and not words & HARD),
        "quantifiers_new": float(len((claim.words & QUANTIFIERS) - words)),
        "comparatives_new": float(len((claim.words & COMPARATIVES) - words)),
        "opposed": float(any(are_opposed(one, other) for one in gone for other in fresh)),
        "small_words_met": sum(word in words for word in small) / len(small) if small else 1.0,
    }


def _has(text: Read, words: frozenset[str]) -> bool:
    return bool(text.words & words) or any(word.endswith("n't") for word in text.words)


def _parts(found: Match) -> dict[str, float]:
    """Score each clause of the claim on its own, and keep the worst and the mean."""
    parts = divide(found.claim)
    met = [_weighted(found.hits[:, part].max(axis=0), found.weights[part]) for part in parts]
    single = [
        max(_weighted(row[part], found.weights[part]) for row in found.hits) for part in parts
    ]
    soft = [_weighted(found.likeness[part], found.weights[part]) for part in parts]
    return {
        "part_weighted_min": min(single),
        "part_weighted_mean": sum(met) / len(met),
        "part_soft_min": min(soft),
        "part_soft_mean": sum(soft) / len(soft),
    }


def divide(claim: Read) -> list[slice]:
    """Return the content words of each clause; short clauses go with the one before them."""
    edges = [0]
    for n, token in enumerate(claim.content):
        new = n > 0 and token.clause != claim.content[n - 1].clause
        if new and n - edges[-1] >= PART_WORDS and len(claim.content) - n >= PART_WORDS:
            edges.append(n)
    edges.append(len(claim.content))
    return [slice(one, other) for one, other in pairwise(edges)]


def _weighted(met: Table, weights: Table) -> float:
    return float(met @ weights) / float(weights.sum())
