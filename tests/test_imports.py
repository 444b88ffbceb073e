"""Importing the project and asking for help loads none of the heavy vendors."""

from __future__ import annotations

import subprocess
import sys

import pytest

VENDORS = (
    "chromadb",
    "langchain",
    "langchain_core",
    "lxml",
    "markdown_it",
    "numpy",
    "nupunkt",
    "onnxruntime",
    "openai",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "rich",
    "tantivy",
    "tenacity",
    "tokenizers",
)
REPORT = "; import sys; print(sorted(set(sys.modules) & set({vendors!r})))"


def loaded_by(code: str) -> str:
    """Return what a fresh interpreter prints after running the code."""
    done = subprocess.run(
        [sys.executable, "-c", code + REPORT.format(vendors=VENDORS)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "import agent, store, prompts, evals",
        "from agent.commands.main import main; main(['--help'], {})",
        "from agent.commands.main import main; main(['ask', '--help'], {})",
    ],
)
def test_light(code: str) -> None:
    """A user who asks for help waits for no vendor."""
    assert loaded_by(code) == "[]"


def test_the_check_can_fail() -> None:
    """A vendor that is imported is seen."""
    assert loaded_by("import numpy") == "['numpy']"
