"""Little that unpacks to much."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Final

BOMB_BYTES: Final = 200_000_000
"""What it unpacks to: enough to be seen in memory, too little to hurt the machine."""

_BLOCK: Final = b" " * 1_000_000
_GZIP: Final = 31


@cache
def pack_blanks(start: bytes = b"") -> bytes:
    """Return so many blanks after a start, as gzip, without ever holding them."""
    packer = zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    parts = [packer.compress(start)]
    parts += [packer.compress(_BLOCK) for _ in range(BOMB_BYTES // len(_BLOCK))]
    return b"".join((*parts, packer.flush()))
