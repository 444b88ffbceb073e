"""The loop of kills, and its tally."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from agent.batch.fault import STEPS, VARIABLE
from evals.kills.examine import count_attempts, find_faults, find_torn, list_done
from evals.kills.world import BRIEF, ROOT, Respondent, World, name_programme, name_row
from evals.server import FakeOpenAI, failed

JOBS: Final = 8
AHEAD: Final = 2
RANDOM: Final = "random moment"
RANDOM_SHARE: Final = 0.25
PAIR_SHARE: Final = 0.2
"""The part of the rounds in which two processes share the rows."""

REFUSED_SHARE: Final = 0.05
LONGEST_COUNT: Final = 6
USUAL_SECONDS: Final = 6.0
SUMMING_UP: Final = ("summing_up:1", "file_written:1", "file_placed:1", "file_written:2")
"""What is killed once all rows are done: the manifest and the pages."""

ONCE: Final = frozenset({"begun", "freed", "put_back"})
"""Steps that a process passes at most once or twice."""


@dataclass(slots=True)
class Tally:
    """What the kills did, and what was found after them."""

    kills: Counter[str] = field(default_factory=Counter)
    batches: int = 0
    rows: int = 0
    requests: int = 0
    repeated: int = 0
    sent_again: int = 0
    missing: int = 0
    mixed: int = 0
    torn: int = 0
    unharmed: int = 0
    most_repeats: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return the number of kills."""
        return sum(self.kills.values())

    def blame(self, fault: str) -> None:
        """Note a fault under its kind."""
        self.faults.append(fault)
        if "again" in fault:
            self.sent_again += 1
        elif "missing" in fault:
            self.missing += 1
        elif "shows" in fault or "does not say" in fault:
            self.mixed += 1
        else:
            self.torn += 1


def kill_batches(
    world: World,
    *,
    kills: int,
    seed: int,
    jobs: int = JOBS,
    tell: Callable[[str], None] = lambda _: None,
) -> Tally:
    """Kill so many processes over as many batches as that takes, and return the tally."""
    rng = random.Random(seed)
    tally = Tally()
    while tally.total < kills:
        out = world.folder / f"out{tally.batches:03}"
        _Batch(world, out, rng, tally, jobs=jobs, kills=kills).run()
        tally.batches += 1
        tell(f"{tally.total} kills, {tally.batches} batches, {len(tally.faults)} faults")
    return tally


