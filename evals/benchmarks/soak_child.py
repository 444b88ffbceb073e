"""The process that is killed: it adds or removes, and says at once what was acknowledged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store.adding.prepare import Identity, prepare
from store.adding.report import Progress, Stage
from store.embed.double import HashEmbedder
from store.library import Library
from store.readers import parse
from store.truth.record import Record

STEPS: Final = (
    "locate:1",
    "acknowledge:1",
    "acknowledged:1",
    "forget:1",
    "remove:1",
    "compact:1",
    "judge:1",
    "build:1",
    "sync:1",
    "flip:1",
    "sweep:1",
    "done:1",
)
"""Where a child can put an end to itself, and at which passing by."""


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended: the last step it told of, and what it acknowledged until then."""

    killed: bool
    where: str
    seconds: float
    acknowledged: tuple[str, ...]
    removed: bool
    failure: str


class Child:
    """One run of the child process."""

    def __init__(
        self, library: Path, files: Path, *, step: str | None, remove: str | None, sync: bool
    ) -> None:
        self.remove = remove
        self.sync = sync
        self._command = [
            sys.executable,
            "-m",
            "evals.benchmarks.soak_child",
            str(library),
            str(files),
            step or "-",
            remove or "-",
            "sync" if sync else "-",
        ]

    def run(self, *, kill_after: float | None) -> End:
        """Run to the end, or until `kill_after` seconds from the start have passed."""
        began = time.monotonic()
        root = Path(__file__).resolve().parents[2]
        with subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
        ) as process:
            timer = threading.Timer(kill_after or 3_600, process.kill)
            timer.start()
            out, failure = process.communicate()
            timer.cancel()
        seconds = time.monotonic() - began
        lines = [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
        said = [line.split(maxsplit=1) for line in lines]
        steps = [words[1].strip() for words in said if words[0] == "at"]
        return End(
            killed=process.returncode == -signal.SIGKILL,
            where=steps[-1] if steps else "start",
            seconds=seconds,
            acknowledged=tuple(words[1].strip() for words in said if words[0] == "ack"),
            removed=any(words[0] == "removed" for words in said),
            failure=failure.strip() if process.returncode not in {0, -signal.SIGKILL} else "",
        )


def main(arguments: Sequence[str]) -> int:
    """Do what the parent asks: LIBRARY FILES STEP REMOVE SYNC."""
    library, files, step, remove, sync = arguments
    embedder = HashEmbedder()
    passed: Counter[str] = Counter()

    def at(name: str) -> None:
        passed[name] += 1
        _say("at", name)
        if f"{name}:{passed[name]}" == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def tell(progress: Progress) -> None:
        if progress.stage is Stage.READ and progress.name:
            _say("ack", progress.name)

    def read(data: bytes, name: str, identity: Identity) -> Record:
        return prepare(parse(data, name), identity, embedder)

    with Library.open(Path(library), embedder=embedder) as opened:
        if remove != "-":
            opened.remove([remove], at=at)
            _say("removed", remove)
        opened.add([Path(files)], sync=sync == "sync", progress=tell, prepare=read, at=at)
    return 0


def _say(*words: str) -> None:
    # One write: what the parent reads is a whole line, or nothing.
    os.write(1, (" ".join(words) + "\n").encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
