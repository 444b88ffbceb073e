"""Another system's answers are judged as ours are; a quotation must stand in the library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from agent.types import Judgement, Outcome
from evals.judges.offline import OfflineJudge
from evals.running.given import Given, make_suite, match, name_answers
from evals.running.run import Subject, run_suite
from evals.shelf import Shelf
from evals.suite.answers import GivenAnswer
from evals.suite.load import SuiteFile
from evals.suite.read_answers import AnswerFile, read_answers
from evals.types import CaseRun, Mode
from store.errors import BadInput

QUESTION = "How many piers does the port of Velm have?"


def write(tmp_path: Path, *answers: object) -> AnswerFile:
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
    return read_answers(path)


def say(text: str, **evidence: list[str]) -> dict[str, object]:
    return {"question": QUESTION, "statements": [{"text": text, **evidence}]}


def judge(subject: Subject, given: Mapping[str, object], library: Shelf | None) -> CaseRun:
    answers = {"Q1": GivenAnswer.model_validate(given)}
    asker = Given(answers=answers, library=library)
    run = run_suite(subject, asker, mode=Mode.GIVEN, judge=OfflineJudge())
    return run.cases[0]


def verdict(case: CaseRun) -> Judgement:
    assert case.answer is not None, case.failure
    return case.answer.statements[0].verdict.judgement


def test_a_true_quotation_is_evidence_with_its_place(subject: Subject, shelf: Shelf) -> None:
    said = say("The port of Velm has twelve piers.", quotes=["port of Velm has  twelve piers"])
    case = judge(subject, said, shelf)
    assert verdict(case) is Judgement.SUPPORTED
    assert case.answer is not None
    (item,) = case.answer.statements[0].evidence
    assert case.texts[item.document.version][item.start : item.end] == item.quote
    assert item.document.origin == "port.md"


def test_a_quotation_that_no_document_holds_is_none(subject: Subject, shelf: Shelf) -> None:
    case = judge(subject, say("It has ninety piers.", quotes=["It has ninety piers."]), shelf)
    assert verdict(case) is Judgement.UNSUPPORTED
    assert case.answer is not None
    assert case.answer.statements[0].evidence == ()
    assert case.answer.statements[0].verdict.findings[0].words == "It has ninety piers."


def test_contexts_count_as_they_are(subject: Subject) -> None:
    right = judge(
        subject, say("It has ninety piers.", contexts=["The port has ninety piers."]), None
    )
    wrong = judge(
        subject, say("It has ninety piers.", contexts=["The port has twelve piers."]), None
    )
    assert verdict(right) is Judgement.SUPPORTED
    assert verdict(wrong) is not Judgement.SUPPORTED


def test_a_system_that_says_nothing_is_silent(subject: Subject, shelf: Shelf) -> None:
    said = {"question": QUESTION, "statements": []}
    silent = judge(subject, said, shelf)
    corrected = judge(subject, {**said, "outcome": "correct_the_premise"}, shelf)
    assert silent.answer is not None
    assert corrected.answer is not None
    assert silent.answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert corrected.answer.outcome is Outcome.CORRECT_THE_PREMISE


def test_a_question_without_a_given_answer_is_a_failed_case(subject: Subject, shelf: Shelf) -> None:
    asker = Given(answers={}, library=shelf)
    run = run_suite(subject, asker, mode=Mode.GIVEN, judge=OfflineJudge())
    assert run.cases[0].failure == "BadInput: no answer to this question was given"


def test_answers_find_their_questions_by_id_and_by_wording(tmp_path: Path, file: SuiteFile) -> None:
    by_id = {**say("x"), "id": "Q1", "question": "Other words?"}
    assert set(match(file, write(tmp_path, by_id))) == {"Q1"}
    assert set(match(file, write(tmp_path, say("x")))) == {"Q1"}


def test_an_answer_to_no_question_is_refused(tmp_path: Path, file: SuiteFile) -> None:
    with pytest.raises(BadInput, match=r":1: question: .* has no such question"):
        match(file, write(tmp_path, {**say("x"), "question": "Why?"}))
    with pytest.raises(BadInput, match=r":2: question: question Q1 has an answer already"):
        match(file, write(tmp_path, say("x"), {**say("y"), "id": "Q1"}))


def test_answers_alone_are_judged_with_nothing_expected(tmp_path: Path) -> None:
    answers = write(tmp_path, say("It has piers.", contexts=["It has piers."]))
    suite = make_suite(answers)
    assert name_answers(answers) == ["line 1"]
    subject = Subject(suite=suite, name="given", digest=answers.digest, library=None)
    given = dict(zip(name_answers(answers), [answers.answers[0][1]], strict=True))
    run = run_suite(subject, Given(answers=given), mode=Mode.GIVEN, judge=OfflineJudge())
    scores = {each.metric: each for each in run.scores}
    assert scores["support_full"].value == 1.0
    assert scores["outcome_accuracy"].value is None
    assert not scores["outcome_accuracy"].failure
