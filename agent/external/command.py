"""A user's command as a checker: started once, asked in batches, ended with the run."""

from __future__ import annotations

import itertools
import shlex
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from agent.external.checker import CheckerFailed, Claim, Opinion
from agent.external.lines import read_line, shorten, write_line
from agent.external.process import Ended, Process
from store.errors import BadInput

LARGEST_BATCH: Final = 32
"""Claims sent at once: a whole answer, at most; more only make the first wait for the last."""

START_SECONDS: Final = 180.0
"""For the first batch: a local model of some gigabytes is read from a slow disk before it."""

BATCH_SECONDS: Final = 60.0
"""Two seconds a claim, on a processor alone; nobody at a screen waits longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds by the wall clock for the first batch, and for each one after it."""

    start_seconds: float = START_SECONDS
    batch_seconds: float = BATCH_SECONDS


class CommandChecker:
    """The command, kept open; a batch at a time, from whatever thread.

    After it ended, or let a deadline pass, it is not started again: `failure` says why, and no
    claim gets a verdict any more.
    """

    def __init__(self, command: str, *, patience: Patience | None = None) -> None:
        """Start the command.

        Args:
            command: program and arguments as in a shell, but no shell reads it.
            patience: how long a batch may take.

        Raises:
            BadInput: there is no such program, or the quotes of the command do not pair.
        """
        self._command = command
        self._patience = patience or Patience()
        self._lock = threading.Lock()
        self._names = itertools.count(1)
        self._asked = False
        self._failure: CheckerFailed | None = None
        try:
            words = shlex.split(command)
        except ValueError as error:
            raise BadInput(f"--checker {command!r} cannot be read: {error}") from None
        if not words:
            raise BadInput("--checker names no command")
        try:
            self._process = Process(words)
        except OSError as error:
            raise BadInput(
                f"--checker {command!r} cannot be started: {words[0]!r}: {error.strerror}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def failure(self) -> CheckerFailed | None:
        """Return why it judges no more, once that is so."""
        return self._failure

    def close(self) -> None:
        """End the command and everything it started."""
        self._process.close()

    def judge(self, claims: Sequence[Claim]) -> list[Opinion]:
        """Return one opinion for each claim, in order."""
        opinions: list[Opinion] = []
        for start in range(0, len(claims), LARGEST_BATCH):
            with self._lock:
                opinions += self._judge(claims[start : start + LARGEST_BATCH])
        return opinions

    def _judge(self, claims: Sequence[Claim]) -> list[Opinion]:
        if self._failure is not None:
            return [Opinion(holds=None, why=str(self._failure))] * len(claims)
        names = [str(next(self._names)) for _ in claims]
        said: dict[str, Opinion] = {}
        try:
            self._converse(names, claims, said)
        except Ended as end:
            self._failure = CheckerFailed(f"--checker {self._command!r} {end}")
            self._process.close()
        except BaseException:
            # Interrupted within a batch: what comes next from it is not known.
            self._failure = CheckerFailed(f"--checker {self._command!r} was interrupted")
            self._process.close()
            raise
        missing = Opinion(holds=None, why=str(self._failure or ""))
        return [said.get(name, missing) for name in names]

    def _converse(
        self, names: Sequence[str], claims: Sequence[Claim], said: dict[str, Opinion]
    ) -> None:
        """Ask, and note what is said of each claim until all are answered.

        Raises:
            Ended: the command ended, or did not answer in time.
        """
        patience = self._patience.batch_seconds if self._asked else self._patience.start_seconds
        self._asked = True
        lines = b"".join(map(write_line, names, claims))
        ends = time.monotonic() + patience
        heard, wanted = b"", set(names)
        for line in self._process.exchange(lines, ends=ends):
            answered = read_line(line)
            if answered is None:
                heard = line
            # A late answer to an earlier batch has a name of its own, and is none to this one.
            elif answered.id in wanted:
                before = said.setdefault(answered.id, answered.opinion)
                if before.holds is not answered.opinion.holds:
                    said[answered.id] = Opinion(holds=None, why="it gave two verdicts")
            if len(said) == len(wanted):
                return
        seen = f"; it wrote {shorten(heard.decode('utf-8', 'replace'))!r}" if heard.strip() else ""
        raise Ended(
            f"did not judge {len(wanted) - len(said)} of {len(wanted)} claims within {patience:g} "
            f"s{seen}; does it write one line for each claim, and flush it?{self._process.lament()}"
        )


def open_checker(command: str, *, patience: Patience | None = None) -> CommandChecker:
    """Return the command as a checker, started; close it at the end of the run.

    Raises:
        BadInput: there is no such program, or the quotes of the command do not pair.
    """
    return CommandChecker(command, patience=patience)
