"""Laying out: what is shown, what is numbered, and what every paper carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.briefing.types import Briefing, Cell, Paragraph, Remark, Section, Table
from agent.export.assemble import assemble
from agent.export.columns import FOLDED, MOST_COLUMNS, share
from agent.export.force import name_force
from agent.export.paper import Fact, Grid, Listing, Numbered, Paper, Part, Plain
from agent.types import Kind, Outcome
from evals.shelf import Shelf
from tests.agent.export.scene import brief, fail, find, quote, say, section, show


def _find(paper: Paper, key: str) -> Part:
    (found,) = [part for part in paper.parts if part.key == key]
    return found


def _numbered(paper: Paper) -> list[Numbered]:
    return [piece for part in paper.parts for piece in part.pieces if isinstance(piece, Numbered)]


def _listed(part: Part) -> str:
    found = [piece for piece in part.pieces if isinstance(piece, Listing)]
    return " ".join(box.text for piece in found for box in piece.items)


def test_paragraphs_and_notes_are_numbered_through_the_paper(paper: Paper) -> None:
    assert [piece.number for piece in _numbered(paper)] == list(range(1, 7))
    assert [note.number for note in paper.notes] == list(range(1, len(paper.notes) + 1))


def test_the_head_says_for_whom_by_when_as_at_and_that_it_is_a_draft(paper: Paper) -> None:
    assert paper.title == "Shared compute"
    assert paper.form == "Background dossier"
    assert paper.facts == (
        Fact(name="For", value="The Minister"),
        Fact(name="By", value="1 May 2026"),
        Fact(name="As at", value="2 March 2026"),
        Fact(name="Result", value="The documents answer a part"),
        Fact(name="Status", value="Draft, not yet referenced; no model was used"),
        Fact(name="Classification", value="to be set by the originator"),
    )


def test_a_model_is_disclosed_in_head_foot_and_annex(briefing: Briefing) -> None:
    paper = assemble(replace(briefing, model="openai:x"))
    assert paper.facts[-2].value.endswith("AI-assisted (openai:x)")
    assert "AI-assisted (openai:x)" in paper.made
    assert "the model openai:x worded statements" in _listed(_find(paper, "disclosure"))


def test_a_statement_that_the_gate_refused_is_withheld_and_never_laid_out(shelf: Shelf) -> None:
    """Whatever a composer hands over: the last door looks once more."""
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    cell = Cell(statements=(fail("It cost 9 million.", place), say("Unproven.")))
    table = Table(columns=("What",), rows=((cell,),))
    paper = assemble(brief(section(Paragraph(statement=fail("Nine rooms.", place)), table)))
    everything = " ".join(paper.texts())
    for words in ("Nine rooms", "9 million", "Unproven"):
        assert words not in everything
    assert _listed(_find(paper, "withheld")).count("Contradicted. figures: '9' is not there") == 2
    assert "it cites no passage" in _listed(_find(paper, "withheld"))


def test_that_nothing_was_withheld_is_said(shelf: Shelf) -> None:
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    paper = assemble(brief(section(Paragraph(statement=quote(place)))))
    assert _find(paper, "withheld").pieces == (Plain(text="No statement was withheld."),)


def test_what_the_sections_leave_out_follows_them(paper: Paper) -> None:
    """Gaps, sources, what was withheld, notices, and how it was made."""
    assert [part.key for part in paper.parts] == [
        "facts", "commitments", "silences", "source_table", "withheld", "notices", "disclosure",
    ]  # fmt: skip


def test_what_the_form_computes_is_not_printed_twice(briefing: Briefing) -> None:
    own = tuple(
        Section(key=key, title=key, blocks=(Remark(text="As the form has it."),))
        for key in ("silences", "source_table", "disclosure")
    )
    paper = assemble(replace(briefing, sections=(*briefing.sections, *own)))
    keys = [part.key for part in paper.parts]
    assert len(keys) == len(set(keys))
    assert keys[-2:] == ["withheld", "notices"]


def test_a_gap_that_a_section_tells_is_not_told_again(briefing: Briefing) -> None:
    """A form may name the section as it likes."""
    told = section(Remark(text="Not found: who pays for the hub."), key="unknowns")
    paper = assemble(replace(briefing, sections=(*briefing.sections, told)))
    assert "silences" not in [part.key for part in paper.parts]


def test_the_source_table_names_class_date_status_version_and_notes(paper: Paper) -> None:
    (grid,) = _find(paper, "source_table").pieces
    assert isinstance(grid, Grid)
    rows = [[box.text for box in row] for row in grid.rows]
    declaration = next(row for row in rows if row[0].startswith("Declaration of the Republic"))
    assert declaration[1] == "12 September 2024"
    assert declaration[2].startswith("P1, ")
    assert declaration[3] == "current"
    assert declaration[4].startswith("declaration-ai-cooperation.html, ")
    assert declaration[5] == "1, 3, 7"
    assert any(row[3].startswith("withdrawn") for row in rows)


def test_a_reading_of_ours_is_said_to_be_one_once(shelf: Shelf) -> None:
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    read = say("One year is covered.", place, kind=Kind.INFERENCE)
    paper = assemble(
        brief(section(Paragraph(statement=read), Paragraph(statement=read, label="Our reading")))
    )
    first, second = (piece.said for piece in _numbered(paper))
    assert first is not None
    assert second is not None
    assert (first.lead, second.lead) == ("Our reading", "")


def test_who_speaks_is_not_repeated_beside_their_name(shelf: Shelf) -> None:
    """A cell may hold only the beginning of a long name."""
    document = find(shelf, "annual-report-2025.pdf")
    said = quote(show(shelf, document, "calendar year"))
    issuer = document.card.issuer
    assert issuer is not None
    row = (Cell(text=f"{issuer.value[:16]}…"), Cell(statements=(said,)))
    table = Table(columns=("Who", "What"), rows=(row,))
    paper = assemble(brief(section(Paragraph(statement=said), table)))
    shown, grid = paper.parts[0].pieces
    assert isinstance(shown, Numbered)
    assert isinstance(grid, Grid)
    assert shown.said is not None
    assert shown.said.speaker == issuer.value
    assert grid.rows[0][1].said[0].speaker == ""


def test_a_level_of_force_is_parted_from_its_word(paper: Paper) -> None:
    grid = next(piece for piece in _find(paper, "commitments").pieces if isinstance(piece, Grid))
    intended, asserted = grid.rows[0][1], grid.rows[1][1]
    assert intended.force is not None
    assert (intended.force.slug, intended.force.label) == ("4", "4 intention")
    assert intended.text == "(“intend to”)"
    assert asserted.force is not None
    assert asserted.force.label == "P said to be so"


def test_a_table_too_wide_for_a_page_keeps_every_cell(shelf: Shelf) -> None:
    """Columns of plain text are folded into one; statements keep their columns."""
    said = quote(show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year"))
    columns = tuple(f"Column {place}" for place in range(9))
    cells = [Cell(text=f"value {place}") for place in range(8)]
    paper = assemble(
        brief(section(Table(columns=columns, rows=((*cells, Cell(statements=(said,))),))))
    )
    (grid,) = paper.parts[0].pieces
    assert isinstance(grid, Grid)
    assert grid.columns == ("Column 0", "Column 8", FOLDED)
    assert len(grid.columns) <= MOST_COLUMNS
    assert [fact.value for fact in grid.rows[0][2].facts] == [f"value {n}" for n in range(1, 8)]
    assert sum(share(grid, 84)) > 0.999


def test_silence_is_said_in_the_head(briefing: Briefing) -> None:
    paper = assemble(replace(briefing, outcome=Outcome.DOCUMENTS_DO_NOT_SAY, sections=()))
    assert Fact(name="Result", value="The documents do not say") in paper.facts


def test_a_label_has_one_mark_behind_it(shelf: Shelf) -> None:
    said = quote(show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year"))
    labels = ("Period", "Which period?", "Period:")
    paper = assemble(brief(section(*(Paragraph(statement=said, label=each) for each in labels))))
    assert [piece.label for piece in _numbered(paper)] == ["Period:", "Which period?", "Period:"]


def test_that_a_briefing_was_cut_short_is_said_in_the_head(briefing: Briefing) -> None:
    paper = assemble(replace(briefing, cut_short="the budget of 100 tokens is spent"))
    assert Fact(name="Cut short", value="the budget of 100 tokens is spent") in paper.facts


@pytest.mark.parametrize(
    ("level", "text", "label", "rest"),
    [
        ("4", "4 intention (“intends to”)", "4 intention", "(“intends to”)"),
        ("5", "5 undertaking, 3 February 2025", "5 undertaking", "3 February 2025"),
        ("5", "the same sentence as for both", "5 undertaking", "the same sentence as for both"),
        ("P", "", "P said to be so", ""),
        ("p", "P asserted present", "P asserted present", ""),
        ("?", "words", "?", "words"),
    ],
)
def test_a_level_is_named_once(level: str, text: str, label: str, rest: str) -> None:
    force, behind = name_force(level, text)
    assert (force.label, behind) == (label, rest)


def test_a_column_without_a_word_is_left_out(shelf: Shelf) -> None:
    said = quote(show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year"))
    row = (Cell(text="One"), Cell(), Cell(statements=(said,)))
    paper = assemble(brief(section(Table(columns=("A", "Before", "C"), rows=(row,)))))
    (grid,) = paper.parts[0].pieces
    assert isinstance(grid, Grid)
    assert grid.columns == ("A", "C")
