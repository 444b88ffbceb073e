"""What a process took is its own, and its exit code and output come back."""

from __future__ import annotations

import sys

import pytest

from evals.benchmarks.processes import run

LARGE = 300_000_000
SMALL = "print('done'); raise SystemExit(3)"
HOLDS = f"held = bytes([1]) * {LARGE}"


def test_exit_code_output_and_environment_are_those_of_the_command() -> None:
    done = run([sys.executable, "-c", SMALL])
    assert (done.code, done.output) == (3, "done\n")
    assert done.wall_seconds >= 0
    assert done.cpu_seconds > 0
    told = run(
        [sys.executable, "-c", "import os; print(os.environ['LAMP'])"], environment={"LAMP": "on"}
    )
    assert told.output == "on\n"


def test_the_peak_is_that_of_the_process_and_not_of_the_one_that_measures() -> None:
    held = bytes([1]) * LARGE
    small = run([sys.executable, "-c", SMALL])
    assert small.peak_bytes < len(held) / 2
    assert run([sys.executable, "-c", HOLDS]).peak_bytes > LARGE


def test_what_cannot_be_started_is_said() -> None:
    with pytest.raises(RuntimeError, match="no-such-program"):
        run(["no-such-program"])
