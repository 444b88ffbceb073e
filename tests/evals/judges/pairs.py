"""Pairs to judge, of one small document."""

from __future__ import annotations

from agent.types import Kind
from evals.judges.types import JudgedPair
from tests.evals.metrics.world import evidence

TEXTS = {"A": "The Board intends to inspect up to 40 ferries. The port has twelve piers."}
INTENDS = "The Board intends to inspect up to 40 ferries."
PIERS = "The port has twelve piers."


def pair(text: str, *cited: str) -> JudgedPair:
    """Return a statement with sentences of the document behind it."""
    return JudgedPair(
        text=text, kind=Kind.FACT, evidence=tuple(evidence(("A", each), TEXTS) for each in cited)
    )


SOUND = pair("The Board plans to inspect up to 40 ferries.", INTENDS)
STRONGER = pair("The Board will inspect up to 40 ferries.", INTENDS)
OTHER = pair("The Board intends to inspect up to 60 ferries.", INTENDS)
ABSENT = pair("The Velm Harbour Authority owns the port.", PIERS)
BARE = pair("The port is old.")
