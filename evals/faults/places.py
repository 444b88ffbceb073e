"""Addresses behind which there is no server that answers."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Final

from evals.faults.types import Place

_WAITING: Final = 4
"""Connections that fill a queue of length 0: the kernel keeps one more than it was told, and one
half open."""


@contextlib.contextmanager
def find_place(place: Place, served: str) -> Iterator[str]:
    """Yield the base address to give to the client."""
    if place is Place.SERVED:
        yield served
    elif place is Place.UNSAFE:
        yield served.replace("http:", "https:")
    else:
        with contextlib.ExitStack() as stack:
            taken = stack.enter_context(socket.socket())
            # Bound and never listening: nobody else can take the port, and everyone is refused.
            taken.bind(("127.0.0.1", 0))
            if place is Place.DEAF:
                taken.listen(0)
                for _ in range(_WAITING):
                    caller = stack.enter_context(socket.socket())
                    caller.setblocking(False)  # noqa: FBT003
                    caller.connect_ex(taken.getsockname())
            yield f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
