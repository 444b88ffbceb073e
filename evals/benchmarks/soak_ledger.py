"""What must be in the library after each kill, kept independently of it."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evals.benchmarks.soak_child import Child, End
from evals.benchmarks.soak_world import World
from store.adding.prepare import Identity, prepare
from store.errors import BriefingError
from store.filters import Filters
from store.library import Library
from store.ports import Embedder
from store.readers import parse
from store.types import Document, Passage, Sentence, Status

REMOVAL_SHARE: Final = 0.2
"""The part of the runs that remove a document first."""

_MOST_PASSAGES: Final = 100

_UNIQUE: Final = re.compile(r"\bq[a-p]{12}\b")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was made of acknowledged bytes: (start, end, text) of sentences and passages."""

    text: str
    sentences: list[tuple[int, int, str]]
    passages: list[tuple[str, int, int, str]]


class Ledger:
    """Every version that was ever acknowledged and never removed."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: dict[str, _Kept] = {}
        self._paths: dict[str, set[str]] = {}
        self._documents: dict[str, str] = {}
        self._may_go: set[str] = set()
        self._revision = 0
        self._failure = ""
        self.acknowledged = 0

    def choose_removal(self, rng: random.Random) -> str | None:
        """Return now and then the id of a document to be removed."""
        known = sorted(set(self._documents.values()))
        return rng.choice(known) if known and rng.random() < REMOVAL_SHARE else None

    def note(self, child: Child, end: End, world: World) -> None:
        """Take down what a child acknowledged before it ended, and what it may have removed."""
        self._failure = end.failure
        contents = world.versions()
        self._may_go = {
            version
            for version, document in self._documents.items()
            if document == child.remove
            or (child.sync and self._paths[document].isdisjoint(contents))
        }
        for path in end.acknowledged:
            raw = contents[path]
            version = hashlib.sha256(raw).hexdigest()
            self._kept[version] = self._read(raw, path)
            self._may_go.discard(version)
            self.acknowledged += 1

    def check(self, library: Library) -> Iterator[str]:
        """Yield everything that is not as it must be."""
        if self._failure:
            yield f"the run failed: {self._failure.splitlines()[-1]}"
        try:
            yield from self._check(library)
        except BriefingError as error:
            yield f"{type(error).__name__}: {error}"

    def _check(self, library: Library) -> Iterator[str]:
        documents = {item.version: item for item in library.documents()}
        for version in self._may_go - set(documents):
            self._kept.pop(version, None)
        for version, kept in self._kept.items():
            if version not in documents:
                yield f"{version[:12]} was acknowledged and is gone"
            else:
                yield from _compare(library, documents[version], kept)
        if library.revision < self._revision:
            yield f"the library went back from {self._revision} to {library.revision}"
        for problem in library.check().problems:
            yield f"not in order: {problem.message}"
        self._remember(library, documents)

    def _remember(self, library: Library, documents: Mapping[str, Document]) -> None:
        self._revision = library.revision
        self._documents = {version: item.id for version, item in documents.items()}
        self._paths = {item.id: set() for item in documents.values()}
        for version, item in documents.items():
            self._paths[item.id].update(library.paths(version))

    def _read(self, raw: bytes, path: str) -> _Kept:
        version = hashlib.sha256(raw).hexdigest()
        identity = Identity(document="", version=version, origin=path, added="")
        record = prepare(parse(raw, Path(path).name), identity, self._embedder)
        return _Kept(
            record.reading.text, _strip_all(record.sentences), _strip_passages(record.passages)
        )


def _compare(library: Library, document: Document, kept: _Kept) -> Iterator[str]:
    name = document.version[:12]
    if library.text(document.version) != kept.text:
        yield f"{name} has another text"
    if _strip_all(library.sentences(document.version)) != kept.sentences:
        yield f"{name} has other sentences"
    if _strip_passages(library.passages(document.version)) != kept.passages:
        yield f"{name} has other passages"
    word = _UNIQUE.search(kept.text)
    assert word is not None
    found = _finds(library, document, word[0])
    if found != (document.status is Status.CURRENT):
        yield f"{name} is {document.status} and {'found' if found else 'not found'}"


def _finds(library: Library, document: Document, word: str) -> bool:
    """Whether a search finds the passage with `word`, by its words and by its vector.

    Inside the document, because the small embedder means nothing by its neighbours: in the whole
    library one of 1,000 passages with a unique word is not among the first 20.
    """
    inside = Filters(documents=(document.version,))
    hits = library.search(word, k=_MOST_PASSAGES, filters=inside)
    passages = [hit for hit in hits if word in hit.passage.text]
    return any(hit.lexical is not None and hit.similarity is not None for hit in passages)


def _strip_all(sentences: list[Sentence] | tuple[Sentence, ...]) -> list[tuple[int, int, str]]:
    return [(item.start, item.end, item.text) for item in sentences]


def _strip_passages(
    passages: list[Passage] | tuple[Passage, ...],
) -> list[tuple[str, int, int, str]]:
    return [(item.id, item.start, item.end, item.text) for item in passages]
