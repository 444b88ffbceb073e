"""A small library, a suite about it, and the steps of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.running.run import Subject, take
from evals.shelf import Shelf, build
from evals.suite.load import SuiteFile, read_suite
from store.embed import open_embedder
from store.readers import parse
from tests.evals.suite.texts import PORT, write_suite


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return build([("port.md", parse(PORT.encode(), "port.md"))], embedder=open_embedder())


@pytest.fixture
def file(tmp_path: Path) -> SuiteFile:
    return read_suite(write_suite(tmp_path))


@pytest.fixture
def subject(file: SuiteFile, shelf: Shelf) -> Subject:
    return take(file, shelf)
