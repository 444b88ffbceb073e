"""The suite over the sample library, run without a model and with recorded replies.

Each run is held against its policy and its baseline. Where questions, documents or expectations
change on purpose, `brief eval … --write-baseline FILE` (CONTRIBUTING.md) writes new ones, and the
difference is read before it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from agent.model.recorder import open_replay
from agent.types import Outcome
from evals.gate.baseline import read_baseline
from evals.gate.decide import decide
from evals.gate.policy import read_policy
from evals.gate.types import Decision
from evals.judges.offline import OfflineJudge
from evals.running.asking import Product
from evals.running.opening import read_documents
from evals.running.run import Subject, run_suite, take
from evals.suite.load import SuiteFile, read_suite
from evals.suite.types import Case
from evals.types import Mode, Run

EVALS: Final = Path(__file__).parents[2] / "evals"
SUITES: Final = EVALS / "suites"
SUITE: Final = SUITES / "samples.yaml"
REPLIES: Final = SUITES / "samples.replies.jsonl"
QUOTING: Final = "samples_no_model"
RECORDED: Final = "samples_recorded"
"""The names of a run's policy and baseline."""

KINDS: Final = (
    "fact",
    "table",
    "date",
    "definition",
    "cross_document",
    "timeline",
    "comparison",
    "conflict",
    "superseded",
    "false_premise",
    "unanswerable",
    "underspecified",
    "injected",
    "intent_vs_commitment",
    "chat",
)
OUTSIDE_QUOTING: Final = {"P01", "P02", "Q01", "I01", "I02", "I03"}
"""Cases that must pass and end otherwise than they should where only quotations are shown: premises
that are not corrected in words, a question back, and what a page with an order to models says."""


@pytest.fixture(scope="module")
def file() -> SuiteFile:
    return read_suite(SUITE)


@pytest.fixture(scope="module")
def held() -> dict[Path, bytes]:
    """Return every file of the suites and samples as it was before anything was run."""
    return read_files()


@pytest.fixture(scope="module")
def subject(file: SuiteFile, held: dict[Path, bytes]) -> Subject:
    assert held
    return take(file, read_documents(EVALS / "samples" / "library"))


@pytest.fixture(scope="module")
def quoted(subject: Subject) -> Run:
    return go(subject, Mode.NO_MODEL)


@pytest.fixture(scope="module")
def recorded(subject: Subject) -> Run:
    return go(subject, Mode.RECORDED)


def read_files() -> dict[Path, bytes]:
    folders = (SUITES, EVALS / "samples" / "library")
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


def go(subject: Subject, mode: Mode) -> Run:
    assert subject.library is not None
    model = open_replay(REPLIES) if mode is Mode.RECORDED else None
    product = Product(library=subject.library, model=model)
    return run_suite(subject, product, mode=mode, judge=OfflineJudge())


def list_wrong_ends(run: Run) -> set[str]:
    """Return the cases that must pass and do not end as expected."""
    return {
        each.case.id for each in run.cases if each.case.must_pass and not ends_well(each.case, run)
    }


def ends_well(case: Case, run: Run) -> bool:
    answer = next(each.answer for each in run.cases if each.case.id == case.id)
    return answer is not None and answer.outcome is case.expected_outcome


def gate(run: Run, name: str) -> Decision:
    policy = read_policy(SUITES / "policies" / f"{name}.yaml")
    baseline = read_baseline(SUITES / "baselines" / f"{name}.json")
    return decide(run, policy=policy, baseline=baseline)


def list_wrong(decision: Decision) -> Iterator[str]:
    """Yield why a run does not pass."""
    yield from (each.message for each in decision.broken)
    yield from (f"{each.case}: {each.why}" for each in decision.failed_cases)
    if not decision.passed:
        yield decision.headline


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_is_asked_in_both_parts(file: SuiteFile, kind: str) -> None:
    """One part alone could not tell what tuning did to a kind of question."""
    parts = {case.part for case in file.suite.questions if kind in case.kind}
    assert parts == {"dev", "held"}


def test_both_parts_are_of_a_size(file: SuiteFile) -> None:
    """Half of the questions are kept from tuning."""
    parts = Counter(case.part for case in file.suite.questions)
    assert parts.total() >= 66
    assert abs(parts["dev"] - parts["held"]) <= 1


def test_every_document_is_asked_about(file: SuiteFile) -> None:
    """No document of the library is left out."""
    cited = {gold.doc for case in file.suite.questions for gold in case.support}
    assert cited == {each.id for each in file.suite.meta.documents}


def test_what_is_expected_is_written_down_in_full(file: SuiteFile) -> None:
    """An answer without a passage, a nugget or a gold answer could not be scored."""
    for case in file.suite.questions:
        assert case.gold_answer, case.id
        assert case.support or case.expected_outcome is Outcome.NEEDS_CLARIFICATION, case.id
        if case.expected_outcome in {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}:
            assert case.nuggets_vital, case.id


def test_the_gate_passes_without_a_model(quoted: Run) -> None:
    """Nothing unproven or forbidden is shown, and nothing is worse than it was."""
    assert list(list_wrong(gate(quoted, QUOTING))) == []


def test_cases_that_must_pass_end_well_without_a_model(quoted: Run) -> None:
    """All but those that quoting alone cannot answer."""
    assert list_wrong_ends(quoted) <= OUTSIDE_QUOTING


def test_the_gate_passes_with_recorded_replies(recorded: Run) -> None:
    """What a reader wrote comes through the checks as well as before, and nothing else does."""
    assert list(list_wrong(gate(recorded, RECORDED))) == []


def test_cases_that_must_pass_end_well_with_recorded_replies(recorded: Run) -> None:
    """No exception: a reader of the prompts can answer every one of them."""
    assert list_wrong_ends(recorded) == set()


def test_every_recorded_reply_is_found(recorded: Run) -> None:
    """No case of the run is answered without its reply."""
    assert [each.failure for each in recorded.cases if each.failure] == []


def test_runs_write_nothing(held: dict[Path, bytes], quoted: Run, recorded: Run) -> None:
    """Suites, recordings and documents are the same bytes after both runs."""
    assert quoted.cases
    assert recorded.cases
    assert read_files() == held
