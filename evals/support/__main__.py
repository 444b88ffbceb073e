"""Measure the evidence overlap: `python -m evals.support --data FOLDER --memory FILE`.

Prints for each public set what the lexical floor reaches and what the overlap does, on clusters
that nothing was fitted or chosen on. Sets with a star only measure. `--words` leaves the sentence
vectors out; `--speed` measures pairs a second; `--gate` shows what the check's threshold costs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from agent.checks.overlap.model import fingerprint
from evals.support import gate, speed
from evals.support.memory import Memory
from evals.support.report import (
    basis_of,
    compare_calibrated,
    compare_frozen,
    find_crossing,
    print_lines,
    summarise,
)
from evals.support.sets import FITTED, MEASURED, NAMES, Part, load
from evals.support.table import Table, tabulate
from store.embed.minilm import MiniLM


def main(arguments: Sequence[str]) -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(prog="evals.support", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder of the sets")
    parser.add_argument("--memory", type=Path, help="a file that keeps embeddings between runs")
    parser.add_argument("--words", action="store_true", help="score from words alone")
    parser.add_argument("--part", choices=tuple(Part), default=Part.TEST)
    parser.add_argument("--speed", action="store_true", help="measure pairs a second instead")
    parser.add_argument("--gate", choices=("tune", "held"), help="the check on labelled pairs")
    parser.add_argument("--documents", type=Path, help="the policy collection, for --gate")
    given = parser.parse_args(arguments)
    if given.gate:
        gate.report(given.documents, given.gate)
        return 0
    if given.data is None:
        parser.error("--data is needed")
    if given.speed:
        speed.report(given.data)
        return 0
    if not given.words and given.memory is None:
        parser.error("--memory is needed for sentence vectors; or give --words")
    measure(given.data, None if given.words else Memory(given.memory, MiniLM()), Part(given.part))
    return 0


def measure(folder: Path, memory: Memory | None, part: Part) -> None:
    """Print both tables: thresholds frozen on other sources, and calibrated on the set's own."""
    crossing = find_crossing({name: _read(folder, name, None, Part.TUNE) for name in FITTED})
    tables = {name: _read(folder, name, memory, part) for name in NAMES}
    basis = basis_of(next(iter(tables.values())))
    print(f"evidence overlap ({basis}), model {fingerprint()[:12]}, part {part.value}")
    for title, lines in (
        (
            "one threshold for all sets",
            [compare_frozen(name, table, basis, crossing) for name, table in tables.items()],
        ),
        (
            "a threshold for each set, chosen on its other clusters",
            [compare_calibrated(name, table, basis) for name, table in tables.items()],
        ),
    ):
        measured = [line for line in lines if line.name in MEASURED]
        whole = [summarise("mean of all", lines), summarise("mean of those with *", measured)]
        print_lines(title, [*lines, *whole])


def _read(folder: Path, name: str, memory: Memory | None, part: Part) -> Table:
    return tabulate([pair for pair in load(folder, name) if pair.part is part], memory)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
