"""A suite is run case by case: what goes wrong fails one case, and never passes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.errors import NoRecording, ReplyAwaited
from agent.model.double import ScriptedModel
from agent.model.recorder import open_replay, record
from agent.model.types import ChatModel, Request
from agent.types import Answer, Outcome
from evals.judges.offline import OfflineJudge
from evals.running.asking import Asker, Product
from evals.running.run import Subject, run_suite, take
from evals.running.store import render_run, store
from evals.shelf import Shelf
from evals.suite.load import read_suite
from evals.suite.types import Case
from evals.types import Mode, Run
from store.errors import BadInput
from tests.evals.suite.texts import SUITE, write_suite


def go(subject: Subject, asker: Asker, mode: Mode = Mode.NO_MODEL) -> Run:
    return run_suite(subject, asker, mode=mode, judge=OfflineJudge())


def value(run: Run, metric: str) -> float | None:
    return next(each.value for each in run.scores if each.metric == metric)


@dataclass(frozen=True)
class Failing:
    """Has no answer to anything."""

    error: Exception

    def answer(self, case: Case) -> Answer:
        del case
        raise self.error

    def texts(self, answer: Answer) -> Mapping[str, str]:
        del answer
        return {}


def reply(request: Request) -> str:
    """Return what a reader of the prompt would reply."""
    prompt = request.messages[-1].text
    lines = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    number = next(int(number) for number, line in lines if "twelve piers" in line)
    text = "The port of Velm has twelve piers."
    statement = {"text": text, "kind": "fact", "evidence": [number]}
    return json.dumps({"outcome": "answer", "statements": [statement]})


def test_the_product_is_asked_and_scored(subject: Subject, shelf: Shelf) -> None:
    run = go(subject, Product(library=shelf))
    (case,) = run.cases
    assert case.answer is not None
    assert case.answer.outcome is Outcome.ANSWER
    assert value(run, "outcome_accuracy") == 1.0
    assert value(run, "gold_passage_shown") == 1.0
    assert (run.suite, run.fingerprint, run.judge) == ("Port", shelf.fingerprint, "offline")


def test_what_retrieval_offered_is_kept_apart_from_the_answer(
    subject: Subject, shelf: Shelf
) -> None:
    (case,) = go(subject, Product(library=shelf)).cases
    assert case.found[0].quote == "The port of Velm has twelve piers."
    assert case.texts == {case.gold[0].version: shelf.text(case.gold[0].version)}


def test_an_exception_fails_its_case_alone(tmp_path: Path, shelf: Shelf) -> None:
    second = SUITE[SUITE.index("- id: Q1") :].replace("Q1", "Q2")
    file = read_suite(write_suite(tmp_path, SUITE + second))

    class Half(Product):
        def answer(self, case: Case) -> Answer:
            if case.id == "Q1":
                raise ZeroDivisionError("by\nzero")
            return super().answer(case)

    run = go(take(file, shelf), Half(library=shelf))
    assert [each.failure for each in run.cases] == ["ZeroDivisionError: by zero", ""]
    failed = [each for each in run.scores if each.case == "Q1"]
    assert failed
    assert all(each.value is None and "by zero" in each.failure for each in failed)
    assert [each.case for each in run.scores if each.metric == "outcome_accuracy"] == ["Q1", "Q2"]


def test_every_question_is_put_to_a_person_before_the_run_waits(
    tmp_path: Path, shelf: Shelf
) -> None:
    second = SUITE[SUITE.index("- id: Q1") :].replace("Q1", "Q2")
    file = read_suite(write_suite(tmp_path, SUITE + second))
    asked = []

    class Absent(Product):
        def answer(self, case: Case) -> Answer:
            asked.append(case.id)
            raise ReplyAwaited(f"no reply in {case.id}.reply.md")

    with pytest.raises(ReplyAwaited, match=r"2 of 2 questions await a reply; the first: .*Q1"):
        go(take(file, shelf), Absent(library=shelf))
    assert asked == ["Q1", "Q2"]


def test_a_missing_recording_ends_the_run_and_names_the_case(subject: Subject) -> None:
    with pytest.raises(BadInput, match="question Q1: no reply to this"):
        go(subject, Failing(NoRecording("no reply to this")))


def test_a_reply_to_come_ends_the_run(subject: Subject) -> None:
    with pytest.raises(ReplyAwaited):
        go(subject, Failing(ReplyAwaited("later")))


def test_a_recorded_run_is_the_live_one(subject: Subject, shelf: Shelf, tmp_path: Path) -> None:
    replies = tmp_path / "replies.jsonl"
    live = record(ScriptedModel(reply), replies, tell=print)
    first = go(subject, Product(library=shelf, model=live), Mode.LIVE)
    models: list[ChatModel] = [open_replay(replies), open_replay(replies)]
    again = [go(subject, Product(library=shelf, model=each), Mode.RECORDED) for each in models]
    assert render_run(again[0]) == render_run(again[1])
    seen = [[each.answer for each in store(run).cases] for run in (first, again[0])]
    assert seen[0] == seen[1] != [""]
    assert first.prompts == again[0].prompts != ()
    assert first.cases[0].found


def test_the_turns_of_a_chat_come_before_its_question(tmp_path: Path, shelf: Shelf) -> None:
    text = SUITE.replace(
        "How many piers does the port of Velm have?", "How many piers does it have?"
    )
    file = read_suite(
        write_suite(tmp_path, text + "  turns: ['When did the port of Velm open?']\n")
    )
    (case,) = go(take(file, shelf), Product(library=shelf)).cases
    assert case.answer is not None, case.failure
    assert "Velm" in case.answer.question
    assert "twelve piers" in case.answer.statements[0].text


def test_runs_are_the_same_bytes_every_time(subject: Subject, shelf: Shelf) -> None:
    runs = {render_run(go(subject, Product(library=shelf))) for _ in range(20)}
    assert len(runs) == 1


def test_each_case_is_told_before_it_is_asked(subject: Subject, shelf: Shelf) -> None:
    told: list[str] = []
    run_suite(
        subject,
        Product(library=shelf),
        mode=Mode.NO_MODEL,
        judge=OfflineJudge(),
        tell=lambda case: told.append(case.id),
    )
    assert told == ["Q1"]


def test_a_question_of_an_earlier_day_is_asked_as_on_that_day(tmp_path: Path, shelf: Shelf) -> None:
    file = read_suite(write_suite(tmp_path, SUITE + "  as_of: 1903-02-01\n"))
    (case,) = go(take(file, shelf), Product(library=shelf)).cases
    assert case.answer is not None
    assert "1903-02-01" in case.answer.notices[-1]
