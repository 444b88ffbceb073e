"""What a verb of `brief` is, and what it is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from agent.settings import Settings

DONE = 0
DOCUMENTS_DO_NOT_SAY = 3
GATE_FAILED = 4
PARTLY_DONE = 5
LIBRARY_DAMAGED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where a command writes: results to `out`, everything else to `err`.

    `width` is for sentences, which are hard to read in long lines; `table_width` for tables.
    `watched`: a person looks on while `out` is written.
    """

    out: TextIO
    err: TextIO
    width: int
    table_width: int
    colour: bool
    watched: bool = False

    def show(self, text: str) -> None:
        """Write a part of a result at once."""
        self.out.write(text)
        self.out.flush()

    def note(self, text: str) -> None:
        """Write what is being done."""
        self.err.write(text)
        self.err.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One verb: its arguments, and the function that does it and returns the exit code."""

    name: str
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Settings, Terminal], int]
