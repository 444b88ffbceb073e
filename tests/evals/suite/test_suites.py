"""The suites of this repository can be read, and copy no text of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.suite.load import load_suite

FOLDER = Path(__file__).parents[3] / "evals" / "suites"
OF_OTHERS = ("policy_questions.yaml",)
"""Suites over documents that are not ours."""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_suite_can_be_read(path: Path) -> None:
    assert load_suite(path).questions


@pytest.mark.parametrize("name", OF_OTHERS)
def test_no_text_of_others_is_copied(name: str) -> None:
    suite = load_suite(FOLDER / name)
    assert all(gold.quote is None for case in suite.questions for gold in case.support)
