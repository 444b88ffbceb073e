"""`python -m evals.benchmarks.bundles`: what it takes to seal a briefing and to verify it.

`brief verify` is timed as the whole process that a user starts, on a bundle of one form drafted
from the library named; sealing and reading are timed inside.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

from agent.briefing.draft import draft
from agent.briefing.forms import load_form
from agent.briefing.types import Assignment, Briefing
from agent.bundle.read import read_bundle
from agent.bundle.seal import dump, seal
from evals.benchmarks.figures import Figure, summarise, tabulate
from evals.benchmarks.processes import run
from evals.benchmarks.product import BRIEF
from store.library import Library

ROUNDS: Final = 15
TOPIC: Final = "artificial intelligence safety institutes"


def measure(briefing: Briefing, library: Library, file: Path, *, rounds: int) -> Iterator[Figure]:
    """Yield what sealing, reading and verifying take, sealing in a warm process."""
    sealing, reading, verifying = [], [], []
    for _ in range(rounds):
        began = perf_counter()
        written = dump(seal(briefing, library))
        sealing.append(1000 * (perf_counter() - began))
        file.write_text(written, encoding="utf-8")
        began = perf_counter()
        read_bundle(file)
        reading.append(1000 * (perf_counter() - began))
        done = run([*BRIEF, "--library", str(library.folder), "verify", str(file)])
        if done.code != 0:
            sys.exit(f"`brief verify` left with {done.code}: {done.output}")
        verifying.append(done)
    count = sum(1 for _ in briefing.statements())
    note = f"{count} statements, {len(written) / 1000:,.0f} kB"
    yield summarise("seal", sealing, "ms", note=note)
    yield summarise("read", reading, "ms")
    yield summarise("brief verify", [each.wall_seconds for each in verifying], "s")
    yield summarise("brief verify, processor", [each.cpu_seconds for each in verifying], "s")


def main(arguments: Sequence[str]) -> int:
    """Measure what the options name and print one table."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.bundles", description=__doc__)
    parser.add_argument("library", type=Path, help="the folder of a library")
    parser.add_argument("--form", default="dossier", help="what is drafted (dossier)")
    parser.add_argument("--topic", default=TOPIC, help="what about")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often ({ROUNDS})")
    given = parser.parse_args(arguments)
    with Library.open(given.library) as library, tempfile.TemporaryDirectory() as place:
        form = load_form(given.form)
        briefing = draft(library, form, Assignment(topic=given.topic), today=date(2026, 1, 1))
        figures = measure(briefing, library, Path(place) / "b.json", rounds=given.rounds)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{form.title}, {len(library.documents())} documents\n")
        print(tabulate(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
