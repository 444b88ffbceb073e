"""A run's ledger, looked up: rows, counts, what was spent, and the files that are kept."""

from __future__ import annotations

import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from agent.batch.disk import halting
from agent.batch.types import Counts, Kept, Standing, State
from agent.types import Outcome, Usage

_AT_ONCE: Final = 200
"""Rows read together: a run of 10,000 never stands in memory."""

_STANDING: Final = (
    "key, id, name, content, state, attempts, outcome, statements, withheld, blank, error, kind, "
    "fingerprint, seconds, calls, input_tokens, output_tokens, model_seconds, cost_usd, unpriced"
)


class Records:
    """The rows of one run. Safe for several threads: they take turns on one connection."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self._connection = connection
        self._clock = clock
        self._lock = threading.RLock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, halting(self.folder):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do everything inside, durably, or nothing."""
        with self._lock, halting(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def count(self) -> Counts:
        """Return how many rows stand where."""
        found = dict(self.all("SELECT state, count(*) FROM rows GROUP BY state"))
        return Counts(**found)

    def spent(self) -> Usage:
        """Return what all rows of the run have cost so far, every attempt of them."""
        ((calls, read, written, seconds, cost, unpriced),) = self.all(
            "SELECT sum(calls), sum(input_tokens), sum(output_tokens), sum(model_seconds), "
            "sum(cost_usd), sum(unpriced) FROM rows"
        )
        return Usage(
            calls=calls or 0,
            input_tokens=read or 0,
            output_tokens=written or 0,
            model_seconds=seconds or 0.0,
            cost_usd=None if unpriced else cost or 0.0,
        )

    def standings(self, state: State | None = None) -> Iterator[Standing]:
        """Yield the rows in the order of their file, a few at a time."""
        place = -1
        while True:
            found = self.all(
                f"SELECT place, {_STANDING} FROM rows WHERE place > ? "  # noqa: S608 - constants
                "AND (? IS NULL OR state = ?) ORDER BY place LIMIT ?",
                [place, state, state, _AT_ONCE],
            )
            if not found:
                return
            place = found[-1][0]
            yield from (_to_standing(row[1:]) for row in found)

    def kept(self, key: int) -> list[Kept]:
        """Return the files of a finished row, by format."""
        found = self.all(
            "SELECT format, size, digest FROM outputs WHERE row = ? ORDER BY format", [key]
        )
        return [Kept(format=row[0], size=row[1], digest=row[2]) for row in found]

    def output(self, key: int, form: str) -> bytes:
        """Return one file of a finished row."""
        ((packed,),) = self.all(
            "SELECT packed FROM outputs WHERE row = ? AND format = ?", [key, form]
        )
        return zlib.decompress(packed)

    def meta(self) -> dict[str, str]:
        """Return what the run notes of itself."""
        return dict(self.all("SELECT name, value FROM meta"))

    def all(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        with self._lock, halting(self.folder):
            return self._connection.execute(query, values).fetchall()


def _to_standing(row: Sequence[Any]) -> Standing:
    key, name, file, content, state, attempts, outcome, statements, withheld, blank = row[:10]
    error, kind, fingerprint, seconds, calls, read, written, model, cost, unpriced = row[10:]
    return Standing(
        key=key,
        id=name,
        name=file,
        content=content,
        state=State(state),
        attempts=attempts,
        outcome=Outcome(outcome) if outcome else None,
        statements=statements,
        withheld=withheld,
        blank=bool(blank),
        error=error,
        kind=kind,
        fingerprint=fingerprint,
        seconds=seconds,
        usage=Usage(
            calls=calls,
            input_tokens=read,
            output_tokens=written,
            model_seconds=model,
            total_seconds=seconds,
            cost_usd=None if unpriced else cost,
        ),
    )
