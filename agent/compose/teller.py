"""What is told while an answer is being made: each statement once, and what is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agent.compose.disarm import disarm
from agent.compose.judged import identify
from agent.compose.types import Progress, Said, Step, Withdrawn
from agent.types import Statement

Listen = Callable[[Progress], None]

_LONGEST = 200
"""Characters of a reason that are told."""


def ignore(progress: Progress) -> None:
    """Listen to nothing."""
    del progress


class Teller:
    """Tells statements that have passed every check, and remembers them."""

    def __init__(self, listen: Listen) -> None:
        self._listen = listen
        self._said: set[object] = set()

    def say(self, statements: Iterable[Statement]) -> None:
        """Tell the statements that were not told yet."""
        for statement in statements:
            if identify(statement) not in self._said:
                self._said.add(identify(statement))
                self._listen(Said(statement=statement))

    def withdraw(self, reason: str) -> None:
        """Take back whatever was told; nothing is told where nothing had been."""
        if self._said:
            self._said.clear()
            self._listen(Withdrawn(reason=disarm(reason, _LONGEST)))

    def step(self, text: str) -> None:
        """Tell what is being done now."""
        self._listen(Step(text=text))
