"""The honest answer of /v1/chat/completions, whole or as a stream."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any, Final

SILENT: Final = json.dumps(
    {"outcome": "documents_do_not_say", "statements": [], "conflicts": [], "gaps": []}
)
"""What the model says where nobody told it what to say: a reply in the agent's own form."""

_LONGEST_PIECE: Final = 12
_CHARACTERS_A_TOKEN: Final = 4
_CREATED: Final = 1_700_000_000
_ID: Final = "chatcmpl-1"


def make_choice(said: str | dict[str, Any]) -> dict[str, Any]:
    """Return what a model says as a choice of the protocol."""
    if isinstance(said, dict):
        return {"index": 0, "finish_reason": "stop", **said}
    message = {"role": "assistant", "content": said}
    return {"index": 0, "message": message, "finish_reason": "stop"}


def make_completion(request: dict[str, Any], choice: dict[str, Any]) -> dict[str, Any]:
    """Return the whole answer of a request without `stream`."""
    return {
        "id": _ID,
        "object": "chat.completion",
        "created": _CREATED,
        "model": request.get("model", ""),
        "choices": [choice],
        "usage": count_usage(request, choice),
    }


def make_chunks(
    request: dict[str, Any], choice: dict[str, Any], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a stream: the role, pieces of random sizes, the reason, the usage."""
    message: Mapping[str, Any] = choice["message"]
    yield _chunk(request, {"role": "assistant", "content": ""})
    for name in ("reasoning", "reasoning_content", "refusal", "content"):
        for piece in _cut(message.get(name) or "", chance):
            yield _chunk(request, {name: piece})
    yield _chunk(request, {}, choice["finish_reason"])
    if (request.get("stream_options") or {}).get("include_usage"):
        last = _chunk(request, {})
        yield {**last, "choices": [], "usage": count_usage(request, choice)}


def frame(chunks: Iterator[dict[str, Any]]) -> list[bytes]:
    """Return chunks as events on the wire, with the mark of the end."""
    events = [b"data: " + _write(each) + b"\n\n" for each in chunks]
    return [*events, b"data: [DONE]\n\n"]


def _write(chunk: dict[str, Any]) -> bytes:
    try:
        return json.dumps(chunk, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half a character can only be sent as an escape.
        return json.dumps(chunk).encode()


def read_prompt(request: dict[str, Any]) -> str:
    """Return every message of a request as one text."""
    parts: list[str] = []
    for message in request.get("messages", []):
        content = message.get("content") or ""
        if isinstance(content, str):
            parts.append(content)
        else:
            parts += [part.get("text", "") for part in content]
    return "\n\n".join(parts)


def count_usage(request: dict[str, Any], choice: dict[str, Any]) -> dict[str, int]:
    """Return the tokens as a server would count them: four characters each."""
    said = sum(len(text) for text in choice["message"].values() if isinstance(text, str))
    asked = len(read_prompt(request)) // _CHARACTERS_A_TOKEN + 1
    answered = said // _CHARACTERS_A_TOKEN + 1
    return {
        "prompt_tokens": asked,
        "completion_tokens": answered,
        "total_tokens": asked + answered,
    }


def _chunk(
    request: dict[str, Any], delta: dict[str, Any], reason: str | None = None
) -> dict[str, Any]:
    return {
        "id": _ID,
        "object": "chat.completion.chunk",
        "created": _CREATED,
        "model": request.get("model", ""),
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }


def _cut(text: str, chance: random.Random) -> Iterator[str]:
    start = 0
    while start < len(text):
        size = chance.randint(1, _LONGEST_PIECE)
        yield text[start : start + size]
        start += size
