"""The figures a user feels: help, adding a collection, searching it, asking it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from agent.ask import ask
from evals.benchmarks.figures import Figure, percentile, summarise
from evals.benchmarks.processes import Run, run
from store.library import Library

BRIEF = (sys.executable, "-m", "agent.commands.main")
ROUNDS = 15
QUERIES = (
    "commitments on civil nuclear cooperation",
    "prohibited artificial intelligence practices",
    "deadline for agencies to publish an AI use case inventory",
    "fines for infringement of the regulation",
    "quantum computing cooperation between the United States and Japan",
    "identity assurance level 2 evidence requirements",
    "software licence negotiation best practice",
    "right to erasure of personal data",
    "export of American AI technology packages",
    "vulnerability handling obligations of manufacturers",
    "FedRAMP continuous monitoring deliverables",
    "when does the executive order revoke earlier orders",
    "data centre permitting on federal land",
    "who chairs the council on artificial intelligence",
    "beneficial ownership of suppliers",
    "tariff on United Kingdom automobiles",
    "high-risk AI system conformity assessment",
    "biometric categorisation of natural persons",
    "small business participation in semiconductor funding",
    "guidance on buying artificial intelligence for government",
)


def measure_help() -> Iterator[Figure]:
    """Yield the time of `brief --help`, a whole process."""
    runs = [_checked(run([*BRIEF, "--help"])) for _ in range(ROUNDS)]
    yield summarise("brief --help", [each.wall_seconds for each in runs], "s")
    yield summarise("brief --help, processor", [each.cpu_seconds for each in runs], "s")


def measure_add(corpus: Path, folder: Path, *, rounds: int) -> Iterator[Figure]:
    """Yield what adding a collection takes, beside the embedder alone on the same passages.

    The two are run in turn, so that their ratio holds on a machine whose speed drifts. The last
    library is left at `folder` for the other measurements.
    """
    adds: list[Run] = []
    alone: list[float] = []
    for number in range(rounds):
        library = folder if number == rounds - 1 else folder.with_name(f"{folder.name}-{number}")
        adds.append(run([*BRIEF, "--library", str(library), "add", str(corpus)]))
        embedded = run([sys.executable, "-m", "evals.benchmarks.embed_alone", str(library)])
        alone.append(float(_checked(embedded).output))
    again = [run([*BRIEF, "--library", str(folder), "add", str(corpus)]) for _ in range(3)]
    ratios = [add.wall_seconds / seconds for add, seconds in zip(adds, alone, strict=True)]
    yield summarise("brief add", [each.wall_seconds for each in adds], "s")
    yield summarise("embedder alone, same passages", alone, "s")
    yield summarise("brief add / embedder alone", ratios, "x")
    yield summarise("brief add, peak memory", [each.peak_bytes / 1e6 for each in adds], "MB")
    yield summarise("brief add, nothing changed", [each.wall_seconds for each in again], "s")


def measure_cold(folder: Path) -> Iterator[Figure]:
    """Yield the time of one search and one question from a cold start, whole processes."""
    command = [*BRIEF, "--library", str(folder)]
    searches = [_checked(run([*command, "search", query])) for query in QUERIES[:ROUNDS]]
    yield summarise("brief search, cold start", [each.wall_seconds for each in searches], "s")
    asked = [run([*command, "ask", f"What is said about {query}?"]) for query in QUERIES[:5]]
    yield summarise("brief ask, cold start", [each.wall_seconds for each in asked], "s")


def measure_warm(folder: Path) -> Iterator[Figure]:
    """Yield the times of searches and questions within one process, warmed up."""
    with Library.open(folder) as library:
        yield from _spread("search in process", lambda query: library.search(query, k=10))
        yield from _spread("ask in process", lambda query: ask(library, f"What about {query}?"))


def _spread(name: str, call: Callable[[str], object]) -> Iterator[Figure]:
    for query in QUERIES[:3]:
        call(query)
    taken = [_milliseconds(call, query) for _ in range(5) for query in QUERIES]
    n = len(taken)
    yield Figure(name=f"{name}, median", value=median(taken), unit="ms", n=n)
    yield Figure(name=f"{name}, 95th percentile", value=percentile(taken, 95), unit="ms", n=n)


def _milliseconds(call: Callable[[str], object], query: str) -> float:
    began = perf_counter()
    call(query)
    return (perf_counter() - began) * 1000


def _checked(done: Run, allowed: Sequence[int] = (0,)) -> Run:
    if done.code not in allowed:
        raise RuntimeError(f"a measured command left with exit code {done.code}")
    return done
