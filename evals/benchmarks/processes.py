"""Whole processes, timed from outside by the operating system's own accounts.

A small process stands between: on Linux the account of a process begins with the memory of the one
that started it, and a measuring one is soon larger than what it measures (`true`, started from a
process that had held 500 MB, "takes" 513 MB).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_KIBIBYTE = 1 if sys.platform == "darwin" else 1024

_BETWEEN = """
import json, os, sys, time
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - began
account = [status, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]
with open(int(sys.argv[1]), "w") as file:
    json.dump(account, file)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished process; `peak_bytes` is the most memory it, or a child of it, held."""

    code: int
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str


def run(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Run:
    """Run the command to its end and return what it took.

    Raises:
        RuntimeError: it could not be started.
    """
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, encoding="ascii") as account,
        subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _BETWEEN, str(writing), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=None if environment is None else dict(environment),
            pass_fds=[writing],
        ) as process,
    ):
        os.close(writing)
        assert process.stdout is not None
        output = process.stdout.read()
        told = account.read()
    if not told:
        raise RuntimeError(f"{command[0]!r} could not be started")
    status, wall, processor, peak = json.loads(told)
    return Run(
        code=os.waitstatus_to_exitcode(status),
        wall_seconds=wall,
        cpu_seconds=processor,
        peak_bytes=peak * _KIBIBYTE,
        output=output,
    )
