"""`python -m evals.retrieval --data FOLDER [--json FILE] [--memory FILE] [SET ...]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.retrieval.run import HEADER, NAMES, format_line, run, write_json


def main(words: list[str] | None = None) -> None:
    """Print the table, and write it as JSON where a file is named."""
    parser = argparse.ArgumentParser(prog="evals.retrieval", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    parser.add_argument("--memory", type=Path, help="a file that keeps embeddings between runs")
    given = parser.parse_args(words)
    unknown = set(given.sets) - set(NAMES)
    if unknown:
        parser.error(f"unknown set {min(unknown)!r}; known are {', '.join(NAMES)}")
    lines = []
    print(HEADER)
    for line in run(given.data, given.sets or NAMES, memory=given.memory):
        print(format_line(line), flush=True)
        lines.append(line)
    if given.json:
        write_json(lines, given.json)


if __name__ == "__main__":
    main()
