"""A second look may say no, and never yes to what a check refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from agent.errors import BudgetSpent, ReplyAwaited
from agent.model.types import Purpose, Request
from agent.types import Outcome
from evals.shelf import Shelf
from tests.agent.compose.world import (
    COUNCIL,
    MEMO,
    REPORT,
    SEND,
    FailingModel,
    Line,
    answer,
    ask_and_listen,
    make_shelf,
    writer,
)

QUESTION = "How many members does the laboratory council have?"
RIGHT = Line("The council of the laboratory has twelve members.", (COUNCIL,))
SENT = Line("Every year each side may send up to 40 researchers to the laboratory.", (SEND,))
WRONG = Line("The laboratory council has 15 members.", (COUNCIL,))


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def verdicts(*rows: tuple[int, bool], why: str = "as it says") -> Callable[[Request], str]:
    listed = [{"id": number, "holds": holds, "why": why} for number, holds in rows]
    return lambda _: json.dumps({"verdicts": listed})


def test_what_is_confirmed_is_shown(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, True), (2, True)))
    shown = answer(shelf, QUESTION, writer(RIGHT, SENT), reader)
    assert [each.text for each in shown.statements] == [RIGHT.text, SENT.text]
    assert [each.purpose for each in reader.requests] == [Purpose.SECOND_LOOK]
    assert "second_look" in [name for name, _ in shown.trace.prompts]


def test_what_is_refused_is_quoted_instead(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, False), (2, True)))
    shown = answer(shelf, QUESTION, writer(RIGHT, SENT), reader)
    assert [each.text for each in shown.statements] == [COUNCIL, SENT.text]
    assert shown.trace.quoted == 1
    assert shown.statements[0].verdict.findings[0].message.endswith("second look")


def test_it_never_passes_what_a_check_refused(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, True), (2, True), (3, True)))
    shown = answer(shelf, QUESTION, writer(WRONG), reader)
    assert WRONG.text not in [each.text for each in shown.statements]
    assert reader.requests == []


def test_a_missing_verdict_confirms_nothing(shelf: Shelf) -> None:
    shown = answer(
        shelf, QUESTION, writer(RIGHT, SENT), writer(look=verdicts((2, True), (9, True)))
    )
    assert [each.text for each in shown.statements] == [COUNCIL, SENT.text]


def test_of_two_verdicts_on_one_statement_the_no_counts(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, True), (1, False)))
    assert answer(shelf, QUESTION, writer(RIGHT), reader).statements[0].text == COUNCIL


@pytest.mark.parametrize("look", ["no verdicts at all", '{"verdicts": [{"id": 1}]}'])
def test_no_usable_reply_confirms_nothing(shelf: Shelf, look: str) -> None:
    shown = answer(shelf, QUESTION, writer(RIGHT), writer(look=lambda _: look))
    assert [each.text for each in shown.statements] == [COUNCIL]
    assert any("second look did not take place" in note for note in shown.notices)


def test_a_reader_that_fails_leaves_quotations(shelf: Shelf) -> None:
    reader = FailingModel(writer(), BudgetSpent("spent"), Purpose.SECOND_LOOK)
    shown = answer(shelf, QUESTION, writer(RIGHT, SENT), reader)
    assert [each.text for each in shown.statements] == [COUNCIL, SEND]
    assert any("limit set for this run" in note for note in shown.notices)


def test_a_reply_that_is_awaited_leaves_the_answer_open(shelf: Shelf) -> None:
    reader = FailingModel(writer(), ReplyAwaited("later"), Purpose.SECOND_LOOK)
    with pytest.raises(ReplyAwaited):
        answer(shelf, QUESTION, writer(RIGHT), reader)


def test_nothing_is_told_before_the_second_look(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, True), (2, False)))
    heard = ask_and_listen(shelf, QUESTION, writer(RIGHT, SENT), reader)
    kinds = [type(each).__name__ for each in heard.news]
    assert kinds == ["Step", "Step", "Said", "Said"]
    assert heard.said == [RIGHT.text, SEND]


def test_a_quotation_is_its_own_proof_and_is_not_asked_about(shelf: Shelf) -> None:
    reader = writer(look=verdicts((1, False)))
    shown = answer(shelf, QUESTION, writer(Line(COUNCIL, (COUNCIL,))), reader)
    assert [each.text for each in shown.statements] == [COUNCIL]
    assert reader.requests == []
    assert shown.outcome is Outcome.ANSWER


def test_the_readers_reason_is_kept_without_what_opens_or_renders(shelf: Shelf) -> None:
    """It is a model's word, too: it is listed, never shown as it came."""
    why = "see <a href=http://evil.example>this</a>"
    reader = writer(look=verdicts((1, False), why=why))
    model = writer(Line("The council of the laboratory has twelve members.", (COUNCIL, SEND)))
    shown = answer(shelf, "Who is paid?", model, reader)
    found = [each for one in shown.withheld for each in one.verdict.findings]
    assert found
    assert all("evil.example" not in each.words + each.message for each in found)
