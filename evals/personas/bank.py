"""Sound wordings by the sentences they rest on: the labelled pairs, as a bank of paraphrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from agent.compose.fence import defuse
from agent.render.safe import clip
from evals.pairs.load import HERE, SAMPLES, Pair, load_pairs

FILES: Final = ("samples_a.jsonl", "samples_b.jsonl")
ASKED: Final = ("samples_c.jsonl", "samples_d.jsonl")
"""Wordings by writers who had read the rules that a model is given, and nothing of the checks; the
second file was read when the checks were mended."""
_TITLE_COLUMNS: Final = 160
"""Columns of a title that a prompt shows."""

Key = tuple[str, str]
"""A document's title and a sentence of it, both as a prompt shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Banked:
    """A sound wording of one or more sentences; `part` says who may look at it.

    `asked`: it was written as the prompt asks, not to be as far from the sentence as can be.
    """

    text: str
    keys: tuple[Key, ...]
    part: str
    asked: bool = False

    @property
    def origin(self) -> str:
        """Where it is from, as reports name it."""
        return f"{'asked' if self.asked else 'bank'} {self.part}"


@dataclass(frozen=True, slots=True)
class Bank:
    """Wordings by each of their sentences."""

    wordings: tuple[Banked, ...]
    by_sentence: Mapping[Key, tuple[Banked, ...]]

    def is_secret(self, key: Key) -> bool:
        """Say whether only wordings that nobody looks at rest on a sentence."""
        parts = {each.part for each in self.by_sentence.get(key, ())}
        return parts == {"held"}


def load_bank() -> Bank:
    """Return the sound claims, and the sound versions of wrong ones, over the sample library."""
    return build(pair for name in (*FILES, *ASKED) for pair in load_pairs(HERE / name, SAMPLES))


def build(pairs: Iterable[Pair]) -> Bank:
    """Return a bank of the pairs' sound wordings, each once."""
    wordings: dict[tuple[str, tuple[Key, ...]], Banked] = {}
    for pair in pairs:
        text = pair.sound if pair.error is not None else pair.claim
        if text is None:
            continue
        keys = tuple(
            (clip(defuse(item.document.title), _TITLE_COLUMNS), defuse(item.quote))
            for item in pair.evidence
        )
        wordings.setdefault(
            (text, keys),
            Banked(text=text, keys=keys, part=pair.part, asked=pair.file in ASKED),
        )
    found: dict[Key, list[Banked]] = defaultdict(list)
    for each in wordings.values():
        for key in each.keys:
            found[key].append(each)
    return Bank(tuple(wordings.values()), {key: tuple(each) for key, each in found.items()})
