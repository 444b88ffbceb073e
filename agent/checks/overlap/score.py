"""Score how far a claim is met by the sentences offered for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.checks.overlap.cosines import measure_cosines
from agent.checks.overlap.features import match, measure
from agent.checks.overlap.lists import FRAME
from agent.checks.overlap.model import load_model
from agent.checks.overlap.reading import Read, read

if TYPE_CHECKING:
    from agent.checks.overlap.features import Vector

WORST: int = 3
"""Missing words that are named, the rarest first: enough to see what a claim is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The vector of a claim, shape (d,), and of its sentences, shape (sentences, d); length 1."""

    claim: Vector
    sentences: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How far the evidence meets the claim's words: 0 not at all, 1 wholly.

    It ranks; it is no probability. `missing` are the heaviest words that are nowhere in the
    evidence, as written in the claim but in small letters.
    """

    value: float
    missing: tuple[str, ...] = ()


NOTHING = Overlap(value=0.0)


def score(
    claim: str,
    sentences: Sequence[str],
    *,
    vectors: Vectors | None = None,
    labels: Sequence[str] = (),
) -> Overlap:
    """Return the overlap of a claim with its evidence; 0 where either has no content words.

    Args:
        claim: any length; a claim of several clauses is also scored clause by clause.
        sentences: the evidence, one sentence each.
        vectors: of the claim and each sentence in their order; without them, words alone decide.
        labels: titles, headings and names that place the evidence. A claim may use their words,
            and those of reporting ("states"), without finding them in the sentences.
    """
    values = describe(claim, sentences, vectors=vectors, labels=labels)
    if values is None:
        return NOTHING
    model = load_model("vectors" if vectors else "words")
    stated = _narrow(claim, sentences, labels)
    known = frozenset().union(*(read(sentence).keys for sentence in sentences))
    gone = {token.key: token for token in stated.content if token.key not in known}
    heaviest = sorted(gone.values(), key=lambda token: (-token.weight, token.start))[:WORST]
    return Overlap(value=model.weigh(values), missing=tuple(token.word for token in heaviest))


def describe(
    claim: str,
    sentences: Sequence[str],
    *,
    vectors: Vectors | None = None,
    labels: Sequence[str] = (),
) -> list[float] | None:
    """Return the features that `score` weighs, None where claim or evidence has no content."""
    stated = _narrow(claim, sentences, labels)
    offered = [read(sentence) for sentence in sentences]
    kept = [n for n, sentence in enumerate(offered) if sentence.content]
    if not stated.content or not kept:
        return None
    found = match(stated, [offered[n] for n in kept])
    values = measure(found)
    if vectors:
        values += measure_cosines(found, vectors.claim, vectors.sentences[kept])
    return values


def _narrow(claim: str, sentences: Sequence[str], labels: Sequence[str]) -> Read:
    """Return the claim without the words that only say where it comes from."""
    stated = read(claim)
    if not labels:
        return stated
    known = frozenset().union(*(read(sentence).keys for sentence in sentences))
    free = frozenset().union(*(read(label).keys for label in labels)) - known
    content = tuple(
        token
        for token in stated.content
        if token.key not in free and (token.word not in FRAME or token.key in known)
    )
    return replace(stated, content=content)
