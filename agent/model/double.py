"""A model that answers from a function of the prompt: the double that tests and personas use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from agent.model.types import Delta, Event, Reply, Request
from agent.types import Attempt, Usage

_PIECE = 7
"""Characters of a piece: short enough to cut words, numbers and braces apart."""


class ScriptedModel:
    """Replies with what `answer` makes of the request; keeps the requests."""

    def __init__(self, answer: Callable[[Request], str], *, name: str = "scripted") -> None:
        self._answer = answer
        self._name = name
        self.requests: list[Request] = []

    @property
    def name(self) -> str:
        """Name it."""
        return self._name

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the answer in small pieces, then whole."""
        self.requests.append(request)
        text = self._answer(request)
        for start in range(0, len(text), _PIECE):
            yield Delta(text=text[start : start + _PIECE])
        attempt = Attempt(purpose=request.purpose.value, outcome="done", seconds=0.0)
        yield Reply(text=text, model=self._name, usage=Usage(calls=1, attempts=(attempt,)))
