"""`python -m evals.faults`: every fault, its promise, and what came of it."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from evals.faults import CONTENT, FAULTS, Result, list_scenarios
from evals.faults.opening import open_endpoint
from evals.faults.run import run_scenario, wait_for_threads
from evals.faults.run_content import read_samples, run_content

AT_ONCE: Final = 12
"""Scenarios run together: most of their time is waiting."""


_WIDEST: Final = 240


def run_all(pool: ThreadPoolExecutor) -> list[Result]:
    """Return what came of every scenario, in order."""
    # The vendors' modules are loaded before anything is measured.
    run_scenario("nothing", FAULTS["nothing"], open_endpoint)
    scenarios = list_scenarios()
    jobs = [
        pool.submit(run_scenario, name, each, open_endpoint) for name, each in scenarios.items()
    ]
    return [each.result() for each in jobs]


def run_contents(pool: ThreadPoolExecutor) -> list[Result]:
    """Return what came of every wrong reply, in order."""
    library = read_samples()
    jobs = [
        pool.submit(run_content, name, each, library, open_endpoint)
        for name, each in CONTENT.items()
    ]
    return [each.result() for each in jobs]


def print_table(results: Sequence[Result], *, markdown: bool) -> None:
    """Print one line for each result."""
    frame = box.MARKDOWN if markdown else box.SIMPLE_HEAD
    table = Table("fault", "promise", "outcome", "requests", "seconds", "kept", box=frame)
    for each in results:
        table.add_row(
            each.name,
            each.promise,
            each.outcome,
            str(each.requests),
            f"{each.seconds:.2f}",
            "; ".join(each.broken) or "yes",
        )
    # A line of Markdown must not wrap, and a pipe has no width of its own.
    width = _WIDEST if markdown or not sys.stdout.isatty() else None
    Console(width=width, markup=False, highlight=False).print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m evals.faults", description=__doc__)
    parser.add_argument("--broken", action="store_true", help="list broken promises alone")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    options = parser.parse_args(arguments)
    before = set(threading.enumerate())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = [*run_all(pool), *run_contents(pool)]
    left = wait_for_threads(before)
    broken = [each for each in results if each.broken]
    print_table(broken if options.broken else results, markdown=options.markdown)
    shown = f"{len(results)} scenarios, {len(broken)} with a broken promise"
    print(f"{shown}; {len(left)} threads left behind {left or ''}")
    return 1 if broken or left else 0


if __name__ == "__main__":
    sys.exit(main())
