"""Every outcome of a way on one claim, over many seeds."""

from __future__ import annotations

from typing import Final

from evals.mutate import Claim, Mutation, Surroundings, mutate

SEEDS: Final = 150


def try_way(
    way: str,
    text: str,
    evidence: tuple[str, ...] | None = None,
    *,
    document: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
) -> list[Mutation]:
    """Return the different mutations of a claim; its evidence is its own text unless given."""
    claim = Claim(text=text, evidence=(text,) if evidence is None else evidence)
    around = Surroundings(document=document, others=others)
    tried = (mutate(claim, around, way, seed) for seed in range(SEEDS))
    return list(dict.fromkeys(each for each in tried if each is not None))


def list_texts(
    way: str,
    text: str,
    evidence: tuple[str, ...] | None = None,
    *,
    document: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
) -> set[str]:
    """Return the different wordings that a way makes of a claim."""
    tried = try_way(way, text, evidence, document=document, others=others)
    return {each.text for each in tried}
