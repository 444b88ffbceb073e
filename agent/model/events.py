"""Events of a stream of the OpenAI protocol: cut from the bytes, and brought into its exact form.

Compatible servers leave out what the vendors' readers take for granted, or send other types: no
`delta`, `choices` of null, tokens that are not a number. The readers then fail, or warn on the
screen. So each event is written anew with what is used of it; what cannot be understood ends the
attempt.

Source: HTML Living Standard, section 9.2.6, "Interpreting an event stream".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from agent.errors import AnswerUnusable, StreamBroken
from agent.model.bodies import judge_object
from agent.model.failed import Failed

# An event holds one token, or a few; some servers send the whole answer in one.
MAX_EVENT_BYTES = 1_000_000
DONE = b"[DONE]"
MARK_OF_ORDER = b"\xef\xbb\xbf"
# How a line of a stream may begin: data, event, id, retry, or a comment.
FIRST_BYTES = b"deir:"
# No model reads or writes ten million; a count beyond that, or of nothing, is none.
MOST_TOKENS = 10_000_000
# 100,000 tokens: more than the fastest servers write before the deadline of a whole call.
MOST_THOUGHT = 400_000
KNOWN_REASONS = frozenset({"stop", "length", "content_filter", "tool_calls", "function_call"})
THOUGHTS = ("reasoning", "reasoning_content", "thinking", "tool_calls")


class EventReader:
    """Cuts a stream of bytes into the data of its events."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []
        self._began = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the data of every event that is complete now.

        Raises:
            Failed: an event is out of all bounds.
        """
        self._rest += piece
        if not self._began:
            self._rest = self._rest.removeprefix(MARK_OF_ORDER)
            self._began = len(self._rest) >= len(MARK_OF_ORDER)
        lines = self._rest.splitlines(keepends=True)
        # A "\r" at the end may be half of "\r\n".
        self._rest = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
        for line in lines:
            yield from self._read_line(line.rstrip(b"\r\n"))
        size = len(self._rest) + sum(map(len, self._data))
        if size > MAX_EVENT_BYTES:
            said = f"one event exceeds {MAX_EVENT_BYTES:,} bytes"
            raise Failed(AnswerUnusable, said, reached=True)

    def finish(self) -> Iterator[bytes]:
        """Yield the data of a last event that no empty line follows."""
        if self._rest:
            yield from self._read_line(self._rest.rstrip(b"\r\n"))
            self._rest = b""
        yield from self._read_line(b"")

    def _read_line(self, line: bytes) -> Iterator[bytes]:
        if not line:
            if self._data:
                data, self._data = b"\n".join(self._data), []
                yield data
            return
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))


class Notes:
    """What a stream says beside its text, which LangChain drops.

    Args:
        on_thought: called whenever the model reasons.
        clean: makes a server's words fit to be shown.

    """

    def __init__(self, on_thought: Callable[[], None], clean: Callable[[str], str]) -> None:
        self.clean = clean
        self.status: int | None = None
        self.refusal = ""
        self.word = ""
        self.done = False
        self._size = 0
        self._on_thought = on_thought

    @property
    def thought(self) -> bool:
        """Return whether the model reasoned."""
        return self._size > 0

    def settle(self, data: bytes) -> bytes:
        """Return the data of an event in the exact form of the protocol.

        Raises:
            Failed: it is an error, or cannot be understood.
        """
        if data.strip() == DONE:
            self.done = True
            return DONE
        try:
            event = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise Failed(StreamBroken, "a piece of the answer is no JSON", reached=True) from error
        if not isinstance(event, dict):
            raise Failed(StreamBroken, "a piece of the answer is no object", reached=True)
        if event.get("error"):
            raise judge_object(
                event["error"], clean=self.clean, otherwise=StreamBroken, reached=True
            )
        first = _find_first(event.get("choices"))
        exact = {
            "id": "",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "",
            "choices": [self._settle_choice(first)] if first is not None else [],
            "usage": _settle_usage(event.get("usage")),
        }
        return json.dumps(exact).encode()

    def _settle_choice(self, choice: dict[str, Any]) -> dict[str, Any]:
        """Return the first choice in the exact form."""
        delta = choice.get("delta")
        said = delta if isinstance(delta, dict) else {}
        if isinstance(refusal := said.get("refusal"), str):
            self.refusal += refusal
        self._note_thought(sum(len(str(said[name])) for name in THOUGHTS if said.get(name)))
        given = choice.get("finish_reason")
        word = given if isinstance(given, str) else ""
        self.word = word or self.word
        return {
            "index": 0,
            "delta": {"role": "assistant", "content": _settle_content(said.get("content"))},
            # Others are kept in `word`: the SDK knows no more than these.
            "finish_reason": word if word in KNOWN_REASONS else None,
        }

    def _note_thought(self, size: int) -> None:
        if not size:
            return
        self._size += size
        if self._size > MOST_THOUGHT:
            said = f"the model reasons without end (more than {MOST_THOUGHT:,} characters)"
            raise Failed(AnswerUnusable, said, hint="Try another model.", reached=True)
        self._on_thought()


def _find_first(choices: object) -> dict[str, Any] | None:
    """Return the choice with the number 0: pieces of a second answer must not get between."""
    listed = choices if isinstance(choices, list) else []
    fitting = (each for each in listed if isinstance(each, dict) and not each.get("index"))
    return next(fitting, None)


def _settle_content(content: object) -> str:
    """Return the text of a piece; a few servers send it in parts, with its kind."""
    if isinstance(content, list):
        return "".join(
            _settle_content(part.get("text"))
            for part in content
            if isinstance(part, dict) and part.get("type") == "text"
        )
    return content if isinstance(content, str) else ""


def _settle_usage(usage: object) -> dict[str, int] | None:
    """Return the count of tokens if it is sound: positive whole numbers that a model can reach."""
    if not isinstance(usage, dict):
        return None
    read, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not isinstance(read, int) or not isinstance(written, int):
        return None
    if not (0 < read < MOST_TOKENS and 0 < written < MOST_TOKENS):
        return None
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
