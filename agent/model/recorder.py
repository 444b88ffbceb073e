"""Record the replies of a model to a file, and replay them without one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

from agent.errors import NoRecording
from agent.model.manual import NAME as MANUAL
from agent.model.recording import Recorded, Recording, read_recording
from agent.model.types import ChatModel, Delta, Event, Purpose, Reply, Request
from agent.types import Attempt, Usage

PromptHashes = Callable[[Purpose], tuple[tuple[str, str], ...]]
"""Gives the names and hashes of the prompt files that a purpose uses."""

BY_MODEL = "model"
"""Who replied, where it was no person."""


class Recorder:
    """A model whose every complete reply is added to a file before it is handed on."""

    def __init__(
        self,
        model: ChatModel,
        recording: Recording,
        *,
        prompts: PromptHashes | None = None,
        by: str | None = None,
    ) -> None:
        self._model = model
        self._recording = recording
        self._prompts = prompts
        self._by = by or (MANUAL if model.name == MANUAL else BY_MODEL)

    @property
    def name(self) -> str:
        """Name the model: recording it changes nothing."""
        return self._model.name

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield what the model yields.

        Raises:
            ModelError: as the model raises it; nothing is recorded then.
            BadInput: the recording can no longer be written.
        """
        events = self._model.stream(request)
        try:
            for event in events:
                yield self._record(request, event) if isinstance(event, Reply) else event
        finally:
            if isinstance(events, Generator):
                events.close()

    def _record(self, request: Request, reply: Reply) -> Reply:
        # Halves of characters cannot be written; the replay must give what was seen here.
        text = reply.text.encode("utf-8", "replace").decode("utf-8")
        usage = reply.usage
        entry = Recorded(
            key=request.key,
            purpose=request.purpose,
            by=self._by,
            model=reply.model,
            prompts=dict(self._prompts(request.purpose)) if self._prompts else {},
            reply=text,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            estimated=any(each.estimated for each in usage.attempts),
        )
        self._recording.append(entry)
        return reply if text == reply.text else replace(reply, text=text)


class Replay:
    """Recorded replies as a chat model: the same request brings the same reply, without a call."""

    def __init__(self, path: Path) -> None:
        """Read the recording.

        Raises:
            BadInput: there is no such file, or a line of it is damaged or of another version.
        """
        self._path = path
        self._recorded = read_recording(path)

    @property
    def name(self) -> str:
        """Name it by the models that were recorded."""
        return f"replay of {' and '.join(sorted({each.model for each in self._recorded.values()}))}"

    @property
    def by(self) -> tuple[str, ...]:
        """Return who gave the replies, each once: "model", "manual", or as it was recorded."""
        return tuple(sorted({each.by for each in self._recorded.values()}))

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the recorded reply; its tokens are those counted when it was recorded.

        Raises:
            NoRecording: this request was not recorded.
        """
        found = self._recorded.get(request.key)
        if found is None:
            raise self._missing(request)
        yield Delta(text=found.reply)
        attempt = Attempt(
            purpose=request.purpose.value,
            outcome="done",
            seconds=0.0,
            input_tokens=found.input_tokens,
            output_tokens=found.output_tokens,
            estimated=found.estimated,
        )
        usage = Usage(
            calls=1,
            input_tokens=found.input_tokens,
            output_tokens=found.output_tokens,
            attempts=(attempt,),
        )
        yield Reply(text=found.reply, model=f"replay of {found.model}", usage=usage)

    def _missing(self, request: Request) -> NoRecording:
        purpose = request.purpose.value
        others = sum(each.purpose is request.purpose for each in self._recorded.values())
        return NoRecording(
            f"{str(self._path)!r} holds no reply to this request to {purpose} (key "
            f"{request.key[:16]}…), and {others} to others; the question, the prompt or the "
            "documents have changed since: record again with --record"
        )


def record(
    model: ChatModel,
    path: Path,
    *,
    tell: Callable[[str], None],
    prompts: PromptHashes | None = None,
    by: str | None = None,
) -> Recorder:
    """Return the model, its replies recorded to the file, which is made if it is missing.

    Args:
        model: any.
        path: the recording; what it holds stays, and the last reply to a request counts.
        tell: takes a line about what was mended in the file.
        prompts: gives the names and hashes of the prompt files.
        by: who replies, where the model's name does not say it.

    Raises:
        BadInput: the file cannot be written, or is no recording of this version.
    """
    return Recorder(model, Recording(path, tell=tell), prompts=prompts, by=by)


def open_replay(path: Path) -> Replay:
    """Return the recorded replies as a model.

    Raises:
        BadInput: there is no such file, or a line of it is damaged or of another version.
    """
    return Replay(path)
