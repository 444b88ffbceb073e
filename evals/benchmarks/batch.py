"""`python -m evals.benchmarks.batch`: how a batch fares beside an ideal one, and what it takes.

The server answers each request after a fixed time. An ideal batch keeps every one of its places
busy from the first request on: so many rows at once, one wave after the other. Processor time is
that of the whole process, less that of a batch of fewer rows, by row; what of it is searching is
measured apart, over the same questions.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any, Final

from agent.ask import ask
from agent.model.double import ScriptedModel
from agent.model.types import Request
from evals.benchmarks.answering import Watched
from evals.benchmarks.figures import Figure, tabulate
from evals.benchmarks.processes import Run, run
from evals.kills.world import BRIEF
from evals.server import FakeOpenAI, read_prompt
from evals.suite.load import load_suite
from store.library import Library

SUITES: Final = Path(__file__).parent.parent / "suites"
SAMPLES: Final = Path(__file__).parent.parent / "samples" / "library"
ROWS: Final = 96
JOBS: Final = 32
SECONDS: Final = 10.0
FEW: Final = 8
"""A batch of so many times fewer rows is taken from the whole one: what is left has no start."""

TOLD: Final = 4
"""Statements of a reply, as many as the recorded ones have on average."""

ADDED: Final = 3
"""Words that a question of the long batch gets of others."""

SEED: Final = 7

_WORD: Final = re.compile(r"[a-z]{4,}")
_DATA: Final = "<<<DATA"
"""Stands before what is offered; the examples of a prompt stand before that."""

_OFFERED: Final = re.compile(
    r"^\[(\d+)\] (?!(?:\[[^\]]*\] )*\[heading\])(?:\[[^\]]*\] )*(.+)$", re.MULTILINE
)
"""A numbered sentence that is no heading, without what says where in its document it stands."""


@dataclass(slots=True)
class Slow:
    """A server's answers, and when the first request came and the last answer went."""

    began: float = 0.0
    ended: float = 0.0
    requests: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def chat(self, request: dict[str, Any]) -> str:
        """Retell the first sentences that are offered."""
        with self._lock:
            self.requests += 1
            self.ended = time.monotonic()
            self.began = self.began or self.ended
        return retell(read_prompt(request))


def retell(prompt: str) -> str:
    """Return a reply that says the first sentences again that a prompt offers."""
    if "Failed statements" in prompt:
        return '{"statements": []}'
    statements = [
        {"text": words[:590], "kind": "fact", "evidence": [int(number)]}
        for number, words in _OFFERED.findall(prompt.rpartition(_DATA)[2])[:TOLD]
    ]
    reply = {"outcome": "answer", "statements": statements, "conflicts": [], "gaps": []}
    return json.dumps(reply)


def measure_throughput(
    folder: Path, library: Path, questions: Sequence[str], *, jobs: int, seconds: float
) -> Iterator[Figure]:
    """Yield how near a batch comes to an ideal one of as many rows, each of one request or more."""
    slow = Slow()
    with FakeOpenAI(chat=slow.chat, delay_seconds=seconds) as server:
        took = _batch(folder, library, questions, server.url, jobs=jobs)
    ideal = math.ceil(slow.requests / jobs) * seconds
    # `chat` is called when an answer is due, so that the first request came one delay before.
    span = slow.ended - slow.began + seconds
    rows = len(questions)
    note = f"{rows} rows, {slow.requests} requests, {jobs} at once, {seconds:g} s each"
    yield Figure(name="batch, whole command", value=took.wall_seconds, unit="s", note=note)
    yield Figure(name="batch, first request to last answer", value=span, unit="s")
    yield Figure(name="batch, ideal", value=ideal, unit="s")
    yield Figure(name="batch, share of the ideal throughput", value=100 * ideal / span, unit="%")
    share = 100 * ideal / took.wall_seconds
    yield Figure(name="batch, the same with start and summary", value=share, unit="%")


