"""A library of three short documents on disk, and a model that points at sentences by a word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.model.double import ScriptedModel
from agent.model.types import Purpose, Request
from store.library import Library

TEXTS = {
    "memorandum.md": (
        "# Memorandum on Shared Compute\n\nThis Memorandum was signed on 3 February 2025.\n\n"
        "## Costs\n\nEach participant bears its own costs. The hub costs 12 million crowns a year. "
        "Costs are reviewed every two years.\n\n"
        "## Term\n\nThe Memorandum has a term of three years.\n"
    ),
    "annual-report.md": (
        "# Annual Report 2024 of the Compute Board\n\nPublished on 1 March 2025.\n\n"
        "The Compute Board has seven members. In 2024, 36 fellowships were awarded.\n"
    ),
    "audit-report.md": (
        "# Audit Report on the Compute Hub\n\nPublished on 1 June 2025.\n\n"
        "The hub has 400 accelerators. In 2025, 51 fellowships were awarded.\n"
    ),
}


def write_texts(folder: Path) -> Path:
    """Write the documents into a folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "documents")


@pytest.fixture
def own_library(tmp_path: Path, documents: Path) -> Iterator[Library]:
    """Return a library that a test may change."""
    with Library.create(tmp_path / "library") as library:
        library.add([documents])
        yield library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library that tests only read."""
    folder = tmp_path_factory.mktemp("chat")
    with Library.create(folder / "library") as library:
        library.add([write_texts(folder / "documents")])
        yield library


@pytest.fixture
def model() -> Callable[..., ScriptedModel]:
    """Return a maker of models: what they rewrite a question to, and the word they point at."""

    def make(*, standalone: str = "", word: str = "costs") -> ScriptedModel:
        def answer(request: Request) -> str:
            if request.purpose is Purpose.STANDALONE:
                return json.dumps({"question": standalone})
            return point_at(request, word)

        return ScriptedModel(answer)

    return make


def point_at(request: Request, word: str) -> str:
    """Return a reply that repeats the first offered sentence with a word in it."""
    offered = re.findall(r"^\[(\d+)\] (.*)$", request.messages[-1].text, re.MULTILINE)
    found = [(int(number), line) for number, line in offered if word in line]
    statements = [
        {"text": line, "kind": "fact", "evidence": [number]} for number, line in found[:1]
    ]
    outcome = "answer" if statements else "documents_do_not_say"
    return json.dumps({"outcome": outcome, "statements": statements, "conflicts": [], "gaps": []})
