"""The development questions over the three seed documents: the numbers that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.types import Answer, Outcome
from evals.judges.offline import OfflineJudge
from evals.running.asking import Product
from evals.running.opening import read_documents
from evals.running.run import run_suite, take
from evals.suite.load import read_suite
from evals.types import Mode, Run
from store.ports import Embedder

RIGHT_OUTCOMES = 11
QUOTES_SHOWN = 8
ANSWERED = {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}


@pytest.fixture(scope="module")
def run(shared: Path, embedder: Embedder) -> Run:
    file = read_suite(shared / "data" / "questions" / "seeds_dev.yaml")
    library = read_documents(shared / "corpus" / "seeds", embedder=embedder)
    asker = Product(library=library)
    return run_suite(take(file, library), asker, mode=Mode.NO_MODEL, judge=OfflineJudge())


@pytest.fixture(scope="module")
def answers(run: Run) -> list[Answer]:
    return [each.answer for each in run.cases if each.answer is not None]


def read(run: Run, metric: str) -> dict[str, float]:
    """Return a metric's values by case, and by place where there are several in one."""
    return {
        f"{each.case} {each.place}": each.value
        for each in run.scores
        if each.metric == metric and each.value is not None
    }


def test_every_question_is_answered_for(run: Run) -> None:
    assert [each.failure for each in run.cases] == [""] * len(run.cases)
    assert not [each for each in run.scores if each.failure]


def test_enough_questions_end_as_they_should(run: Run) -> None:
    assert sum(read(run, "outcome_accuracy").values()) >= RIGHT_OUTCOMES


@pytest.mark.parametrize("metric", ["pointer_validity", "quote_fidelity"])
def test_no_quotation_is_absent_from_its_document(run: Run, metric: str) -> None:
    assert set(read(run, metric).values()) == {1.0}


def test_listed_quotations_are_among_those_shown(run: Run) -> None:
    answerable = {each.case.id for each in run.cases if each.case.expected_outcome in ANSWERED}
    shown = read(run, "gold_passage_shown")
    assert sum(value for case, value in shown.items() if case.split()[0] in answerable) >= (
        QUOTES_SHOWN
    )


def test_nothing_forbidden_is_claimed(run: Run) -> None:
    """To the letter: how a claim is made in other words is for the metric to find."""
    for case in run.cases:
        assert case.answer is not None
        said = " ".join(each.text.casefold() for each in case.answer.statements)
        assert not [each for each in case.case.must_not_claim if each.casefold() in said]


def test_page_furniture_is_never_a_proof(answers: list[Answer]) -> None:
    regions = {
        item.region.value
        for answer in answers
        for statement in answer.statements
        for item in statement.evidence
    }
    assert "boilerplate" not in regions
