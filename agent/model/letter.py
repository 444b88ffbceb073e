"""A request as one text that a person can paste into a chat window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from agent.model.types import Request
from agent.render.safe import visible

KEY_LENGTH: Final = 16
"""Hex digits of the request's key in names: 64 bits, no two requests of one folder share them."""

_LAST_LINE: Final = "Answer with the JSON object alone: no words before it, none after it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is pasted, its name, and the key that its reply's object begins with.

    The same request always gives the same letter. `subject` tells the person what it is about, ""
    where that stands in the text; it is not pasted.
    """

    name: str
    text: str
    reply_key: str
    subject: str = ""

    @property
    def marker(self) -> str:
        """Return what bounds the text: drawn from its content, it cannot stand in it."""
        return self.name.rpartition("-")[2]


def write_letter(request: Request) -> Letter:
    """Return the request as one text: a chat window has no place for the system's part."""
    keys = iter(request.schema.get("properties", ()))
    return Letter(
        name=f"{request.purpose.value}-{request.key[:KEY_LENGTH]}",
        text="\n\n".join((*_write_turns(request), _LAST_LINE)) + "\n",
        reply_key=next(keys, ""),
        subject=visible(request.subject),
    )


def _write_turns(request: Request) -> Iterator[str]:
    for each in request.messages:
        if each.speaker == "assistant":
            yield f"Your earlier reply to all of the above was:\n{each.text.strip()}"
        elif each.text.strip():
            yield each.text.strip()
