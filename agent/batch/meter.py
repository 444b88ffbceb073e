"""What one row asks of a model, counted, whatever becomes of the row."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from agent.errors import ModelError
from agent.model.types import ChatModel, Event, Reply, Request
from agent.types import Usage


class Meter:
    """Counts the calls of one row, over all of its models, and keeps their failures."""

    def __init__(self) -> None:
        self.usage = Usage()
        self.failures: list[ModelError] = []
        self._lock = threading.Lock()

    def on(self, model: ChatModel | None) -> ChatModel | None:
        """Return the model, counted; None for none."""
        return None if model is None else _Metered(model, self)

    def count(self, usage: Usage) -> None:
        """Add what a call cost."""
        with self._lock:
            self.usage += usage

    def note(self, error: ModelError) -> None:
        """Add what a call cost that failed, and why it did."""
        with self._lock:
            self.usage += error.usage
            self.failures.append(error)


class _Metered:
    def __init__(self, model: ChatModel, meter: Meter) -> None:
        self._model = model
        self._meter = meter

    @property
    def name(self) -> str:
        return self._model.name

    def stream(self, request: Request) -> Iterator[Event]:
        try:
            for event in self._model.stream(request):
                if isinstance(event, Reply):
                    self._meter.count(event.usage)
                yield event
        except ModelError as error:
            self._meter.note(error)
            raise
