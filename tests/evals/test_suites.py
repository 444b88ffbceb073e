"""The suites of this repository can be read, and refer to what they list."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.question_suite import load_suite

SUITES = sorted((Path(__file__).parents[2] / "evals" / "suites").glob("*questions.yaml"))


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_each_question_is_unique_and_points_to_listed_documents(path: Path) -> None:
    suite = load_suite(path)
    documents = {each.id for each in suite.meta.documents}
    ids = [case.id for case in suite.questions]
    assert len(ids) == len(set(ids))
    assert {support.doc for case in suite.questions for support in case.support} <= documents


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_no_text_of_others_is_copied(path: Path) -> None:
    suite = load_suite(path)
    assert all(support.quote is None for case in suite.questions for support in case.support)
