"""Fixtures for every test: the shared material, and a world without network or keys."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_NAMING = ("BRIEF_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared test material, or skip saying why (in CI: fail)."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    reason = f"needs the shared test material, expected at {folder.name!r} beside the checkout"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove every variable that could name a key, a model or a library of the developer."""
    for name in list(os.environ):
        if name.endswith("_API_KEY") or name.startswith(_NAMING):
            monkeypatch.delenv(name)
