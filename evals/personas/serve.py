"""A persona behind the local server: it reads what came over the wire, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agent.model.types import Message, Purpose, Request
from evals.personas.prompt import read_chat
from evals.server import Chat, read_prompt


def as_chat(answer: Callable[[Request], str]) -> Chat:
    """Return a persona in the form that the local server takes."""
    return lambda body: answer(_read(body))


def _read(body: dict[str, Any]) -> Request:
    """Return the request that a chat request of the protocol tells of, without its schema."""
    return Request(
        purpose=Purpose(read_chat(body).wish.value),
        messages=(Message(speaker="user", text=read_prompt(body)),),
        schema={},
        max_output_tokens=0,
    )
