"""The command line as a user has it, and a folder with a suite and its documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.commands.main import main
from tests.evals.suite.texts import PORT, write_suite


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

    def run(*arguments: object, **environment: str) -> Said:
        capsys.readouterr()
        code = main([str(each) for each in arguments], environment)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "port.md").write_text(PORT, encoding="utf-8")
    return write_suite(tmp_path)
