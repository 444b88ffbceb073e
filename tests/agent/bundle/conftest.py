"""The small library, for tests that read it and for those that change it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.agent.bundle.world import World

MakeWorld = Callable[..., World]


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[MakeWorld]:
    """Return a maker of libraries that a test may change."""
    made: list[World] = []

    def make(**texts: str) -> World:
        folder = tmp_path / f"world{len(made)}"
        folder.mkdir()
        made.append(World(folder, texts or None))
        return made[-1]

    yield make
    for world in made:
        world.library.close()


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    return make_world()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library that tests only read."""
    world = World(tmp_path_factory.mktemp("bundles"))
    yield world.library
    world.library.close()
