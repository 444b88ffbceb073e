"""What holds for every computation, on any library: nothing unproven, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from agent.briefing.computed import cards
from agent.briefing.computed.compute import COMPUTATIONS
from agent.briefing.computed.context import Context
from agent.briefing.computed.who import NOBODY
from agent.briefing.types import Paragraph, Remark, Table
from agent.prove import holds, prove
from agent.types import Draft
from evals.shelf import Shelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell

FACTUAL = {
    "timeline": "Statement",
    "planned": "Statement",
    "undated": "Statement",
    "commitments": "In its words",
    "no_follow_up": "Statement",
    "conflicts": "One side",
    "do_not_say": "Safe wording",
    "actors": "Passage",
    "agreement_and_difference": "One",
}
"""The column of each table that says what a document says."""


@pytest.mark.parametrize("name", sorted(COMPUTATIONS))
def test_every_statement_shown_holds_when_it_is_proven_again(
    name: str, contexts: Sequence[Context]
) -> None:
    for context in contexts:
        for statement in ask_for(name, context).statements():
            again = Draft(text=statement.text, kind=statement.kind, evidence=statement.evidence)
            assert holds(statement)
            assert holds(prove(context.desk, again))


@pytest.mark.parametrize("name", sorted(COMPUTATIONS))
def test_every_statement_is_word_for_word_what_its_passages_say(
    name: str, contexts: Sequence[Context]
) -> None:
    for context in contexts:
        for statement in ask_for(name, context).statements():
            assert statement.text == " ".join(item.quote for item in statement.evidence)


@pytest.mark.parametrize("name", sorted(FACTUAL))
def test_each_factual_cell_has_a_statement(
    name: str, contexts: Sequence[Context], laboratory: Shelf
) -> None:
    for context in (*contexts, open_context(laboratory)):
        for row in list_rows(ask_for(name, context), FACTUAL[name]):
            assert row[FACTUAL[name]].statements
            assert not row[FACTUAL[name]].text or name == "agreement_and_difference"


@pytest.mark.parametrize("name", sorted(set(COMPUTATIONS) - {"disclosure"}))
def test_a_topic_that_the_library_is_silent_on_shows_no_statement(
    name: str, laboratory: Shelf
) -> None:
    section = ask_for(name, open_context(laboratory, "volcanic ash over Peru"))
    assert not list(section.statements())
    assert not any(isinstance(block, Paragraph | Table) for block in section.blocks)


def test_a_section_without_content_says_so_in_the_words_of_the_form(laboratory: Shelf) -> None:
    context = open_context(laboratory, "volcanic ash over Peru")
    section = ask_for("timeline", context, empty="The documents date no event.")
    assert section.blocks == (Remark(text="The documents date no event."),)


def test_the_rows_of_a_table_fit_its_columns(contexts: Sequence[Context]) -> None:
    for context in contexts:
        for name in COMPUTATIONS:
            for block in ask_for(name, context).blocks:
                if isinstance(block, Table):
                    assert {len(row) for row in block.rows} == {len(block.columns)}


def test_a_form_that_wants_two_rows_gets_no_more(laboratory: Shelf) -> None:
    section = ask_for("timeline", open_context(laboratory), most=2)
    assert len(list(list_rows(section))) == 2


def test_what_is_remembered_changes_no_section(laboratory: Shelf) -> None:
    shared = open_context(laboratory)
    for name in COMPUTATIONS:
        assert ask_for(name, shared) == ask_for(name, open_context(laboratory))


def test_what_is_remembered_goes_on_to_the_next_section(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    ask_for("timeline", context)
    searched = context.desk.search_seconds
    ask_for("commitments", replace(context, composed=()))
    assert context.desk.search_seconds == searched


@pytest.mark.parametrize("name", ["timeline", "planned"])
def test_a_date_in_a_table_has_nothing_that_its_sentence_does_not_say(
    name: str, contexts: Sequence[Context], laboratory: Shelf
) -> None:
    """Every figure and every month of the date stands in the sentence: no precision is added."""
    for context in (*contexts, open_context(laboratory)):
        for row in list_rows(ask_for(name, context), "Statement"):
            if "Date" in row:
                said = tell(row["Statement"])
                for part in re.findall(r"[A-Z][a-z]+|\d+", row["Date"].text):
                    assert part in said


def test_no_statement_stands_among_the_events_and_among_the_plans(
    contexts: Sequence[Context],
) -> None:
    for context in contexts:
        happened = {each.text for each in ask_for("timeline", context).statements()}
        dated = {tell(row["Statement"]) for row in list_rows(ask_for("timeline", context), "Type")}
        planned = {each.text for each in ask_for("planned", context).statements()}
        assert dated <= happened
        assert not dated & planned


@pytest.mark.parametrize("name", ["timeline", "planned", "commitments"])
def test_who_acts_is_in_the_sentence_or_on_the_card(
    name: str, contexts: Sequence[Context], laboratory: Shelf
) -> None:
    """A cell in our own voice names nobody whom neither the passage nor the card names."""
    column = "In its words" if name == "commitments" else "Statement"
    for context in (*contexts, open_context(laboratory)):
        for row in list_rows(ask_for(name, context), column):
            if "Actor" not in row or row["Actor"].text == NOBODY:
                continue
            named = row["Actor"].text
            called = re.match(r"“(.+?)”", named)
            who = (called[1] if called else named).casefold()
            issuer = row[column].statements[0].evidence[0].document
            assert who in tell(row[column]).casefold() or named == cards.issuer(issuer)
