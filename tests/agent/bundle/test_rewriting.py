"""What stands beside a lost statement changes with it: its label, the row that it is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.briefing.answered import OUR_READING
from agent.briefing.types import Cell, Paragraph, Remark, Section, Table
from agent.bundle.rewriting import TAKEN_OUT
from tests.agent.bundle.drafter import Drafter, keep, one_section, rows, run, texts, with_table
from tests.agent.bundle.world import World, bundle, draft, quote


@pytest.mark.parametrize(
    ("label", "after"),
    [
        ("Money", "Money"),
        (OUR_READING, ""),
        ("Annual Report 2024 of the Compute Board", "Annual Report of the Board for 2024"),
        ("As of 1 March 2025", "As of 2 April 2025"),
    ],
)
def test_labels_that_tell_of_the_document_change_with_it(
    world: World, label: str, after: str
) -> None:
    briefing = draft(world.library)
    labelled = Paragraph(statement=quote(world.library, "36 fellowships"), label=label)
    section = Section(key="findings", title="Findings", blocks=(labelled,))
    sealed = bundle(world.library, replace(briefing, sections=(section,)))
    world.remove("report")
    world.write(
        newer="# Annual Report of the Board for 2024\n\nPublished on 2 April 2025.\n\n"
        "In 2024, 38 fellowships were awarded.\n"
    )
    (paragraph,) = run(world, sealed).briefing.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.statement.text, paragraph.label) == (
        "In 2024, 38 fellowships were awarded.",
        after,
    )


def test_a_row_of_a_table_is_exchanged_as_a_whole(world: World) -> None:
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    sealed = with_table(world, costs, report)
    world.change("memorandum", "12 million", "15 million")
    fresh = rows([quote(world.library, "15 million")], day="2026")
    drafter = Drafter(sections=(one_section("table", fresh),), matching=frozenset({"table"}))
    (table,) = run(world, sealed, drafter).briefing.sections[0].blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["2026", "2025"]
    assert [row[1].statements[0].text[:11] for row in table.rows] == ["The hub cos", "In 2024, 36"]


def test_a_row_without_a_like_is_taken_out(world: World) -> None:
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    sealed = with_table(world, costs, report)
    world.remove("report")
    fresh = rows([quote(world.library, "term of three years")], day="2026")
    drafter = Drafter(sections=(one_section("table", fresh),), matching=frozenset({"table"}))
    done = run(world, sealed, drafter)
    assert texts(done.briefing) == [costs.text]
    world.remove("memorandum")
    done = run(world, sealed)
    assert texts(done.briefing) == []
    (remark,) = done.briefing.sections[0].blocks
    assert isinstance(remark, Remark)
    assert remark.text.startswith(TAKEN_OUT)


def test_each_lost_statement_of_a_row_is_counted_and_withheld(world: World) -> None:
    """A row goes as a whole, and nothing goes with it unsaid."""
    costs, report = quote(world.library, "12 million"), quote(world.library, "36 fellow")
    table = Table(columns=("What",), rows=((Cell(statements=(costs, report)),),))
    section = Section(key="table", title="Table", blocks=(table,))
    sealed = bundle(world.library, replace(draft(world.library), sections=(section,)))
    world.remove("report")
    world.remove("memorandum")
    done = run(world, sealed)
    assert [each.lost.text for each in done.changes] == [costs.text, report.text]
    assert {each.text for each in done.briefing.withheld} == {costs.text, report.text}


def test_a_section_made_as_a_whole_is_made_anew(world: World) -> None:
    sealed = keep(world, "12 million", "term of three years")
    world.change("memorandum", "12 million", "15 million")
    fresh = one_section("findings", Paragraph(statement=quote(world.library, "36 fellowships")))
    drafter = Drafter(sections=(fresh,), wholes=frozenset({"findings"}))
    done = run(world, sealed, drafter)
    assert done.briefing.sections == (fresh,)
    assert [each.remade for each in done.changes] == [True]
