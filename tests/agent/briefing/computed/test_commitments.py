"""Who has undertaken what: by actor, the firmest first; denials and reasons apart."""

from __future__ import annotations

from agent.briefing.types import Cell, Table
from evals.shelf import Shelf
from tests.agent.briefing.computed.conftest import MakeShelf
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context, tell


def read_rows(shelf: Shelf, topic: str = "", **changes: object) -> list[dict[str, Cell]]:
    context = open_context(shelf, **({"topic": topic} if topic else {}), **changes)  # type: ignore[arg-type]
    return list(list_rows(ask_for("commitments", context), "In its words"))


def test_a_role_is_shown_with_the_issuer_beside_it(laboratory: Shelf) -> None:
    actors = [row["Actor"].text for row in read_rows(laboratory) if "Actor" in row]
    assert any(each.startswith("“The Participants” (Government of Norland") for each in actors)
    assert "The Audit Office" in actors


def test_one_actors_commitments_stand_together_the_firmest_first(laboratory: Shelf) -> None:
    rows = [row for row in read_rows(laboratory) if "Actor" in row]
    rows = [row for row in rows if "The Participants" in row["Actor"].text]
    assert [row["Force"].level for row in rows] == sorted(
        (row["Force"].level for row in rows), reverse=True
    )


def test_what_is_denied_is_no_commitment(laboratory: Shelf) -> None:
    blocks = ask_for("commitments", open_context(laboratory)).blocks
    texts = [getattr(block, "text", "") for block in blocks]
    apart = texts.index("What the text says that it does not commit to.")
    table = blocks[apart + 1]
    assert isinstance(table, Table)
    assert "Nothing in this Memorandum commits" in tell(table.rows[0][0])
    assert "Force" not in table.columns


def test_reasons_stand_apart_from_what_they_are_reasons_for(laboratory: Shelf) -> None:
    apart = [row for row in read_rows(laboratory) if "Force" not in row]
    told = [tell(row["In its words"]) for row in apart]
    assert [each[:11] for each in told] == ["2.2 Nothing", "Recognising"]


def test_an_actor_narrows_the_table_to_its_own(laboratory: Shelf) -> None:
    rows = read_rows(laboratory, actors=("Audit Office",))
    assert {row["Actor"].text for row in rows} == {"The Audit Office"}


def test_what_an_outlet_reports_is_no_commitment_of_the_actor(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        news="# News from the tidal archive\n\nBy Ida Holm, The Harbour Times, 3 May 2025\n\n"
        "The ministry will pay for the tidal archive, according to officials.\n"
    )
    context = open_context(shelf, "the tidal archive")
    texts = [getattr(each, "text", "") for each in ask_for("commitments", context).blocks]
    assert "Told by others than the actor: no commitment of the actor's own." in texts


def test_what_somebody_finds_necessary_obliges_nobody(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(speech="# The tidal archive\n\nWe need to learn from the tidal archive.\n")
    assert not read_rows(shelf, "the tidal archive")


def test_what_can_be_held_to_comes_first(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        pact="# Memorandum of Understanding between the Government of Norland and the Government "
        "of Sudland on the Tidal Archive\n\n"
        "The Participants intend to lead the world with the tidal archive.\n\n"
        "The Participants intend to publish the tidal archive within six months.\n\n"
        "Signed in Port Arn on 4 May 2025.\n"
    )
    rows = read_rows(shelf, "the tidal archive")
    assert "six months" in tell(rows[0]["In its words"])
