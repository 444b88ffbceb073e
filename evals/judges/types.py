"""What a judge is asked and what it says; the double stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.types import Evidence, Kind
from evals.types import Support


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """A statement and the sentences that are said to prove it, taken together."""

    text: str
    kind: Kind
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a judge makes of a pair, and why in its own words."""

    support: Support
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeFailure:
    """A judgement that could not be had. It is no verdict: it passes nothing and fails nothing."""

    reason: str


Opinion = Verdict | JudgeFailure
Prompts = tuple[tuple[str, str], ...]


class Judge(Protocol):
    """Something that says whether evidence proves a statement."""

    @property
    def name(self) -> str:
        """Name it as the report will: "offline", "command:…", "model:…"."""
        ...

    @property
    def prompts(self) -> Prompts:
        """Return the prompt files that it uses, and their hashes; most have none."""
        ...

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return one opinion for each pair, in order; never fewer.

        Raises:
            NoRecording: a replay does not hold the request: the run is not the recorded one.
            ReplyAwaited: a person has yet to reply.
        """
        ...


class ScriptedJudge:
    """Says what `say` makes of a pair; keeps the batches. A double."""

    def __init__(self, say: Callable[[JudgedPair], Opinion], *, name: str = "scripted") -> None:
        self._say = say
        self._name = name
        self.batches: list[tuple[JudgedPair, ...]] = []

    @property
    def name(self) -> str:
        """Name it."""
        return self._name

    @property
    def prompts(self) -> Prompts:
        """Return none: it uses no prompt."""
        return ()

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return what `say` makes of each."""
        self.batches.append(tuple(pairs))
        return [self._say(each) for each in pairs]
