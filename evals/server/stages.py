"""What can become of an honest stream: each takes its events and yields what is sent instead."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from evals.server.script import Ended, Staging, Step, Torn, Wait

LONG_SECONDS: Final = 60.0
"""Longer than any deadline that a test sets."""

_PING: Final = b": keep-alive\n\n"
_PING_SECONDS: Final = 0.05
_LAST: Final = 3
"""Events after the last piece: the reason, the usage where it was asked for, the mark."""

_DONE: Final = b"data: [DONE]\n\n"


def stop_after(count: int, *steps: Step) -> Staging:
    """Send so many events, then these steps."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from events[:count]
        yield from steps

    return stage


def hang_after(count: int) -> Staging:
    """Send so many events, then nothing more."""
    return stop_after(count, Wait(LONG_SECONDS))


def tear_after(count: int) -> Staging:
    """Send so many events, then reset the connection."""
    return stop_after(count, Torn())


def end_after(count: int) -> Staging:
    """Send so many events, then close the connection with the body incomplete."""
    return stop_after(count, Ended())


def end_before_end(count: int) -> Staging:
    """Close the connection so many events before the end; what was sent still arrives."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from events[:-count]
        yield Ended()

    return stage


def cut_short(count: int) -> Staging:
    """Leave out the last pieces, from so many events before the end; the limit is the reason."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from events[:-count]
        yield from (
            event.replace(b'"finish_reason": "stop"', b'"finish_reason": "length"')
            for event in events[-_LAST:]
        )

    return stage


def ping_after(count: int) -> Staging:
    """Send so many events, then comments for ever."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from events[:count]
        for _ in itertools.count():
            yield _PING
            yield Wait(_PING_SECONDS)

    return stage


def think_first(seconds: float, *, pieces: int) -> Staging:
    """Send so many pieces of reasoning, with pauses that take so long together, then the stream."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        chunk = json.loads(events[0].removeprefix(b"data: "))
        chunk["choices"][0]["delta"] = {"reasoning_content": "Let me see. "}
        for _ in range(pieces):
            yield b"data: " + json.dumps(chunk).encode() + b"\n\n"
            yield Wait(seconds / pieces)
        yield from events

    return stage


def insert_at(place: int, event: bytes) -> Staging:
    """Put one more event at a place."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from (*events[:place], event, *events[place:])

    return stage


def replace_from(place: int, event: bytes) -> Staging:
    """Send an event instead of everything from a place on."""
    return stop_after(place, event)


def rewrite(change: Callable[[bytes], bytes]) -> Staging:
    """Change the bytes of every event."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from map(change, events)

    return stage


def edit(change: Callable[[dict[str, Any]], object]) -> Staging:
    """Change the JSON of every chunk in place."""

    def rewritten(event: bytes) -> bytes:
        if event == _DONE:
            return event
        chunk = json.loads(event.removeprefix(b"data: "))
        change(chunk)
        return b"data: " + json.dumps(chunk).encode() + b"\n\n"

    return rewrite(rewritten)


def drop(unwanted: Callable[[bytes], bool]) -> Staging:
    """Leave events out."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        yield from (each for each in events if not unwanted(each))

    return stage


def drip_bytes(seconds: float) -> Staging:
    """Send the whole stream one byte at a time."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        for byte in b"".join(events):
            yield bytes([byte])
            yield Wait(seconds)

    return stage


def repeat_piece(
    text: str, *, seconds: float = 0.0, count: int | None = None, field: str = "content"
) -> Staging:
    """Say the same piece again and again, for ever or so many times, and then end honestly."""

    def stage(events: Sequence[bytes]) -> Iterator[Step]:
        chunk = json.loads(events[0].removeprefix(b"data: "))
        chunk["choices"][0]["delta"] = {field: text}
        piece = b"data: " + json.dumps(chunk).encode() + b"\n\n"
        yield events[0]
        for _ in itertools.count() if count is None else range(count):
            yield piece
            if seconds:
                yield Wait(seconds)
        yield from events[-_LAST:]

    return stage
