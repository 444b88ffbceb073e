"""What the composer hands on."""

from __future__ import annotations

from dataclasses import dataclass

from agent.types import Draft, Gap, Outcome
from store.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Drafts (by their place) that give different values for the same thing."""

    about: str
    sides: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How a question ends, with the drafts to pass the gate, the gaps, and remarks of ours.

    `options` are the documents that could be meant where the question is asked back.
    """

    outcome: Outcome
    drafts: tuple[Draft, ...] = ()
    clashes: tuple[Clash, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notices: tuple[str, ...] = ()
    options: tuple[Document, ...] = ()
