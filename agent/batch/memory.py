"""What a long run with many threads does to keep little memory."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from agent.model.types import ChatModel
from store.standing_in import standing_in

MOST_ARENAS: Final = 2
"""Of glibc's allocator, which else opens one for each thread and gives nothing of it back: 96 rows
at 16 jobs took 327 MB at most with two, 362 MB with as many as it likes."""

_ARENA_MAX: Final = -8
"""M_ARENA_MAX. Source: mallopt(3)."""

ANOTHER_CLIENT: Final = "aiohttp"
"""OpenAI's package builds a client on it that nobody asks for, wherever some other package has
brought it: 200 rows at 32 jobs took 284 MB at most with it, 274 MB without."""


def share_arenas() -> None:
    """Let all threads of this process share a few arenas, where the allocator is glibc's."""
    # Another C library has no such function, or none that is asked by this name.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, MOST_ARENAS)


@contextmanager
def settled(models: Iterable[ChatModel | None]) -> Iterator[None]:
    """Load what every row needs, and take it out of the garbage collector's sight.

    A request leaves a megabyte of the vendor's objects that refer to each other. With a million
    others in sight they are looked for so seldom that hundreds pile up: 150 rows at 32 jobs took
    351 MB at most, and take 314 MB so, in nine tenths of the time. How often is told by what the
    last full collection left over, so there is one more when all that is out of sight.
    """
    from agent.model.endpoint import Endpoint

    with standing_in(ANOTHER_CLIENT, None):
        for model in models:
            if isinstance(model, Endpoint):
                model.prepare()
    gc.collect()
    gc.freeze()
    gc.collect()
    try:
        yield
    finally:
        gc.unfreeze()
