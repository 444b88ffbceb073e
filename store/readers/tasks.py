"""What a reading child can be asked to do: pure functions of a file's bytes and name.

A task returns plain JSON values. It is named "module:function" and is imported by the child.
"""

from __future__ import annotations

from store.readers import parse
from store.readers.wire import encode

READ = "store.readers.tasks:read"


def read(data: bytes, name: str) -> dict[str, object]:
    """Return the encoded reading of a file."""
    return encode(parse(data, name))
