"""What a persona says, and where it has it from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.personas.prompt import Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of a persona.

    `origin` names where its wording is from; `document` is the title of the first sentence it
    rests on. `evidence` holds the numbers written, also those that nobody offered. `way` and
    `change` say how it was made wrong, empty for a sound one. `secret`: the wording or its
    sentence belongs to the half that nobody looks at.
    """

    text: str
    evidence: tuple[int, ...]
    kind: str = "fact"
    origin: str
    document: str
    sentences: tuple[str, ...] = ()
    way: str = ""
    change: str = ""
    secret: bool = False

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], str]:
        """Return what makes two of them one case, in whatever prompt it was said."""
        return (self.way, self.text, self.sentences, self.document)


Writer = Callable[[Prompt], Sequence[Said]]
"""From a prompt to the statements that a persona would make of it."""
