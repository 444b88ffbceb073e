"""Manual mode: a person carries the prompt to a chat window, and the reply back.

For offices whose only model is an approved chat window. The reply goes through the same reading,
checks and gate as any other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Protocol, TextIO

from agent.model.letter import Letter, write_letter
from agent.model.letterbox import Letterbox
from agent.model.pasted import straighten
from agent.model.pasting import Pasting
from agent.model.types import Delta, Event, Reply, Request
from agent.types import Attempt, Usage

NAME: Final = "manual"

_BYTES_PER_TOKEN: Final = 4
"""Of English text, for an estimate. Source: OpenAI, "What are tokens and how to count them?"."""


class Correspondent(Protocol):
    """Whoever brings the reply to a letter: a folder, a terminal, a double."""

    def reply_to(self, letter: Letter) -> str:
        """Return the text of the reply.

        Raises:
            ReplyAwaited: it is not there yet.
            AnswerUnusable: what is there is no text, or too much of it.
        """
        ...


class ScriptedCorrespondent:
    """Replies with what `answer` makes of the letter; keeps the letters. A double."""

    def __init__(self, answer: Callable[[Letter], str]) -> None:
        self._answer = answer
        self.letters: list[Letter] = []

    def reply_to(self, letter: Letter) -> str:
        """Return the answer."""
        self.letters.append(letter)
        return self._answer(letter)


class Manual:
    """A person with a chat window, as a chat model."""

    def __init__(
        self, correspondent: Correspondent, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._correspondent = correspondent
        self._clock = clock

    @property
    def name(self) -> str:
        """Name it."""
        return NAME

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the whole reply once it is there: one call, tokens estimated, no cost of ours.

        Raises:
            ReplyAwaited: it is not there yet.
            AnswerUnusable: what is there is no text, or too much of it.
        """
        started = self._clock()
        letter = write_letter(request)
        text = straighten(self._correspondent.reply_to(letter), letter.reply_key)
        yield Delta(text=text)
        attempt = Attempt(
            purpose=request.purpose.value,
            outcome="done",
            seconds=self._clock() - started,
            input_tokens=_estimate(letter.text),
            output_tokens=_estimate(text),
            estimated=True,
        )
        usage = Usage(
            model_seconds=attempt.seconds,
            calls=1,
            input_tokens=attempt.input_tokens,
            output_tokens=attempt.output_tokens,
            attempts=(attempt,),
        )
        yield Reply(text=text, model=NAME, usage=usage)


def open_manual(
    *,
    source: TextIO,
    shown: TextIO,
    folder: Path | None = None,
    wait_seconds: float | None = None,
    stop: threading.Event | None = None,
) -> Manual:
    """Return manual mode, at a terminal or, with a folder, by files.

    Args:
        source: where replies are pasted, without a folder.
        shown: where prompts, or the names of awaited files, are shown; never standard output.
        folder: where requests are written and replies awaited; made if it is missing.
        wait_seconds: how long a reply is awaited in a folder; None: for ever; 0: not at all.
        stop: set by whoever wants every wait to end.

    Raises:
        BadInput: the folder cannot be used.
    """
    if folder is None:
        return Manual(Pasting(source, shown))

    def tell(line: str) -> None:
        shown.write(f"{line}\n")
        shown.flush()

    return Manual(Letterbox(folder, wait_seconds=wait_seconds, tell=tell, stop=stop))


def _estimate(text: str) -> int:
    return -(-len(text.encode("utf-8", "surrogatepass")) // _BYTES_PER_TOKEN)
