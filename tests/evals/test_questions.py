"""Suites of questions: read strictly, found by hash, scored without mercy."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.types import Answer, Gap, Outcome, Statement
from evals.question_suite import Case, Support, find_quote, load_suite, point_to
from evals.questions import main, overlap, score_answer
from evals.shelf import Shelf, build
from store.embed.double import HashEmbedder
from store.errors import BadInput
from store.readers import parse

TEXT = "# Port\n\nThe port of Velm has twelve piers. It opened in 1902.\n"
SUITE = """\
meta: {title: Port, schema: '1', documents: [{id: A, file: port.md}]}
questions:
- id: Q1
  question: How many piers does the port of Velm have?
  expected_outcome: answer
  support: [{doc: A, role: supports, quote: has twelve piers}]
  nuggets_vital: [twelve]
"""


@pytest.fixture
def shelf() -> Shelf:
    return build([("port.md", parse(TEXT.encode(), "port.md"))], embedder=HashEmbedder())


def answer(shelf: Shelf, outcome: Outcome, *, quote: str = "") -> Answer:
    from agent.quote.shelf import Desk
    from agent.types import Judgement, Kind, Verdict
    from store.filters import Filters

    document = shelf.documents()[0]
    desk = Desk(shelf=shelf, filters=Filters())
    statements = tuple(
        Statement(
            text=each.text,
            kind=Kind.FACT,
            evidence=(desk.show(document, each),),
            verdict=Verdict(judgement=Judgement.SUPPORTED),
        )
        for each in shelf.sentences(document.version)
        if quote and quote in each.text
    )
    return Answer(
        question="", outcome=outcome, statements=statements, gaps=(Gap(about="", searched=""),)
    )


def case(**changes: object) -> Case:
    fields: dict[str, object] = {
        "id": "Q1",
        "question": "How many piers?",
        "expected_outcome": Outcome.ANSWER,
        "support": (Support(doc="A", role="supports", quote="has twelve piers"),),
        "nuggets_vital": ("twelve",),
    }
    return Case.model_validate(fields | changes)


FILES = {"A": "port.md"}


def test_a_right_answer_with_its_quotation_gets_two_points(shelf: Shelf) -> None:
    given = answer(shelf, Outcome.ANSWER, quote="twelve")
    assert score_answer(case(), given, shelf, FILES).points == 2


def test_another_quotation_gets_one_point(shelf: Shelf) -> None:
    given = answer(shelf, Outcome.ANSWER, quote="1902")
    assert score_answer(case(), given, shelf, FILES).points == 1


def test_a_wrong_outcome_gets_none(shelf: Shelf) -> None:
    given = answer(shelf, Outcome.DOCUMENTS_DO_NOT_SAY)
    assert score_answer(case(), given, shelf, FILES).points == 0


def test_a_forbidden_claim_costs_a_point_whatever_else_is_right(shelf: Shelf) -> None:
    given = answer(shelf, Outcome.ANSWER, quote="twelve")
    forbidding = case(must_not_claim=("twelve piers",))
    assert score_answer(forbidding, given, shelf, FILES).points == -1


def test_a_listed_quotation_that_no_document_holds_is_reported(shelf: Shelf) -> None:
    given = answer(shelf, Outcome.ANSWER, quote="twelve")
    lost = case(support=(Support(doc="A", role="supports", at=0, words=2, sha256="0" * 16),))
    assert score_answer(lost, given, shelf, FILES).missing == 1


def test_a_quotation_is_found_again_by_place_and_hash() -> None:
    pointed = point_to("twelve   piers", TEXT)
    assert pointed is not None
    at, words, digest = pointed
    support = Support(doc="A", role="supports", at=at, words=words, sha256=digest)
    assert find_quote(support, TEXT) == "twelve piers."
    assert find_quote(support, "Words put in front. " + TEXT) == "twelve piers."
    assert find_quote(support, TEXT.replace("twelve", "eleven")) is None


def test_quotations_overlap_by_a_run_of_words() -> None:
    assert overlap("has twelve piers", "The port has twelve piers.")
    assert not overlap("the port has twelve fine piers", "the port of Velm has piers")


@pytest.mark.parametrize(
    "text", ["questions: []", "meta: [", SUITE + "  surprise: 1\n", SUITE.replace("answer", "yes")]
)
def test_a_suite_that_is_not_as_described_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "suite.yaml"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"suite\.yaml"):
        load_suite(file)


def test_the_command_prints_a_line_for_each_question_and_the_sums(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "port.md").write_text(TEXT)
    (tmp_path / "suite.yaml").write_text(SUITE)
    assert main([str(tmp_path / "suite.yaml"), "--documents", str(tmp_path / "documents")]) == 0
    printed = capsys.readouterr().out
    assert "Q1     2 quote 1.00 answer" in printed
    assert "right outcome          1 of 1" in printed
