"""Ask a model for a reply in a form; if it is not in that form, say so and ask once more."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from agent.compose.write import write_repair
from agent.errors import AnswerUnusable, ModelError
from agent.model.types import ChatModel, Delta, Reply, Request, Restarted
from agent.types import Usage

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversed(Generic[T]):
    """What a reply was read as, and what it cost; `repaired`: it took a second request.

    `usage` covers both requests and all their attempts.
    """

    value: T
    model: str
    usage: Usage
    repaired: bool = False


def converse(model: ChatModel, request: Request, read: Callable[[str], T]) -> Conversed[T]:
    """Return the reply as `read` reads it.

    Args:
        model: who is asked.
        request: what is asked.
        read: raises AnswerUnusable for a reply that is not in its form; its message is sent back.

    Raises:
        AnswerUnusable: neither the reply nor the repaired one is in its form.
        ModelError: no complete reply; its usage covers both requests.
    """
    last: Delta | Restarted | Conversed[T] | None = None
    for last in stream(model, request, read):  # noqa: B007 - only the last event counts
        pass
    assert isinstance(last, Conversed), "a conversation ends with what was read"
    return last


def stream(
    model: ChatModel, request: Request, read: Callable[[str], T]
) -> Iterator[Delta | Restarted | Conversed[T]]:
    """Yield the reply as it is written, and at last what it was read as.

    A `Restarted` makes every `Delta` before it void: the stream broke, or the reply was not in its
    form and is asked for anew. Closing the iterator closes the model's stream.

    Raises:
        AnswerUnusable: neither the reply nor the repaired one is in its form.
        ModelError: no complete reply; its usage covers both requests.
    """
    first = yield from _listen(model, request, Usage())
    try:
        value = read(first.text)
    except AnswerUnusable as fault:
        yield Restarted(reason=f"the reply was not usable: {fault}")
        repair = write_repair(request, first.text, str(fault))
        assert repair.key != request.key, "the same request is never sent twice"
    else:
        yield Conversed(value=value, model=first.model, usage=first.usage)
        return
    second = yield from _listen(model, repair, first.usage)
    usage = first.usage + second.usage
    try:
        value = read(second.text)
    except AnswerUnusable as fault:
        raise AnswerUnusable(
            f"{model.name!r} replied twice in a form that cannot be used: {fault}; try another "
            "model, or a narrower question",
            usage=usage,
        ) from fault
    yield Conversed(value=value, model=second.model, usage=usage, repaired=True)


def _listen(
    model: ChatModel, request: Request, spent: Usage
) -> Generator[Delta | Restarted, None, Reply]:
    """Pass the pieces on and return the reply; an error carries what was spent before it, too."""
    events = model.stream(request)
    try:
        for event in events:
            if isinstance(event, Reply):
                return event
            yield event
    except ModelError as error:
        error.usage = spent + error.usage
        raise
    finally:
        # A protocol's iterator may be no generator; one that is one must not run on.
        if isinstance(events, Generator):
            events.close()
    raise AssertionError("a stream ends with its reply")
