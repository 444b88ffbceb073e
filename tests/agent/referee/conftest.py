"""The small library, read once."""

from __future__ import annotations

import pytest

from evals.shelf import Shelf
from tests.agent.referee.shelves import make_shelf


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """Return the library; tests only read it."""
    return make_shelf()
