"""`python -m evals.benchmarks.exports`: how long a briefing takes to become a file, by format.

One form is drafted without a model over the library in memory that the samples make, and written
in each format again and again; the first time counts as cold, with what is imported then.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

from agent.briefing.draft import draft
from agent.briefing.forms import load_form
from agent.briefing.types import Assignment, Briefing
from agent.export.assemble import assemble
from agent.export.write import Format, export
from agent.quote.shelf import Shelf
from evals.benchmarks.figures import Figure, summarise, tabulate
from evals.shelf import read_folder
from store.library import Library

SAMPLES: Final = Path(__file__).parent.parent / "samples" / "library"
ROUNDS: Final = 20
TOPIC: Final = "cooperation of Verania and Aldmere on shared compute"


def measure(briefing: Briefing, shelf: Shelf, *, rounds: int) -> Iterator[Figure]:
    """Yield milliseconds for each format: the first time, then the median of the others."""
    for form in Format:
        taken = []
        for _ in range(rounds + 1):
            began = perf_counter()
            size = len(export(briefing, form, shelf=shelf))
            taken.append(1000 * (perf_counter() - began))
        note = f"{size / 1000:,.0f} kB; first time {taken[0]:,.0f} ms"
        yield summarise(f"write {form.value}", taken[1:], "ms", note=note)


def main(arguments: Sequence[str]) -> int:
    """Measure what the options name and print one table."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.exports", description=__doc__)
    parser.add_argument("--form", default="dossier", help="what is drafted (dossier)")
    parser.add_argument("--topic", default=TOPIC, help="what about")
    parser.add_argument("--library", type=Path, help="one to use instead of the samples'")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often ({ROUNDS})")
    given = parser.parse_args(arguments)
    with ExitStack() as stack:
        shelf: Shelf = (
            stack.enter_context(Library.open(given.library))
            if given.library
            else read_folder(SAMPLES)
        )
        form = load_form(given.form)
        briefing = draft(shelf, form, Assignment(topic=given.topic), today=date(2026, 1, 1))
        paper = assemble(briefing)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{form.title}: {len(paper.notes)} notes, {len(paper.parts)} parts\n")
        print(tabulate(measure(briefing, shelf, rounds=given.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
