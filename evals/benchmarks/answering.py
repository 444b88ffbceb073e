"""What our own code adds to an answer that a model writes: wall and processor time, model apart.

The model is a function of the prompt that retells four offered sentences, so its own time is next
to nothing and is taken out; what is left is searching, offering, reading, checking and settling.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from agent.ask import ask
from agent.compose.types import Progress, Said
from agent.model.types import Delta, Event, Purpose, Reply, Request
from agent.quote.shelf import Shelf
from agent.types import Attempt, Usage
from evals.benchmarks.figures import Figure, percentile
from evals.suite.load import load_suite
from store.filters import Filters
from store.library import Library
from store.ports import Embedder
from store.types import Document, Hit, Passage, Sentence

SUITE: Final = Path(__file__).parent.parent / "suites" / "policy_questions.yaml"
QUESTIONS: Final = 24
ROUNDS: Final = 3
TOLD: Final = 4
_PIECE: Final = 7
_OFFERED: Final = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


@dataclass(slots=True)
class _Reteller:
    """A model that retells the first sentences it is offered; knows when each was complete."""

    seconds: float = 0.0
    processor: float = 0.0
    complete: list[float] = field(default_factory=list)
    name: str = "reteller"

    def stream(self, request: Request) -> Iterator[Event]:
        """Yield the reply in small pieces."""
        began, worked = perf_counter(), process_time()
        text = _retell(request)
        self.seconds += perf_counter() - began
        self.processor += process_time() - worked
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE]
            if "}" in piece:
                self.complete.append(perf_counter())
            yield Delta(text=piece)
        attempt = Attempt(purpose=request.purpose.value, outcome="done", seconds=0.0)
        yield Reply(text=text, model=self.name, usage=Usage(calls=1, attempts=(attempt,)))


@dataclass(slots=True)
class Watched:
    """A library that counts the processor time of its searches."""

    inner: Library
    processor: float = 0.0

    @property
    def fingerprint(self) -> str:
        """Return the library's."""
        return self.inner.fingerprint

    @property
    def embedder(self) -> Embedder:
        """Return the library's."""
        return self.inner.embedder

    def documents(self, filters: Filters | None = None) -> Sequence[Document]:
        """Return the library's."""
        return self.inner.documents(filters)

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return the library's hits, and count what that took."""
        began = process_time()
        try:
            return self.inner.search(query, k=k, filters=filters)
        finally:
            self.processor += process_time() - began

    def sentences(self, version: str) -> Sequence[Sentence]:
        """Return the library's."""
        return self.inner.sentences(version)

    def text(self, version: str) -> str:
        """Return the library's."""
        return self.inner.text(version)

    def passage_sentences(self, passage: Passage) -> Sequence[Sentence]:
        """Return the library's."""
        return self.inner.passage_sentences(passage)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """Milliseconds of one answer, the model's own taken out."""

    total: float
    search: float
    processor: float
    told: float | None


def measure_answering(folder: Path) -> Iterator[Figure]:
    """Yield what an answer costs beside the model, over a library on disk."""
    questions = [each.question for each in load_suite(SUITE).questions if each.part == "dev"]
    with Library.open(folder) as library:
        shelf = Watched(library)
        taken = [_ask(shelf, each) for _ in range(ROUNDS) for each in questions[:QUESTIONS]]
    taken = taken[1:]  # The first one loads the embedder.
    yield from _spread("answer beside the model", [each.total for each in taken])
    yield from _spread("  of it searching", [each.search for each in taken])
    yield from _spread("  processor, without search", [each.processor for each in taken])
    told = [each.told for each in taken if each.told is not None]
    yield from _spread("complete statement to screen", told)


def _ask(shelf: Watched, question: str) -> _Taken:
    model = _Reteller()
    said: list[float] = []

    def listen(progress: Progress) -> None:
        if isinstance(progress, Said):
            said.append(perf_counter())

    shelf.processor = 0.0
    began, worked = perf_counter(), process_time()
    library: Shelf = shelf
    answer = ask(library, question, model=model, listen=listen)
    total = perf_counter() - began - model.seconds
    processor = process_time() - worked - shelf.processor - model.processor
    before = [each for each in model.complete if said and each <= said[0]]
    return _Taken(
        total=1000 * total,
        search=1000 * answer.usage.search_seconds,
        processor=1000 * processor,
        told=1000 * (said[0] - before[-1]) if before else None,
    )


def _retell(request: Request) -> str:
    if request.purpose is not Purpose.COMPOSE:
        return json.dumps({"statements": []})
    offered = _OFFERED.findall(request.messages[-1].text)[:TOLD]
    statements = [
        {
            "text": f"It is said that {words[:1].lower()}{words[1:]}"[:590],
            "kind": "fact",
            "evidence": [int(number)],
        }
        for number, words in offered
    ]
    reply = {"outcome": "answer", "statements": statements, "conflicts": [], "gaps": ["the cost"]}
    return json.dumps(reply)


def _spread(name: str, values: Sequence[float]) -> Iterator[Figure]:
    n = len(values)
    yield Figure(name=f"{name}, median", value=median(values), unit="ms", n=n)
    yield Figure(name=f"{name}, 95th percentile", value=percentile(values, 95), unit="ms", n=n)
