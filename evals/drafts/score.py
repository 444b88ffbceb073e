"""A draft's rulings against its labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from agent.referee.types import FAULTS, Review, Ruled, Ruling
from evals.drafts import Labelled, LabelledDraft

WORST_FIRST: Final = (*FAULTS, Ruling.SUPPORTED, Ruling.NOT_CHECKABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A labelled sentence with what the referee said of it; `draft` is the name of its draft."""

    draft: str
    author: str
    labelled: Labelled
    ruling: Ruling
    ruled: tuple[Ruled, ...]

    @property
    def flagged(self) -> bool:
        """Whether the referee asks for a change."""
        return self.ruling in FAULTS

    @property
    def right(self) -> bool:
        """Whether a fault was found, a sound sentence supported, or the rest left alone."""
        if self.labelled.label == "sound":
            return self.ruling is Ruling.SUPPORTED
        return self.flagged == (self.labelled.label == "fault")


def score(draft: LabelledDraft, review: Review) -> tuple[Scored, ...]:
    """Return each labelled sentence of a draft with the ruling on it.

    A sentence that our reader cuts in two has the worse of both rulings; one that is not found
    among those read counts as not checked, which is wrong for a fault and for a sound one.
    """
    return tuple(
        Scored(
            draft=draft.name,
            author=draft.labels.written_by,
            labelled=labelled,
            ruling=min((e.ruling for e in found), key=WORST_FIRST.index, default=WORST_FIRST[-1]),
            ruled=found,
        )
        for labelled in draft.labels.sentences
        for found in [tuple(_find(labelled.text, review.ruled))]
    )


def _find(text: str, ruled: Sequence[Ruled]) -> Iterator[Ruled]:
    """Yield the sentences of a draft that make up a labelled one, or that it is a part of."""
    wanted = _fold(text)
    words = [_fold(each.claim.text) for each in ruled]
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word) + 1)
    start = " ".join(words).find(wanted)
    if start < 0:
        return
    for (first, after), each in zip(pairwise(edges), ruled, strict=True):
        if first < start + len(wanted) and start < after - 1:
            yield each


def _fold(text: str) -> str:
    return " ".join(text.split())
