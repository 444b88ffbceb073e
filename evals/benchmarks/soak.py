"""`make soak`: kill -9 a run of `add` at random moments, hundreds of times, and count what is lost.

A child process adds, changes, moves and removes small documents; it is killed at a random moment,
or at a named step. Then this process opens the library as a user would, without any help, and
looks for every document that was ever acknowledged: all sentences, all passages, found by search.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evals.benchmarks.soak_child import STEPS, Child
from evals.benchmarks.soak_ledger import Ledger
from evals.benchmarks.soak_world import World
from store.embed.double import HashEmbedder
from store.library import Library

KILLS: Final = 500

STEP_SHARE: Final = 0.4
"""The part of the kills that hit a named step; the others come at a random moment."""


@dataclass(slots=True)
class Tally:
    """What the kills did, and what was found after them."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    unharmed: int = 0
    rebuilt: int = 0
    open_seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def soak(folder: Path, *, kills: int, seed: int) -> Tally:
    """Kill `kills` runs over one library in `folder` and return the tally."""
    rng = random.Random(seed)
    embedder = HashEmbedder()
    world = World(folder / "files", rng)
    library = folder / "library"
    Library.create(library, embedder=embedder).close()
    ledger = Ledger(embedder)
    tally = Tally()
    usual = 3.0
    while sum(tally.kills.values()) < kills:
        world.stir()
        removed = ledger.choose_removal(rng)
        step = rng.choice(STEPS) if rng.random() < STEP_SHARE else None
        child = Child(library, world.folder, step=step, remove=removed, sync=rng.random() < 0.5)
        end = child.run(kill_after=rng.uniform(0, 1.1 * usual) if step is None else None)
        ledger.note(child, end, world)
        if end.killed:
            tally.kills[end.where] += 1
        else:
            tally.unharmed += 1
            usual = 0.8 * usual + 0.2 * end.seconds
        began = time.monotonic()
        with Library.open(library, embedder=embedder) as opened:
            behind = not opened.check().sound
            opened.search("any")
            tally.open_seconds.append(time.monotonic() - began)
            tally.rebuilt += behind
            for fault in ledger.check(opened):
                tally.faults.append(f"after kill {sum(tally.kills.values())}: {fault}")
        tally.acknowledged = ledger.acknowledged
    return tally


def soak_side_by_side(folder: Path, *, kills: int, seed: int, workers: int) -> Tally:
    """Share the kills among `workers` libraries, each with a seed of its own."""
    shares = [kills // workers + (number < kills % workers) for number in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        running = [
            pool.submit(soak, folder / str(number), kills=share, seed=seed + number)
            for number, share in enumerate(shares)
        ]
        return _join([one.result() for one in running])


def _join(tallies: Sequence[Tally]) -> Tally:
    joined = Tally()
    for tally in tallies:
        joined.kills += tally.kills
        joined.acknowledged += tally.acknowledged
        joined.unharmed += tally.unharmed
        joined.rebuilt += tally.rebuilt
        joined.open_seconds += tally.open_seconds
        joined.faults += tally.faults
    return joined


def tabulate(tally: Tally) -> str:
    """Return the tally as a table."""
    lines = ["kill -9 at                     kills"]
    lines += [f"{where:<28} {count:>7}" for where, count in sorted(tally.kills.items())]
    times = sorted(tally.open_seconds)
    rows = {
        "kills": sum(tally.kills.values()),
        "runs that ended before": tally.unharmed,
        "documents acknowledged": tally.acknowledged,
        "index finished at next open": tally.rebuilt,
        "faults (lost, half, back)": len(tally.faults),
    }
    lines += ["", *(f"{name:<28} {value:>7}" for name, value in rows.items())]
    lines.append(
        f"open and search: median {statistics.median(times):.2f} s, worst {times[-1]:.2f} s"
    )
    return "\n".join([*lines, *tally.faults[:20]])


def main(arguments: Sequence[str]) -> int:
    """Soak as the options say; return 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how many ({KILLS})")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (1)")
    parser.add_argument("--workers", type=int, default=2, help="libraries at the same time (2)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="brief-soak-") as place:
        tally = soak_side_by_side(
            Path(place), kills=given.kills, seed=given.seed, workers=given.workers
        )
    print(tabulate(tally))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
