"""A judge that is asked once about each pair: several metrics need the same judgement."""

from __future__ import annotations

from collections.abc import Sequence

from agent.types import Evidence, Kind
from evals.judges.types import Judge, JudgedPair, Opinion, Prompts

_Place = tuple[str, int, int, str, str]
_Key = tuple[str, Kind, tuple[_Place, ...]]


class Remembering:
    """Passes each pair on the first time it is met, and repeats what was said from then on.

    A failed judgement is repeated, too: within one run a pair has one opinion, so that every
    metric counts the same failures and a run cannot depend on how often it asked.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._said: dict[_Key, Opinion] = {}

    @property
    def name(self) -> str:
        """Name the judge behind it."""
        return self._judge.name

    @property
    def prompts(self) -> Prompts:
        """Return those of the judge behind it."""
        return self._judge.prompts

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return one opinion for each pair; those not yet judged go on in one batch."""
        keys = [_key(each) for each in pairs]
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._said}
        if new:
            said = self._judge.judge(tuple(new.values()))
            self._said.update(zip(new, said, strict=True))
        return [self._said[key] for key in keys]


def _key(pair: JudgedPair) -> _Key:
    return (pair.text, pair.kind, tuple(map(_place, pair.evidence)))


def _place(item: Evidence) -> _Place:
    # Answers of other systems may have no places: their quotes tell the sentences apart.
    return (item.document.version, item.start, item.end, item.quote, item.lead or "")
