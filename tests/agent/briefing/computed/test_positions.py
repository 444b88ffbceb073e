"""Issues in the rows, actors in the columns; one text that speaks for two is quoted once."""

from __future__ import annotations

from agent.briefing.computed.issues import list_matters
from agent.briefing.types import Remark
from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def test_each_actor_has_a_column_and_each_cell_its_force_and_date(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("positions", open_context(laboratory))))
    assert [row["Issue"].text for row in rows] == ["second site"]
    cell = rows[0]["Ministry of Research of Norland"]
    assert cell.text == "5 undertaking, 4 May 2025"
    assert cell.level == "5"
    assert tell(cell).endswith("by March 2027.")


def test_the_scale_of_the_forces_stands_under_the_matrix(laboratory: Shelf) -> None:
    section = ask_for("positions", open_context(laboratory))
    remark = section.blocks[-1]
    assert isinstance(remark, Remark)
    assert "4 intention" in remark.text


def test_an_actor_that_is_silent_on_an_issue_is_said_to_be(laboratory: Shelf) -> None:
    row = next(iter(list_rows(ask_for("positions", open_context(laboratory)))))
    assert row["Audit Office of Sudland"].text == "not addressed"
    assert not row["Audit Office of Sudland"].statements


def test_a_difference_of_strength_is_named(laboratory: Shelf) -> None:
    section = ask_for("agreement_and_difference", open_context(laboratory))
    findings = [row["Finding"].text for row in list_rows(section)]
    assert "a difference of strength: 4 intention against 5 undertaking" in findings
    assert any(each.startswith("a difference of substance: ") for each in findings)


def test_an_unnamed_issuer_is_no_actor(laboratory: Shelf) -> None:
    section = ask_for("positions", open_context(laboratory))
    columns = {name for row in list_rows(section) for name in row}
    assert not any("not stated" in each for each in columns)


def test_one_text_that_speaks_for_two_is_quoted_once(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        pact="# Memorandum of Understanding between the Government of Norland and the Government "
        "of Sudland on the Tidal Archive\n\n"
        "The Government of Norland and the Government of Sudland intend to share sonar charts of "
        "the tidal archive.\n\n"
        "The Participants will keep the sonar charts of the tidal archive safe.\n\n"
        "Signed in Port Arn on 4 May 2025.\n"
    )
    context = open_context(shelf, "the tidal archive", actors=("Norland", "Sudland"))
    rows = list(list_rows(ask_for("positions", context)))
    assert [row["Issue"].text for row in rows] == ["sonar charts"]
    assert len(rows[0]["Norland"].statements) == 1
    assert not rows[0]["Sudland"].statements
    assert rows[0]["Sudland"].text == "the same sentence as for Norland: it speaks of both"
    compared = ask_for("agreement_and_difference", context)
    assert not list(list_rows(compared))
    assert isinstance(compared.blocks[0], Remark)
    assert compared.blocks[0].text.startswith("One and the same sentence of")


def test_an_issue_that_one_of_the_actors_asked_for_leaves_out_is_shown_too(
    make_shelf: MakeShelf,
) -> None:
    shelf = make_shelf(
        one="---\ndate: 2025-05-04\n---\n\n# The tidal archive in Norland\n\n"
        "Ministry of Research of Norland\n\nPress release, 4 May 2025\n\n"
        "We will open the sonar charts of the tidal archive.\n\n"
        "The sonar charts of the tidal archive will be free.\n",
        other="---\ndate: 2025-05-05\n---\n\n# The tidal archive in Sudland\n\n"
        "Ministry of Science of Sudland\n\nPress release, 5 May 2025\n\n"
        "We will pay for the tidal archive in all years.\n",
    )
    context = open_context(shelf, "the tidal archive", actors=("Norland", "Sudland"))
    rows = {row["Issue"].text: row for row in list_rows(ask_for("positions", context))}
    assert rows["sonar charts"]["Norland"].statements
    assert rows["sonar charts"]["Sudland"].text == "not addressed"


def test_verbs_parties_and_pieces_of_words_name_no_issue(laboratory: Shelf) -> None:
    for actors in ((), ("Norland", "Sudland")):
        section = ask_for("positions", open_context(laboratory, actors=actors))
        for row in list_rows(section):
            assert not {"intend", "participants", "articipants"} & set(row["Issue"].text.split())


def test_a_verb_behind_a_noun_and_the_halves_of_a_word_make_no_issue() -> None:
    text = "Fields of collaboration include pro-innovation rules and shared supply chains."
    named = [words for _, words in list_matters(text)]
    assert "supply chains" in named
    assert not {"collaboration include", "pro innovation"} & set(named)
