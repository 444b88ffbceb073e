"""What happened stands by its day; what is planned never stands among it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def test_events_stand_in_the_order_of_their_days(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("timeline", open_context(laboratory)), "Type"))
    assert [row["Date"].text for row in rows] == [
        "April 2025", "April 2025", "2 May 2025", "4 May 2025",
    ]  # fmt: skip


def test_an_event_has_its_type_actor_force_and_document(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("timeline", open_context(laboratory)), "Type"))
    opened = next(row for row in rows if row["Date"].text == "2 May 2025")
    assert opened["Type"].text == "reported"
    assert opened["Actor"].text == "Minister Ada Lund"
    assert opened["Force"].level == "7"
    assert "Ministers celebrate" in opened["Document"].text


def test_a_text_is_signed_by_those_whose_text_it_is(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("timeline", open_context(laboratory)), "Type"))
    signed = next(row for row in rows if row["Type"].text == "signed")
    assert signed["Actor"].text.startswith("Government of Norland")


def test_no_plan_stands_among_the_events_long_after_its_day(laboratory: Shelf) -> None:
    late = replace(open_context(laboratory), today=date(2050, 1, 1))
    happened = [tell(row["Statement"]) for row in list_rows(ask_for("timeline", late), "Type")]
    planned = [tell(row["Statement"]) for row in list_rows(ask_for("planned", late))]
    assert not set(happened) & set(planned)
    assert not any("will" in each or "expected" in each for each in happened)
    assert len(planned) == 4


def test_documents_without_an_event_are_told_by_their_own_date(laboratory: Shelf) -> None:
    context = open_context(laboratory, "the second site of the joint ocean laboratory")
    for row in list_rows(ask_for("timeline", context), "Date of the document"):
        assert row["Date of the document"].text.startswith(("signed", "published", "updated"))


def test_a_plan_says_on_which_side_of_the_briefing_its_day_lies(laboratory: Shelf) -> None:
    rows = {
        row["Date"].text: row["By now"].text
        for row in list_rows(ask_for("planned", open_context(laboratory)))
    }
    assert rows["late 2025"] == "its day had passed on 1 June 2026"
    assert rows["March 2027"] == "not yet past on 1 June 2026"


def test_undated_documents_stand_apart(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("undated", open_context(laboratory))))
    assert [row["Document"].text for row in rows] == ["Notes on the joint ocean laboratory"]
    assert rows[0]["Issuer"].text == "issuer not stated"


def test_a_plan_of_which_nothing_is_told_since_is_named(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("no_follow_up", open_context(laboratory))))
    assert [row["Was due"].text for row in rows] == ["late 2025"]


def test_a_plan_whose_end_a_later_document_tells_is_not(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        plan="---\ndate: 2024-01-01\n---\n\n# The tidal archive\n\n"
        "The tidal archive will publish its first catalogue in March 2025.\n",
        news="---\ndate: 2025-04-01\n---\n\n# News of the tidal archive\n\n"
        "The tidal archive published its first catalogue in March 2025.\n",
    )
    context = open_context(shelf, "the tidal archive")
    assert list(list_rows(ask_for("planned", context)))
    assert not list(list_rows(ask_for("no_follow_up", context)))


def test_a_deadline_counted_from_another_event_is_a_plan_without_a_day(
    make_shelf: MakeShelf,
) -> None:
    shelf = make_shelf(
        pact="# Memorandum of Understanding between the Government of Norland and the Government "
        "of Sudland on the Tidal Archive\n\nThe Participants intend to set up a working group "
        "within six months of the date this Memorandum takes effect.\n\n"
        "Signed in Port Arn on 4 May 2025.\n"
    )
    rows = list(list_rows(ask_for("planned", open_context(shelf, "the tidal archive"))))
    assert [row["Date"].text for row in rows] == [
        "within six months of the date this Memorandum takes effect"
    ]
    assert rows[0]["By now"].text == "counted from a day that is not given here"


def test_the_day_on_which_a_period_begins_is_nothing_that_was_due(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        act="---\ndate: 2024-01-01\n---\n\n# The Tidal Archive Act\n\n"
        "The power to run the tidal archive shall be conferred on the Board for a period of five "
        "years from 10 December 2024.\n\n"
        "The Board shall open the tidal archive by 11 December 2025.\n"
    )
    rows = list(list_rows(ask_for("no_follow_up", open_context(shelf, "the tidal archive"))))
    assert [row["Was due"].text for row in rows] == ["11 December 2025"]
