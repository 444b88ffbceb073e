"""What was asked in a scenario, and everything that the adapter handed on."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

from agent.errors import ModelError
from agent.model.types import Reply
from agent.types import Usage

KEY: Final = "sk-canary-7f3a91c2"
SENTENCE: Final = "The observers of Lowmarsh shall leave the room before the vote is taken."
"""Stands in the prompt, and so in no error."""

SAID: Final = (
    '{"outcome": "answer", "statements": [{"text": "Observers leave – „bevor“ abgestimmt wird.",'
    ' "kind": "fact", "evidence": [1]}], "conflicts": [], "gaps": ["試験", "180 days"]}'
)


@dataclass(slots=True)
class Time:
    """A clock that runs by itself, and that sleeping puts forward without taking any time."""

    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Put the clock forward."""
        self.slept.append(seconds)

    def clock(self) -> float:
        """Return seconds."""
        return time.monotonic() + sum(self.slept)


@dataclass(slots=True)
class Heard:
    """What the adapter handed on, and how it ended."""

    pieces: list[str] = field(default_factory=list)
    reply: Reply | None = None
    error: BaseException | None = None
    seconds: float = 0.0

    @property
    def usage(self) -> Usage:
        """Return what it cost."""
        if self.reply:
            return self.reply.usage
        return self.error.usage if isinstance(self.error, ModelError) else Usage()

    @property
    def outcome(self) -> str:
        """Return the name of the error, or "reply"."""
        return type(self.error).__name__ if self.error else "reply" if self.reply else "nothing"
