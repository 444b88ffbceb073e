"""What is asked of a chat model and what comes back; no vendor's type crosses this line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol

from agent.types import Usage

Speaker = Literal["system", "user", "assistant"]


class Purpose(StrEnum):
    """What a call is for; it stands in the usage, in recordings, and on the screen."""

    COMPOSE = "compose"
    SECTION = "section"
    RESEARCH = "research"
    REWRITE = "rewrite"
    SECOND_LOOK = "second_look"
    STANDALONE = "standalone"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a prompt."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call: the prompt, and the JSON schema that the reply must follow.

    The same content always gives the same `key`, so that a recorded reply is found again and a
    request file of manual mode keeps its name; the model's name is no part of it. Nor is
    `subject`, a line that tells a person what the request is about; no model is sent it.
    """

    purpose: Purpose
    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    max_output_tokens: int
    temperature: float = 0.0
    subject: str = ""

    @property
    def key(self) -> str:
        """Return the SHA-256 of the content, in hex."""
        content = {
            "purpose": self.purpose.value,
            "messages": [[each.speaker, each.text] for each in self.messages],
            "schema": self.schema,
            "max_output_tokens": self.max_output_tokens,
            "temperature": self.temperature,
        }
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """A piece of the reply's text, in order."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted:
    """The stream broke: every `Delta` so far is void, and a new attempt begins from nothing."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The whole text of a reply that ended as it should; the last event of every stream.

    `usage` covers all attempts of this call.
    """

    text: str
    model: str
    usage: Usage


Event = Delta | Restarted | Reply


class ChatModel(Protocol):
    """Something that replies to a request: an endpoint, a person, a recording, a double."""

    @property
    def name(self) -> str:
        """Name it as the answer will: "openai:gpt-x@http://…", "manual", "replay of …"."""
        ...

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the reply piece by piece, and at last the whole `Reply`.

        The consumer may stop early (`close()`); nothing keeps running then.

        Raises:
            ModelError: no complete reply; what came before is void.
        """
        ...


def complete(model: ChatModel, request: Request) -> Reply:
    """Return the whole reply at once.

    Raises:
        ModelError: no complete reply.
    """
    last: Event | None = None
    for last in model.stream(request):  # noqa: B007 - only the last event counts
        pass
    assert isinstance(last, Reply), "a stream ends with its reply"
    return last
