"""A run in a folder, without a library: rows by number, work that is a function."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from agent.batch.files import Files
from agent.batch.founding import begin, prepare_folder
from agent.batch.given import restore_row
from agent.batch.ledger import Ledger
from agent.batch.meter import Meter
from agent.batch.owner import owning
from agent.batch.types import Claim, Output, Result, Row
from agent.model.types import ChatModel
from agent.types import Outcome

CONFIG = {"library": "abc", "model": "none"}


@dataclass(slots=True)
class Clock:
    """Seconds that a test moves on."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def make_row(name: str, question: str = "Who pays?") -> Row:
    """Return a row."""
    return restore_row(name, json.dumps({"question": question}))


def make_rows(count: int) -> list[Row]:
    """Return rows of different questions."""
    return [make_row(f"r{number}", f"Who pays for {number}?") for number in range(count)]


def make_result(text: str = "done", *, fingerprint: str = "abc") -> Result:
    """Return what came of a row."""
    return Result(
        outcome=Outcome.ANSWER,
        statements=1,
        withheld=0,
        blank=False,
        fingerprint=fingerprint,
        outputs=(Output(format="json", content=text.encode()),),
    )


@contextmanager
def open_run(
    folder: Path,
    rows: Iterable[Row] = (),
    *,
    clock: Callable[[], float] = time.time,
    allow_drift: bool = False,
    **config: str,
) -> Iterator[Ledger]:
    """Hand out the ledger of the run in a folder, with these rows."""
    prepare_folder(folder)
    with owning(folder) as owner:
        ledger = Ledger.open(folder, owner=owner, clock=clock)
        try:
            begin(ledger, rows, {**CONFIG, **config}, allow_drift=allow_drift)
            yield ledger
        finally:
            ledger.close()


def claim(ledger: Ledger) -> Claim:
    """Take a row in hand; there must be one."""
    found = ledger.claim()
    assert found is not None
    return found


def open_files(ledger: Ledger) -> Files:
    """Return the files of a run."""
    return Files(ledger.folder, owner=ledger.owner)


@dataclass(slots=True)
class ScriptedWork:
    """Does a row by a function; keeps what it was asked to do."""

    act: Callable[[Row], Result]
    model: ChatModel | None = None
    done: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def do(self, row: Row, meter: Meter) -> Result:
        """Return what the function makes of the row."""
        assert meter is not None
        with self.lock:
            self.done.append(row.id)
        return self.act(row)
