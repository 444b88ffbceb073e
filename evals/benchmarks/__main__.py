"""`make bench`: print the table of speed and memory on a collection of documents."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from evals.benchmarks import answering, embedder, product
from evals.benchmarks.figures import tabulate

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "policy"


def main() -> int:
    """Measure what the options name and print one table."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SHARED, help="a folder of documents")
    parser.add_argument("--rounds", type=int, default=3, help="how often it is added (3)")
    given = parser.parse_args()
    if not given.corpus.is_dir():
        parser.error(f"there is no folder {str(given.corpus)!r}; name one with --corpus")
    with tempfile.TemporaryDirectory(prefix="brief-bench-") as place:
        folder = Path(place) / "library"
        figures = [
            *product.measure_help(),
            *embedder.run(given.corpus),
            *product.measure_add(given.corpus, folder, rounds=given.rounds),
            *product.measure_cold(folder),
            *product.measure_warm(folder),
            *answering.measure_answering(folder),
        ]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(tabulate(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
