"""The development questions over the three seed documents: the numbers that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.types import Outcome
from evals.question_suite import load_suite
from evals.questions import Score, run_suite
from evals.shelf import read_folder
from store.ports import Embedder

RIGHT_OUTCOMES = 11
QUOTES_SHOWN = 8
ANSWERED = {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}


@pytest.fixture(scope="module")
def scores(shared: Path, embedder: Embedder) -> list[Score]:
    suite = load_suite(shared / "data" / "questions" / "seeds_dev.yaml")
    return run_suite(suite, read_folder(shared / "corpus" / "seeds", embedder=embedder))


def test_enough_questions_end_as_they_should(scores: list[Score]) -> None:
    assert sum(each.outcome_right for each in scores) >= RIGHT_OUTCOMES


def test_no_quotation_is_absent_from_its_document(scores: list[Score]) -> None:
    assert all(each.quotes_true for each in scores)


def test_listed_quotations_are_among_those_shown(scores: list[Score]) -> None:
    answerable = [each for each in scores if each.case.expected_outcome in ANSWERED]
    assert sum(each.quote_shown for each in answerable) >= QUOTES_SHOWN


def test_nothing_forbidden_is_claimed(scores: list[Score]) -> None:
    assert min(each.points for each in scores) >= 0


def test_page_furniture_is_never_a_proof(scores: list[Score]) -> None:
    regions = {
        item.region.value
        for each in scores
        for statement in each.answer.statements
        for item in statement.evidence
    }
    assert "boilerplate" not in regions
