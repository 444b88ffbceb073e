"""The same sentence in several documents is one statement with several witnesses."""

from __future__ import annotations

from collections.abc import Sequence

from agent.quote.likeness import says_the_same
from agent.quote.rank import Scored
from store.types import Provenance


def collapse(ranked: Sequence[Scored]) -> list[tuple[Scored, ...]]:
    """Group near-copies, best group first; in a group the most official source comes first."""
    groups: list[list[Scored]] = []
    for each in ranked:
        home = next(
            (group for group in groups if says_the_same(_text(group[0]), _text(each))), None
        )
        if home is None:
            groups.append([each])
        elif all(each.candidate.document.id != other.candidate.document.id for other in home):
            home.append(each)
    return [tuple(sorted(group, key=_standing)) for group in groups]


def _text(scored: Scored) -> str:
    return scored.candidate.sentence.text


def _standing(scored: Scored) -> tuple[str, float]:
    provenance = scored.candidate.document.card.provenance or Provenance.P6
    return provenance.value, -scored.score