def measure_processor(
    folder: Path, library: Path, questions: Sequence[str], *, jobs: int
) -> Iterator[Figure]:
    """Yield the processor time of a row, and what of it is not searching."""
    few = questions[: max(len(questions) // FEW, 1)]
    with FakeOpenAI(chat=Slow().chat) as server:
        full = _batch(folder / "full", library, questions, server.url, jobs=jobs)
        part = _batch(folder / "part", library, few, server.url, jobs=jobs)
    rows = len(questions)
    own = 1000 * (full.cpu_seconds - part.cpu_seconds) / (rows - len(few))
    searching = _measure_searching(library, questions)
    note = f"{rows} rows, {jobs} at once"
    yield Figure(name="processor time of a row", value=own, unit="ms", note=note)
    yield Figure(name="  of it searching", value=searching, unit="ms", note="measured apart")
    yield Figure(name="  without search", value=own - searching, unit="ms")
    yield Figure(name="batch, peak memory", value=full.peak_bytes / 1e6, unit="MB", note=note)


def measure_memory(folder: Path, library: Path, *, rows: int, jobs: int) -> Iterator[Figure]:
    """Yield the most memory that a long batch holds, no question of which is another's."""
    questions = vary(_read_questions("samples", rows))
    with FakeOpenAI(chat=Slow().chat) as server:
        took = _batch(folder, library, questions, server.url, jobs=jobs)
    note = f"{rows:,} rows, {jobs} at once"
    yield Figure(name="batch, peak memory", value=took.peak_bytes / 1e6, unit="MB", note=note)


def vary(questions: Sequence[str]) -> list[str]:
    """Return the questions, each with some words of others: what is remembered of one serves none.

    The same questions again and again would leave every cache as small as after the first round.
    """
    words = sorted({word for each in questions for word in _WORD.findall(each.lower())})
    chance = random.Random(SEED)
    return [
        f"{each.rstrip('?')} with regard to {' and '.join(chance.choices(words, k=ADDED))}?"
        for each in questions
    ]


def _measure_searching(library: Path, questions: Sequence[str]) -> float:
    def answer(request: Request) -> str:
        return retell("\n\n".join(message.text for message in request.messages))

    taken = []
    with Library.open(library) as opened:
        shelf = Watched(opened)
        for question in questions:
            shelf.processor = 0.0
            ask(shelf, question, model=ScriptedModel(answer))
            taken.append(1000 * shelf.processor)
    # The first one loads the embedder.
    return mean(taken[1:])


def _batch(folder: Path, library: Path, questions: Sequence[str], url: str, *, jobs: int) -> Run:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "jobs.jsonl"
    lines = [json.dumps({"id": f"q{at}", "question": each}) for at, each in enumerate(questions)]
    file.write_text("\n".join(lines))
    done = run(
        [
            *BRIEF, "--library", str(library), "batch", str(file), "--out", str(folder / "out"),
            "--jobs", str(jobs), "--model", "openai:slow", "--base-url", url,
        ],
        environment={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    if done.code not in {0, 3, 4}:
        raise RuntimeError(f"a measured batch left with exit code {done.code}")
    return done


def _read_questions(suite: str, count: int) -> list[str]:
    known = [each.question for each in load_suite(SUITES / f"{suite}.yaml").questions]
    return [known[at % len(known)] for at in range(count)]


def main(arguments: Sequence[str]) -> int:
    """Measure what the options name and print one table."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.batch", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help=f"of the batches ({ROWS})")
    parser.add_argument("--jobs", type=int, default=JOBS, help=f"rows at once ({JOBS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"an answer ({SECONDS:g})")
    parser.add_argument("--memory-rows", type=int, default=0, help="also a batch of so many rows")
    parser.add_argument("--library", type=Path, help="one to use instead of the samples'")
    parser.add_argument("--suite", default="samples", help="whose questions are asked (samples)")
    given = parser.parse_args(arguments)
    questions = _read_questions(given.suite, given.rows)
    with tempfile.TemporaryDirectory(prefix="brief-batch-") as place:
        folder = Path(place)
        library = given.library or folder / "library"
        if given.library is None:
            run([*BRIEF, "--library", str(library), "add", str(SAMPLES)])
        figures = [
            *measure_processor(folder / "processor", library, questions, jobs=given.jobs),
            *measure_throughput(
                folder / "throughput", library, questions, jobs=given.jobs, seconds=given.seconds
            ),
        ]
        if given.memory_rows:
            figures += measure_memory(
                folder / "memory", library, rows=given.memory_rows, jobs=given.jobs
            )
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(tabulate(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
