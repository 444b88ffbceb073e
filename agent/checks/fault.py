"""What a part of the force check found: the words, and why they are wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Words of the statement or of the source, and the reason in a short clause."""

    words: str
    why: str
