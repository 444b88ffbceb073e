"""Requests for the tests of what replies to them."""

from __future__ import annotations

from agent.model.types import Message, Purpose, Request

REPLY = '{"outcome": "documents_do_not_say", "statements": []}'
SCHEMA = {
    "type": "object",
    "properties": {"outcome": {"type": "string"}, "statements": {"type": "array"}},
}


def request(
    question: str = "How many?",
    *,
    purpose: Purpose = Purpose.COMPOSE,
    earlier: tuple[Message, ...] = (),
) -> Request:
    """Return a request of two turns, or more."""
    return Request(
        purpose=purpose,
        messages=(
            Message(speaker="system", text="You answer questions."),
            Message(speaker="user", text=f"Question: {question}\n[1] There are 40."),
            *earlier,
        ),
        schema=SCHEMA,
        max_output_tokens=500,
    )
