"""The files of a suite, read with the line of everything in them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from agent import marked
from agent.marked import Marked, decode

MOST_BYTES: Final = 16_000_000
"""Some 20,000 questions; a larger file is no suite, and would fill the memory before that shows."""


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        BadInput: it is no plain file, cannot be read, is too large, or is no UTF-8.
    """
    too_large = f"it has more than {MOST_BYTES:,} bytes, the most that is read"
    return decode(marked.read_bytes(path, most_bytes=MOST_BYTES, too_large=too_large), path)


def read_yaml(path: Path) -> Marked:
    """Return what a YAML file holds.

    Raises:
        BadInput: it cannot be read, is no YAML or empty, gives a field twice, or uses an alias.
    """
    return marked.read_yaml(read_text(path), path)
