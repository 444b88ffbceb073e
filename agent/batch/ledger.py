"""The ledger of a run: every move of a row is one durable transaction.

    pending -> running -> done | failed | waiting | pending

A row is done in the same transaction that keeps its outputs; the files are copies of those. Who
works on a row holds a lease on it. A process that dies leaves its lock to the kernel, by which the
others see it at once; one that hangs loses its rows when their leases end, and what it brings
later is refused.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from agent.batch.disk import halting
from agent.batch.records import Records
from agent.batch.schema import open_file
from agent.batch.types import At, Claim, Output, Result, State, ignore
from agent.types import Usage

LEASE_SECONDS: Final = 120.0
"""Renewed every third of it; longer than any pause of a busy machine, short beside a night."""

_PACKING: Final = 1
"""zlib's fastest: a bundle shrinks to a fifth in a millisecond."""


class Ledger(Records):
    """The rows of one run, shared by the threads of a process and by processes of a host."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        *,
        owner: str,
        at: At = ignore,
        clock: Callable[[], float] = time.time,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        super().__init__(folder, connection, clock=clock)
        self.owner = owner
        self._at = at
        self._lease_seconds = lease_seconds

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        owner: str,
        at: At = ignore,
        clock: Callable[[], float] = time.time,
        lease_seconds: float = LEASE_SECONDS,
    ) -> Ledger:
        """Open the ledger in `folder`; there may be no run in it yet."""
        with halting(folder):
            connection = open_file(folder)
        return cls(folder, connection, owner=owner, at=at, clock=clock, lease_seconds=lease_seconds)

    def claim(self) -> Claim | None:
        """Take the next row in hand; None where there is none to be had now."""
        now = self._clock()
        with self.transaction() as connection:
            found = connection.execute(
                "SELECT key, id, name, content, attempts, failures FROM rows "
                "WHERE state = 'pending' AND not_before <= ? ORDER BY place LIMIT 1",
                [now],
            ).fetchone()
            if found is None:
                found = connection.execute(
                    "SELECT key, id, name, content, attempts, failures FROM rows "
                    "WHERE state = 'running' AND lease_until < ? ORDER BY place LIMIT 1",
                    [now],
                ).fetchone()
            if found is None:
                return None
            key, row, name, content, attempts, failures = found
            connection.execute(
                "UPDATE rows SET state = 'running', owner = ?, lease_until = ?, attempts = ?, "
                "outcome = NULL, error = '', kind = '' WHERE key = ?",
                [self.owner, now + self._lease_seconds, attempts + 1, key],
            )
        self._at("claimed")
        return Claim(
            key=key,
            id=row,
            name=name,
            content=content,
            attempt=attempts + 1,
            failures=failures,
        )

    def finish(self, claim: Claim, result: Result, *, usage: Usage, seconds: float) -> bool:
        """Keep what came of a row; return False where another process has it by now."""
        packed = [_pack(claim.key, each) for each in result.outputs]
        self._at("after_output_before_commit")
        with self.transaction() as connection:
            _charge(connection, claim, usage, seconds)
            moved = connection.execute(
                "UPDATE rows SET state = 'done', owner = NULL, outcome = ?, statements = ?, "
                "withheld = ?, blank = ?, fingerprint = ? "
                "WHERE key = ? AND state = 'running' AND owner = ? AND attempts = ?",
                [
                    result.outcome.value,
                    result.statements,
                    result.withheld,
                    result.blank,
                    result.fingerprint,
                    *self._held(claim),
                ],
            ).rowcount
            if moved:
                connection.execute("DELETE FROM outputs WHERE row = ?", [claim.key])
                connection.executemany("INSERT INTO outputs VALUES (?, ?, ?, ?, ?)", packed)
            self._at("in_commit")
        self._at("committed")
        return bool(moved)

    def put_back(
        self,
        claim: Claim,
        state: State,
        *,
        error: str = "",
        kind: str = "",
        usage: Usage | None = None,
        seconds: float = 0.0,
        counts: bool = False,
        pause_seconds: float = 0.0,
    ) -> None:
        """Note that a row failed, waits, or is to be had again.

        Args:
            claim: the row.
            state: failed, waiting or pending.
            error: why, in a sentence.
            kind: the name of the error.
            usage: what it cost all the same.
            seconds: how long it took.
            counts: it failed by something that may pass; so often is counted.
            pause_seconds: nobody takes it before.
        """
        with self.transaction() as connection:
            _charge(connection, claim, usage or Usage(), seconds)
            connection.execute(
                "UPDATE rows SET state = ?, owner = NULL, error = ?, kind = ?, "
                "failures = failures + ?, not_before = ? "
                "WHERE key = ? AND state = 'running' AND owner = ? AND attempts = ?",
                [
                    state.value,
                    error,
                    kind,
                    counts,
                    self._clock() + pause_seconds if pause_seconds else 0.0,
                    *self._held(claim),
                ],
            )
        self._at("put_back")

    def renew(self) -> None:
        """Hold on to every row in this process's hands."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE rows SET lease_until = ? WHERE state = 'running' AND owner = ?",
                [self._clock() + self._lease_seconds, self.owner],
            )

    def let_go(self) -> int:
        """Give every row in this process's hands back; return how many."""
        with self.transaction() as connection:
            return connection.execute(
                "UPDATE rows SET state = 'pending', owner = NULL "
                "WHERE state = 'running' AND owner = ?",
                [self.owner],
            ).rowcount

    def free(self, is_gone: Callable[[str], bool]) -> int:
        """Take the rows of processes that are gone from them; return how many."""
        owners = self.all("SELECT DISTINCT owner FROM rows WHERE state = 'running'")
        gone = [owner for (owner,) in owners if owner != self.owner and is_gone(owner)]
        if not gone:
            return 0
        with self.transaction() as connection:
            freed = connection.executemany(
                "UPDATE rows SET state = 'pending', owner = NULL "
                "WHERE state = 'running' AND owner = ?",
                [(owner,) for owner in gone],
            ).rowcount
        self._at("freed")
        return freed

    def revive(self, state: State) -> int:
        """Make the rows that failed, or wait, to be had again; return how many."""
        with self.transaction() as connection:
            return connection.execute(
                "UPDATE rows SET state = 'pending', failures = 0, not_before = 0 WHERE state = ?",
                [state.value],
            ).rowcount

    def _held(self, claim: Claim) -> tuple[object, ...]:
        return claim.key, self.owner, claim.attempt


def _pack(key: int, output: Output) -> tuple[object, ...]:
    digest = hashlib.sha256(output.content).hexdigest()
    packed = zlib.compress(output.content, _PACKING)
    return key, output.format, len(output.content), digest, packed


def _charge(connection: sqlite3.Connection, claim: Claim, usage: Usage, seconds: float) -> None:
    """Add what an attempt cost to its row, whoever has the row by now."""
    connection.execute(
        "UPDATE rows SET seconds = seconds + ?, calls = calls + ?, input_tokens = input_tokens + ?,"
        " output_tokens = output_tokens + ?, model_seconds = model_seconds + ?,"
        " cost_usd = cost_usd + ?, unpriced = unpriced OR ? WHERE key = ?",
        [
            seconds,
            usage.calls,
            usage.input_tokens,
            usage.output_tokens,
            usage.model_seconds,
            usage.cost_usd or 0.0,
            usage.cost_usd is None,
            claim.key,
        ],
    )
