"""Whose turn it is to send a request, where many calls share one model."""

from __future__ import annotations

from typing import Final, Protocol

from agent.model.failed import Failed


class Turns(Protocol):
    """Something that every request to a model waits for, and that hears how it ended."""

    def take(self) -> int:
        """Wait for a turn and return its number.

        Raises:
            BriefingError: no request is to be sent any more.
        """
        ...

    def give_back(self, number: int, failed: Failed | None) -> None:
        """Let the next one go; `failed` is why the request brought no answer."""
        ...


class AtOnce:
    """Nobody waits: for a single call, and a double."""

    def take(self) -> int:
        """Return at once."""
        return 0

    def give_back(self, number: int, failed: Failed | None) -> None:
        """Do nothing."""


AT_ONCE: Final = AtOnce()
