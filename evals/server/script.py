"""What the server was asked, and how it is told to misbehave."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Route = Callable[[dict[str, Any]], dict[str, Any]]
"""From the JSON of a request to the JSON of its answer."""

Chat = Callable[[dict[str, Any]], str | dict[str, Any]]
"""From a chat request to the text of the reply, or to a whole choice of the protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request as it arrived; header names in lower case, `purpose` as the server sorts it."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """Send nothing for so long."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Torn:
    """Reset the connection."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Close the connection in an orderly way, though the body is not complete."""


Step = bytes | Wait | Torn | Ended
Staging = Callable[[Sequence[bytes]], Iterable[Step]]
"""From the events of an honest stream, as they stand on the wire, to what is sent instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One misbehaviour, used for one request.

    `status`, `headers` and `body` replace the answer; `change` edits the honest one; `reply` is
    what the model says instead (a text, or a whole choice); `stage` is what becomes of the events
    of a stream. `hang_seconds` waits before answering; `drip_seconds` sends a body one byte at a
    time for so long, `head_drip_seconds` the head; `reset` tears the connection down before any
    byte, `cut` after half the body. With `framed=False` a stream has no length and no chunks, so
    that only the end of the connection ends it. `when` limits a fault to the requests it names;
    the others are answered honestly.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    change: Callable[[dict[str, Any]], object] | None = None
    reply: str | dict[str, Any] | None = None
    stage: Staging | None = None
    hang_seconds: float = 0.0
    drip_seconds: float = 0.0
    head_drip_seconds: float = 0.0
    reset: bool = False
    cut: bool = False
    framed: bool = True
    when: Callable[[dict[str, Any]], bool] | None = None


def failed(status: int, code: str, message: str = "no", **headers: str) -> Fault:
    """Return an error in the protocol's own form."""
    error = {"error": {"message": message, "type": code, "code": code}}
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(status=status, headers=fields, body=json.dumps(error).encode())
