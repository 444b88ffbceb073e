"""Small libraries in memory, written in the tests that use them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.shelf import Shelf, build
from store.embed import open_embedder
from store.ports import Embedder
from store.readers import parse

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
