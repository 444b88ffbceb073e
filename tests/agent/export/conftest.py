"""A library in memory and a briefing with one of everything, made once."""

from __future__ import annotations

import pytest

from agent.briefing.types import Briefing
from agent.export.assemble import assemble
from agent.export.paper import Paper
from evals.shelf import Shelf
from tests.agent.export import scene


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return scene.shelve_samples()


@pytest.fixture(scope="session")
def briefing(shelf: Shelf) -> Briefing:
    return scene.fill(shelf)


@pytest.fixture(scope="session")
def paper(briefing: Briefing) -> Paper:
    return assemble(briefing)
