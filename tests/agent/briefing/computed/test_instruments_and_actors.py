"""The card of an instrument, the offices of those named, and what changed since a day."""

from __future__ import annotations

from datetime import date

from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def test_a_card_has_type_date_signatories_wording_and_clauses(laboratory: Shelf) -> None:
    rows = {
        row["Item"].text: row for row in list_rows(ask_for("instruments", open_context(laboratory)))
    }
    assert rows["what it is"]["Card"].text.startswith("memorandum of understanding; Government")
    assert rows["date"]["Card"].text == "signed 4 May 2025"
    assert tell(rows["date"]["Passage"]).startswith("Signed in Port Arn")
    assert "Ada Lund, Minister of Research" in rows["signatories"]["Card"].text
    assert "“plan to” once (4 intention)" in rows["operative wording"]["Card"].text
    assert rows["recitals"]["Card"].text == "1 sentence of reasons, which bind to nothing"
    assert rows["review"]["Card"].text == "none found"
    assert "six months' notice" in tell(rows["exit"]["Passage"])


def test_a_release_is_no_instrument(make_shelf: MakeShelf, laboratory: Shelf) -> None:
    section = ask_for("instruments", open_context(laboratory))
    titles = [row["Card"].text for row in list_rows(section) if row["Item"].text == "full title"]
    assert len(titles) == 1
    shelf = make_shelf(note="# The tidal archive\n\nThe tidal archive keeps maps of the coast.\n")
    assert not list(list_rows(ask_for("instruments", open_context(shelf, "the tidal archive"))))


def test_persons_are_named_with_their_office_as_at_the_date(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("actors", open_context(laboratory))))
    named = {row["Name and office as printed"].text: row["As at"].text for row in rows}
    assert named == {
        "Ada Lund, Minister of Research (signed)": "4 May 2025",
        "Ole Berg, Minister of Science (signed)": "4 May 2025",
    }


def test_a_person_named_in_a_sentence_is_found_by_the_office(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The tidal archive\n\nMinister Ida Holm opened the tidal archive in Arn.\n\n"
        "The Security Council of Norland praised the tidal archive.\n\n"
        "The tidal archive helps President Holm’s Coastal strategy for the islands.\n"
    )
    rows = list(list_rows(ask_for("actors", open_context(shelf, "the tidal archive"))))
    assert [row["Name and office as printed"].text for row in rows] == ["Minister Ida Holm"]
    assert rows[0]["As at"].text == "undated"


def test_what_is_dated_since_the_day_is_new(laboratory: Shelf) -> None:
    context = open_context(laboratory, since=date(2026, 1, 1))
    rows = list(list_rows(ask_for("what_changed", context)))
    assert [(row["Change"].text, row["Date"].text) for row in rows] == [
        ("new document", "published 1 February 2026")
    ]


def test_without_a_day_nothing_counts_as_new(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("what_changed", open_context(laboratory))))
    assert not any(row["Change"].text == "new document" for row in rows)


def write_policy(sentence: str, day: str) -> str:
    return (
        f"---\ntitle: The tidal archive {day}\nissuer: Ministry of Research of Norland\n"
        f"date: {day}\n---\n\n# The tidal archive {day[:4]}\n\n"
        f"Ministry of Research of Norland\n\nPress release, {day}\n\n{sentence}\n"
    )


def test_one_issuers_words_that_grow_firmer_are_shown_with_the_earlier_ones(
    make_shelf: MakeShelf,
) -> None:
    shelf = make_shelf(
        old=write_policy("We aim to open the tidal archive to all schools.", "2024-05-04"),
        new=write_policy("We will open the tidal archive to all schools.", "2025-05-04"),
    )
    context = open_context(shelf, "the tidal archive", since=date(2025, 1, 1))
    rows = list(list_rows(ask_for("what_changed", context)))
    moved = next(row for row in rows if row["Change"].text.startswith("stronger"))
    assert moved["Change"].text == "stronger (5 undertaking)"
    assert tell(moved["Before"]).startswith("published 4 May 2024: 2 aim We aim to open")


def test_a_new_text_stands_before_what_was_said_of_it(laboratory: Shelf) -> None:
    """A page that is too long loses its last rows: these must not be the primary texts."""
    context = open_context(laboratory, since=date(2025, 1, 1))
    rows = [
        row for row in list_rows(ask_for("what_changed", context)) if "new" in row["Change"].text
    ]
    assert len(rows) > 1
    assert rows[0]["Document"].text.startswith("Memorandum of Understanding")


def test_what_moved_before_the_day_is_not_shown(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        old=write_policy("We aim to open the tidal archive to all schools.", "2023-05-04"),
        new=write_policy("We will open the tidal archive to all schools.", "2024-05-04"),
    )
    context = open_context(shelf, "the tidal archive", since=date(2025, 1, 1))
    assert not list(list_rows(ask_for("what_changed", context)))


def test_a_withdrawn_text_is_named_with_the_reason(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        old="---\ndate: 2024-01-01\n---\n\n# Guidance Note 3: The tidal archive\n\n"
        "This guidance was withdrawn on 2 May 2025.\n\nThe tidal archive is open to all.\n",
        new="---\ndate: 2025-05-02\n---\n\n# Guidance Note 5: The tidal archive\n\n"
        "This note replaces Guidance Note 3: The tidal archive.\n\n"
        "The tidal archive is open to members.\n",
    )
    context = open_context(shelf, "the tidal archive", since=date(2025, 1, 1))
    rows = list(list_rows(ask_for("what_changed", context)))
    assert rows[0]["Change"].text == "no longer speaks"
    assert "withdrawn" in rows[0]["Before"].text
    assert any(row["Change"].text == "amends or replaces" for row in rows)


def test_a_person_printed_in_two_ways_is_named_once(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        note="# The tidal archive\n\nMinister Ida Holm opened the tidal archive in Arn.\n\n"
        "The Foreign Minister Ida Holm visited the tidal archive in May.\n"
    )
    rows = list(list_rows(ask_for("actors", open_context(shelf, "the tidal archive"))))
    assert len(rows) == 1
