"""`python -m evals.personas`: what becomes of what honest and wrong models say.

On the sample library, over the questions beside this file. A share that breaks its promise ends
the command with 1. `--list` prints each miss; those of the held half are only counted.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from agent.quote.shelf import Shelf
from evals.mutate import WAYS
from evals.pairs.load import SAMPLES
from evals.personas.bank import load_bank
from evals.personas.honest import Honest
from evals.personas.report import Line, print_lines, print_misses, tell_honest, tell_sloppy
from evals.personas.run import QUESTIONS, read_questions, run
from evals.personas.sloppy import Sloppy
from evals.shelf import read_folder

NAMES = ("honest", "sloppy")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m evals.personas", description=__doc__)
    parser.add_argument("personas", nargs="*", help=f"which of {', '.join(NAMES)}; all if none")
    parser.add_argument("--list", action="store_true", help="print each miss")
    parser.add_argument("--library", type=Path, help="a library of the sample documents on disk")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="one question a line")
    parser.add_argument(
        "--ways", nargs="+", choices=tuple(WAYS), default=tuple(WAYS), metavar="WAY"
    )
    parser.add_argument("--first", type=int, help="only so many questions")
    given = parser.parse_args(arguments)
    wanted = tuple(given.personas) or NAMES
    if unknown := set(wanted) - set(NAMES):
        parser.error(f"no such persona: {', '.join(sorted(unknown))}")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    library = open_library(given.library)
    questions = read_questions(given.questions)[: given.first]
    honest = Honest(load_bank())
    kept = True
    if "honest" in wanted:
        lines = tell_honest(run(library, questions, honest))
        kept &= _print("honest: not shown as written", lines, listing=given.list, honest=True)
    if "sloppy" in wanted:
        lines = tell_sloppy(run(library, questions, Sloppy(honest, given.ways)))
        kept &= _print("sloppy: caught", lines, listing=given.list, honest=False)
    return 0 if kept else 1


def open_library(folder: Path | None) -> Shelf:
    """Return a library on disk, else the sample library in memory."""
    if folder is None:
        return read_folder(SAMPLES)
    from store.library import Library

    return Library.open(folder)


def _print(title: str, lines: Sequence[Line], *, listing: bool, honest: bool) -> bool:
    if listing:
        print_misses(lines, honest=honest)
        print()
    print_lines(title, lines)
    return all(line.kept for line in lines)


if __name__ == "__main__":
    sys.exit(main())
