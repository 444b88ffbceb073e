"""The laboratory's papers, and the samples that come with the project, as libraries in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent.briefing.computed.context import Context
from evals.shelf import Shelf, build, read_folder
from store.embed import open_embedder
from store.ports import Embedder
from store.readers import parse
from tests.agent.briefing.computed.scene import FILES, SAMPLES, TOPICS, open_context

MakeShelf = Callable[..., Shelf]


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="session")
def make_shelf(embedder: Embedder) -> MakeShelf:
    """Return a function that makes a library of files given as name and text."""

    def make(**files: str) -> Shelf:
        readings = [
            (f"{name}.md", parse(text.encode(), f"{name}.md")) for name, text in files.items()
        ]
        return build(readings, embedder=embedder)

    return make


@pytest.fixture(scope="session")
def laboratory(make_shelf: MakeShelf) -> Shelf:
    return make_shelf(**FILES)


@pytest.fixture(scope="session")
def contexts(embedder: Embedder) -> tuple[Context, ...]:
    """Return briefings on four topics of the sample library, each with its memory."""
    samples = read_folder(SAMPLES, embedder=embedder)
    return tuple(open_context(samples, topic) for topic in TOPICS)
