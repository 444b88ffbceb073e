"""What passes between the steps of an answer that a model writes."""

from __future__ import annotations

from dataclasses import dataclass

from agent.types import Draft, Evidence, Outcome, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The sentences that a prompt offers, in the order of their numbers: the first is [1].

    `searches` are the texts that were looked for; `left_out` counts sentences that were found but
    had no room; `addressed` are those that speak to a model.
    """

    evidence: tuple[Evidence, ...]
    searches: tuple[str, ...] = ()
    left_out: int = 0
    addressed: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A model's whole reply, read but not yet believed.

    `drafts` stand in the order written. `conflicts` name what they are about and the drafts (by
    place in `drafts`, 0-based) on each side. `gaps` say in the model's words what is missing.
    `answers` holds for each draft the number of the question that it is said to answer, from 1;
    0 where it says none, as every answer to a single question does.
    """

    outcome: Outcome
    drafts: tuple[Draft, ...]
    conflicts: tuple[ProposedConflict, ...] = ()
    gaps: tuple[str, ...] = ()
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedConflict:
    """What a model says the documents disagree about; each side is a draft's place, 0-based."""

    about: str
    sides: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement that is complete and has passed every check: it may be shown now."""

    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """The stream broke: what was said so far is withdrawn; a new attempt follows."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is being done now, in a few words for the screen: "rewriting 2 statements"."""

    text: str


Progress = Said | Withdrawn | Step
