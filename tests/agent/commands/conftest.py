"""The command line as a user has it, with the sample library read once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.commands.main import main

SAMPLES = Path(__file__).resolve().parents[3] / "evals" / "samples" / "library"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> Any:  # noqa: ANN401 - as JSON is
        """Return what was printed, as the one JSON object that it is."""
        return json.loads(self.out)


Brief = Callable[..., Said]


@pytest.fixture
def brief(capsys: pytest.CaptureFixture[str]) -> Brief:
    """Return a function that runs `brief` with arguments and an empty environment."""

    def run(*arguments: str, **environment: str) -> Said:
        capsys.readouterr()
        code = main([str(each) for each in arguments], environment)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the sample documents."""
    return SAMPLES


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library that holds the sample documents; tests only read it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    assert main(["--library", str(folder), "add", str(SAMPLES)], {}) == 0
    return folder
