"""What is asked of a user's checker and what it says; the double stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from store.errors import BriefingError

SCORE_THAT_HOLDS: Final = 0.5
"""A score from here on holds. Set by the form, not measured: a command whose scores part elsewhere
says `supported` itself."""


class CheckerFailed(BriefingError):
    """The user's checker ended, or answers no more; nothing it was asked has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement and the sentences that are said to prove it."""

    text: str
    kind: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the checker says of one claim; `holds` is None where it gave no verdict."""

    holds: bool | None
    why: str = ""


class Checker(Protocol):
    """Something that judges claims by their evidence: a command, a double."""

    @property
    def failure(self) -> CheckerFailed | None:
        """Return why it judges no more, once that is so."""
        ...

    def judge(self, claims: Sequence[Claim]) -> list[Opinion]:
        """Return one opinion for each claim, in order; never fewer, and never raise."""
        ...


class ScriptedChecker:
    """Says what `say` makes of a claim; keeps the batches. A double."""

    def __init__(self, say: Callable[[Claim], Opinion]) -> None:
        self._say = say
        self.batches: list[tuple[Claim, ...]] = []

    @property
    def failure(self) -> CheckerFailed | None:
        """Return nothing: it never fails."""
        return None

    def judge(self, claims: Sequence[Claim]) -> list[Opinion]:
        """Return what `say` makes of each."""
        self.batches.append(tuple(claims))
        return [self._say(each) for each in claims]
