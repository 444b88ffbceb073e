"""The Word file: true footnotes, numbered paragraphs, real headings and tables, ours alone."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from agent.briefing.draft import draft
from agent.briefing.forms import list_forms
from agent.briefing.types import Assignment
from agent.export import word
from agent.export.assemble import assemble
from agent.export.paper import Grid, Numbered, Paper
from evals.shelf import Shelf
from store.readers import parse
from tests.agent.export.scene import brief, list_said, section

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE_SECONDS = 120


@pytest.fixture(scope="module")
def made(paper: Paper) -> bytes:
    return word.write(paper)


def _open(made: bytes, name: str) -> etree._Element:
    with ZipFile(io.BytesIO(made)) as package:
        return etree.fromstring(package.read(name))


def _footnotes(made: bytes) -> list[str]:
    """Return the texts of the notes, without the two that are lines."""
    notes = _open(made, "word/footnotes.xml").findall(f"{W}footnote")
    own = [note for note in notes if note.get(f"{W}type") is None]
    return ["".join(each.text or "" for each in note.iter(f"{W}t")).strip() for note in own]


def test_every_part_is_sound_xml(made: bytes) -> None:
    with ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_every_citation_is_a_true_footnote(made: bytes, paper: Paper) -> None:
    marks = list(_open(made, "word/document.xml").iter(f"{W}footnoteReference"))
    notes = _footnotes(made)
    assert len(marks) == len(notes) == len(paper.notes)
    for note, written in zip(paper.notes, notes, strict=True):
        for reference in note.references:
            assert "".join(run.text for run in reference.runs) in written
            for words in reference.quotes:
                assert f"“{words}”" in written


def test_a_number_of_a_note_in_a_note_is_a_cross_reference(made: bytes, paper: Paper) -> None:
    """Word sets it anew when somebody adds a note before it."""
    notes = _open(made, "word/footnotes.xml")
    fields = [each.text or "" for each in notes.iter(f"{W}instrText")]
    wanted = [
        run.note
        for note in paper.notes
        for reference in note.references
        for run in reference.runs
        if run.note is not None
    ]
    assert [re.findall(r"NOTEREF note_(\d+)", field) for field in fields] == [
        [str(number)] for number in wanted
    ]
    document = _open(made, "word/document.xml")
    named = {each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")}
    assert {f"note_{number}" for number in wanted} <= named


def test_paragraphs_are_numbered_by_word_itself(made: bytes, paper: Paper) -> None:
    """The first number of each list is the paper's; the others follow from it."""
    document, numbering = _open(made, "word/document.xml"), _open(made, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): level.get(f"{W}val")
        for num in numbering.findall(f"{W}num")
        for level in num.findall(f"{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
    }
    used = [each.get(f"{W}val") for each in document.iter(f"{W}numId")]
    numbered = [starts[number] for number in used if number in starts]
    assert numbered == ["1", "1", "1", "4", "4", "4"]
    assert [p.number for part in paper.parts for p in part.pieces if isinstance(p, Numbered)] == [
        1, 2, 3, 4, 5, 6,
    ]  # fmt: skip


def test_tables_repeat_their_heads_and_keep_their_rows_whole(made: bytes, paper: Paper) -> None:
    tables = list(_open(made, "word/document.xml").iter(f"{W}tbl"))
    grids = [piece for part in paper.parts for piece in part.pieces if isinstance(piece, Grid)]
    assert len(tables) == len(grids) == 2
    for table, grid in zip(tables, grids, strict=True):
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert len(rows) == len(grid.rows)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_headings_are_headings_and_levels_of_force_have_their_colour(made: bytes) -> None:
    document, styles = _open(made, "word/document.xml"), _open(made, "word/styles.xml")
    used = {each.get(f"{W}val") for each in document.iter(f"{W}pStyle", f"{W}rStyle")}
    defined = {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")}
    assert {"Title", "Heading1", "Fact", "TableText", "Force4", "Forcep"} <= used
    assert used <= defined


def test_head_and_foot_carry_status_and_page_numbers(made: bytes) -> None:
    with ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    header = next(text for name, text in parts.items() if name.startswith("word/header"))
    footer = next(text for name, text in parts.items() if name.startswith("word/footer"))
    assert "Draft, not yet referenced" in header
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert "<dc:title>Shared compute</dc:title>" in parts["docProps/core.xml"]
    assert "2026-03-02T00:00:00Z" in parts["docProps/core.xml"]


def test_nothing_in_it_leads_outside(made: bytes) -> None:
    with ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if name.endswith(".rels"):
                assert b"External" not in package.read(name)


def test_the_same_paper_is_the_same_bytes(paper: Paper, made: bytes) -> None:
    assert word.write(paper) == made


def test_a_paper_without_notes_or_paragraphs_is_written_too() -> None:
    assert _footnotes(word.write(assemble(brief(section())))) == []


def test_a_reader_finds_every_sentence_in_it(made: bytes, paper: Paper) -> None:
    text = " ".join(parse(made, "briefing.docx").text.split())
    for said in list_said(paper):
        assert said.words in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (`soffice`)")
def test_libreoffice_opens_every_form_with_all_its_notes(shelf: Shelf, tmp_path: Path) -> None:
    """The six forms drafted without a model, opened, printed, and their notes counted."""
    topic = Assignment(topic="cooperation on shared compute", reader="The Minister")
    papers = {}
    for form in list_forms():
        paper = assemble(draft(shelf, form, topic, today=date(2026, 3, 2)))
        (tmp_path / f"{form.name}.docx").write_bytes(word.write(paper))
        papers[form.name] = paper
    assert len(papers) == 6
    _print(sorted(tmp_path.glob("*.docx")), tmp_path)
    for name, paper in papers.items():
        assert paper.notes
        text = _squeeze(_extract(tmp_path / f"{name}.pdf"))
        for note in paper.notes:
            words = "; ".join("".join(run.text for run in each.runs) for each in note.references)
            found = text.count(_squeeze(f"{note.number} {words}"))
            assert found, f"note {note.number} of {name} is not on its pages"


def _extract(file: Path) -> str:
    """Return every letter on the pages; our own reader would leave out what repeats."""
    return "".join(page.extract_text() for page in PdfReader(file).pages)


def _print(files: list[Path], folder: Path) -> None:
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(folder), *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=OFFICE_SECONDS,
    )  # fmt: skip


def _squeeze(text: str) -> str:
    """Return the text without white space and hyphens, which a page break may move."""
    return re.sub(r"[\s\u00ad-]+", "", text)
