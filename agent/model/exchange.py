"""What passes between `Endpoint` and the adapter of a vendor, in plain words of our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from agent.model.deadline import Line
from agent.model.forms import Dialect
from agent.model.types import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of an answer. `alive` says that tokens came, though none of them may be text."""

    text: str
    alive: bool = True


class Reason(StrEnum):
    """Why an answer ended."""

    STOP = "stop"
    LENGTH = "length"
    FILTERED = "filtered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a stream ended: `reason` is None where the server gave none, `word` what it said.

    Token counts are None where the server did not count. `refusal` is the model's own text in
    declining; `thought` says that there was reasoning beside the answer, `done`
    that the stream came to its end mark.
    """

    reason: Reason | None
    word: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None
    refusal: str = ""
    thought: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it goes out."""

    request: Request
    dialect: Dialect
    max_output_tokens: int
    connect_seconds: float
    seconds: float


class Source(Protocol):
    """Something that sends a call and hands over what comes back: the adapter, or a double."""

    def prepare(self) -> None:
        """Load what is needed, so that no deadline pays for it."""
        ...

    def receive(self, call: Call, hand_over: Callable[[Piece], None], line: Line) -> Ending:
        """Hand over the pieces of the answer in order, and return how it ended.

        Runs in a thread of its own; ends soon after the line is hung up.

        Raises:
            Failed: no complete answer came.
        """
        ...
