"""Figures of one thing that differ, both sides cited; figures of two things never."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.prove import prove
from agent.quote.draft import draft_sentences
from agent.types import Conflict
from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def write(one: str, other: str) -> dict[str, str]:
    return {
        "one": f"# The tidal archive\n\n{one}\n",
        "other": f"# The tidal archive in brief\n\n{other}\n",
    }


def count(shelf: Shelf) -> int:
    return len(list(list_rows(ask_for("conflicts", open_context(shelf, "the tidal archive")))))


def test_two_figures_for_one_thing_are_shown_with_both_sides(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("conflicts", open_context(laboratory))))
    assert len(rows) == 1
    sides = {tell(rows[0]["One side"]), tell(rows[0]["The other side"])}
    assert sides == {
        "The joint ocean laboratory employed 40 researchers in April 2025.",
        "The joint ocean laboratory employed 31 researchers in April 2025.",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tidal archive holds 40 maps of the coast.", "The tidal archive holds 40 maps."),
        ("The tidal archive holds 40 maps of the coast.", "The tidal archive employs 12 people."),
        ("The tidal archive in Arn holds 40 maps.", "The tidal archive in Selw holds 50 maps."),
        ("The tidal archive holds 40 maps.", "The tidal archive plans to hold 50 maps."),
        ("The tidal archive keeps maps for 40 days.", "The text amends 40 days to 50 days."),
    ],
)  # fmt: skip
def test_figures_of_two_things_plans_and_amendments_do_not_clash(
    one: str, other: str, make_shelf: MakeShelf
) -> None:
    assert count(make_shelf(**write(one, other))) == 0


def test_figures_of_one_document_do_not_clash(make_shelf: MakeShelf) -> None:
    text = (
        "# The tidal archive\n\nThe tidal archive held 40 maps.\n\n"
        "The tidal archive held 50 maps.\n"
    )
    assert count(make_shelf(one=text)) == 0


def test_conflicts_of_composing_come_first(laboratory: Shelf) -> None:
    context = open_context(laboratory)
    document = context.desk.documents()[0]
    sentences = [each for each in context.desk.sentences(document) if "1.1" in each.text]
    statement = prove(context.desk, draft_sentences(context.desk, document, sentences[:1]))
    conflict = Conflict(about="who runs it", sides=(statement, statement))
    rows = list(list_rows(ask_for("conflicts", replace(context, conflicts=(conflict,)))))
    assert [row["About"].text for row in rows] == ["who runs it", "31 or 40"]


def test_a_side_that_does_not_hold_is_no_side(laboratory: Shelf) -> None:
    context = open_context(laboratory, "volcanic ash over Peru")
    document = context.desk.documents()[0]
    sentences = [each for each in context.desk.sentences(document) if "1.1" in each.text]
    proven = prove(context.desk, draft_sentences(context.desk, document, sentences[:1]))
    failed = replace(proven, evidence=())
    conflict = Conflict(about="who runs it", sides=(proven, failed))
    assert not list(list_rows(ask_for("conflicts", replace(context, conflicts=(conflict,)))))


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        ("The tidal archive was opened on 5 May 2024.", 1),
        ("The tidal archive was opened in May 2024.", 0),
        ("The tidal archive was closed on 5 May 2024.", 0),
        ("The tidal archive will open on 5 May 2028.", 0),
    ],
)
def test_two_days_for_one_event_clash(other: str, clashes: int, make_shelf: MakeShelf) -> None:
    one = "The tidal archive was opened on 3 May 2024."
    assert count(make_shelf(**write(one, other))) == clashes
