"""The limits under which one file is read."""

from __future__ import annotations

from dataclasses import dataclass

# One file of a library. The largest policy PDF met so far has 4 MB; a scan of 1,000 pages 80 MB.
MAX_FILE_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reading child may use; measured needs are in the comments.

    Memory is address space: the child starts with about 150 MB of it, and the worst real file
    met (400 pages, 3.6 MB) needs 130 MB more. `output_bytes` caps the reading it sends back.
    """

    memory_bytes: int = 1 << 30
    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    output_bytes: int = 64 << 20
    open_files: int = 64
