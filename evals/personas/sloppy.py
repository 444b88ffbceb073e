"""The sloppy persona: an honest statement with exactly one thing wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evals.mutate import WAYS, Claim, Mutation, Surroundings, mutate
from evals.personas.prompt import Prompt, Sentence
from evals.personas.types import Said, Writer

SEED: Final = 20_261_120

CLASSES: Final = {
    "digit": "figure",
    "date": "date",
    "name": "name",
    "swap_pointer": "number of evidence",
    "neighbouring_sentence": "number of evidence",
    "other_documents_twin": "number of evidence",
    "pointer_missing": "number of evidence",
    "negation": "negation",
    "verb_hardened": "verb force",
}
"""The ways that a promise is made for, by its class; all others are reported without one."""


@dataclass(frozen=True, slots=True)
class Sloppy:
    """Corrupts each statement of another persona once in each way that applies."""

    honest: Writer
    ways: Sequence[str] = tuple(WAYS)
    seed: int = SEED

    def __call__(self, prompt: Prompt) -> Sequence[Said]:
        """Return every wrong statement."""
        return [wrong for said in self.honest(prompt) for wrong in self._spoil(prompt, said)]

    def _spoil(self, prompt: Prompt, said: Said) -> Iterator[Said]:
        cited = [each for number in said.evidence if (each := prompt.at(number)) is not None]
        around = surround(prompt, cited)
        claim = Claim(text=said.text, evidence=tuple(each.text for each in cited))
        for way in self.ways:
            made = mutate(claim, around, way, self.seed)
            if made is None:
                continue
            numbers = _point(prompt, cited, made)
            if numbers is not None:
                yield replace(
                    said,
                    text=made.text,
                    evidence=numbers,
                    way=way,
                    change=made.change,
                    sentences=made.evidence or said.sentences,
                )


def surround(prompt: Prompt, cited: Sequence[Sentence]) -> Surroundings:
    """Return what a corruption may borrow from: the sentences offered, and no others."""
    titles = {each.source.title for each in cited}
    return Surroundings(
        document=tuple(each.text for each in prompt.sentences if each.source.title in titles),
        others=tuple(each.text for each in prompt.sentences if each.source.title not in titles),
    )


def _point(prompt: Prompt, cited: Sequence[Sentence], made: Mutation) -> tuple[int, ...] | None:
    """Return the numbers of a corruption's evidence, None where that cannot be pointed at."""
    if not made.evidence:
        # Half of those who point at nothing leave the number out, half make one up.
        return () if len(made.text) % 2 else (len(prompt.sentences) + 3,)
    old = {each.text: each.number for each in cited}
    titles = {each.source.title for each in cited}
    foreign = made.way == "other_documents_twin"
    numbers = []
    for text in made.evidence:
        fits = [
            each.number
            for each in prompt.sentences
            if each.text == text and (each.source.title in titles) is not foreign
        ]
        number = old.get(text) if not foreign else None
        found = number or next(iter(fits), None)
        if found is None:
            return None
        numbers.append(found)
    return tuple(numbers)
