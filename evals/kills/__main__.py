"""`python -m evals.kills --kills 200`: print the table; exit 1 if anything was lost or doubled."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.kills.loop import JOBS, kill_batches, tabulate
from evals.kills.world import World

KILLS = 200
ROWS = 500


def main(arguments: Sequence[str]) -> int:
    """Kill as the options say; return 1 if anything was lost, doubled or mixed up."""
    parser = argparse.ArgumentParser(prog="python -m evals.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how many ({KILLS})")
    parser.add_argument("--rows", type=int, default=ROWS, help=f"of each batch ({ROWS})")
    parser.add_argument("--jobs", type=int, default=JOBS, help=f"rows at once ({JOBS})")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (1)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="brief-kills-") as place:
        world = World(Path(place) / "world", given.rows)
        world.build()
        tally = kill_batches(
            world,
            kills=given.kills,
            seed=given.seed,
            jobs=given.jobs,
            tell=lambda line: print(line, file=sys.stderr, flush=True),
        )
    print(tabulate(tally, given.jobs))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