class _Batch:
    def __init__(
        self, world: World, out: Path, rng: random.Random, tally: Tally, *, jobs: int, kills: int
    ) -> None:
        refused = rng.sample(range(world.rows), int(world.rows * REFUSED_SHARE))
        self._respondent = Respondent(refusing=set(map(name_programme, refused)))
        self._world = world
        self._out = out
        self._rng = rng
        self._tally = tally
        self._jobs = jobs
        self._kills = kills
        self._deck: list[str] = []
        self._done: set[str] = set()
        self._counts: Counter[str] = Counter()

    def run(self) -> None:
        """Kill, go on, kill again, until every row is done; then look at everything."""
        too_long = replace(failed(400, "context_length_exceeded"), when=self._respondent.refuses)
        with FakeOpenAI(chat=self._respondent.chat) as server:
            server.always(too_long)
            while len(self._done) < self._world.rows and self._tally.total < self._kills:
                self._round(server.url)
            for step in SUMMING_UP:
                if self._tally.total < self._kills:
                    self._kill(server.url, [step])
                    self._look()
            for _ in range(2):
                # Twice: a row that is refused in the first of them is had again in the second.
                code = self._start(server.url, None).wait()
            if code:
                self._tally.blame(f"the last run of a batch left with {code}")
            self._look()
            again = sum(self._respondent.asked.values())
            self._start(server.url, None).wait()
            if sum(self._respondent.asked.values()) != again:
                self._tally.blame("a complete batch was sent again")
        for fault in find_faults(self._out, self._world):
            self._tally.blame(fault)
        self._count()

    def _round(self, url: str) -> None:
        count = 2 if self._rng.random() < PAIR_SHARE else 1
        steps = [self._choose() for _ in range(count)]
        self._kill(url, steps)
        self._look()

    def _choose(self) -> str:
        if self._rng.random() < RANDOM_SHARE:
            return RANDOM
        if not self._deck:
            # Each step comes as often as any other.
            self._deck = [each for each in STEPS if f"{each}:1" != SUMMING_UP[0]]
            self._rng.shuffle(self._deck)
        step = self._deck.pop()
        return f"{step}:{1 if step in ONCE else self._rng.randint(1, LONGEST_COUNT)}"

    def _kill(self, url: str, steps: list[str]) -> None:
        """Start a process for each step and let it end; count those that were killed."""
        running = [(step, self._start(url, step)) for step in steps]
        for step, process in running:
            code = process.wait()
            if code == -signal.SIGKILL:
                self._tally.kills[step.partition(":")[0]] += 1
            else:
                self._tally.unharmed += 1
                if code not in {0, 5}:
                    self._tally.blame(f"a run left with {code}")

    def _start(self, url: str, step: str | None) -> subprocess.Popen[bytes]:
        fault = {VARIABLE: step} if step and step != RANDOM else {}
        process = subprocess.Popen(
            [
                *BRIEF, "--library", str(self._world.library), "batch", str(self._world.jobs),
                "--out", str(self._out), "--formats", "json", "--jobs", str(self._jobs),
                "--model", "openai:tiny", "--base-url", url, "--retry-failed",
            ],
            cwd=ROOT,
            env={**os.environ, "HOME": str(self._world.folder), **fault},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if step == RANDOM:
            after = self._rng.uniform(0, USUAL_SECONDS)
            threading.Thread(target=_end, args=(process, after), daemon=True).start()
        return process

    def _look(self) -> None:
        """See that nothing that was done before was asked for again, and that files are whole."""
        asked = Counter(self._respondent.asked)
        for number in range(self._world.rows):
            row, name = name_row(number), name_programme(number)
            if row in self._done and asked[name] != self._counts[name]:
                self._tally.blame(f"{row} was done, and was sent again")
        for fault in find_torn(self._out):
            self._tally.blame(fault)
        self._done, self._counts = list_done(self._out), asked

    def _count(self) -> None:
        attempts = count_attempts(self._out)
        for number in range(self._world.rows):
            row, asked = name_row(number), self._respondent.asked[name_programme(number)]
            if asked > attempts[row]:
                self._tally.blame(f"{row} was sent again in one attempt")
            self._tally.requests += asked
            self._tally.repeated += asked - 1
            self._tally.most_repeats = max(self._tally.most_repeats, asked - 1)
        self._tally.rows += self._world.rows


def _end(process: subprocess.Popen[bytes], after: float) -> None:
    ends = time.monotonic() + after
    while process.poll() is None and time.monotonic() < ends:
        time.sleep(0.01)
    if process.poll() is None:
        process.kill()


def tabulate(tally: Tally, jobs: int) -> str:
    """Return the tally as a table."""
    lines = ["kill -9 at                      kills"]
    lines += [f"{where:<30} {count:>6}" for where, count in sorted(tally.kills.items())]
    rows = {
        "kills": tally.total,
        "runs that ended before": tally.unharmed,
        "batches": tally.batches,
        "rows": tally.rows,
        "requests": tally.requests,
        "of them repeats in flight": tally.repeated,
        f"  per kill, at {jobs} jobs at most {jobs}": round(
            tally.repeated / max(tally.total, 1), 2
        ),
        "finished rows sent again": tally.sent_again,
        "rows missing": tally.missing,
        "rows with another's sources": tally.mixed,
        "files not whole, other faults": tally.torn,
    }
    lines += ["", *(f"{name:<36} {value:>8}" for name, value in rows.items())]
    return "\n".join([*lines, *tally.faults[:20]])
