"""A citation style of the user's own: a CSL file, in every format, fetched from nowhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from agent.briefing.types import Briefing
from agent.export.assemble import assemble
from agent.export.paper import Paper
from agent.export.style import LARGEST, read_style, restyle
from agent.export.write import export
from evals.shelf import Shelf
from store.errors import BadInput
from store.readers import parse

NOTE_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>House</title><id>house</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout delimiter="; " suffix=".">
    <choose>
      <if position="subsequent"><text variable="title" form="short"/>
        <text variable="locator" prefix=" at "/></if>
      <else>
        <names variable="author"><name/></names>
        <text variable="title" font-style="italic" prefix=", "/>
        <date variable="issued" prefix=" [" suffix="]"><date-part name="year"/></date>
        <text variable="locator" prefix=" at "/>
      </else>
    </choose>
  </layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


@pytest.fixture
def style(tmp_path: Path) -> Path:
    file = tmp_path / "house.csl"
    file.write_text(NOTE_STYLE, encoding="utf-8")
    return file


@pytest.fixture
def styled(paper: Paper, style: Path) -> Paper:
    return restyle(paper, style)


def _read(paper: Paper, number: int) -> str:
    return "".join(run.text for run in paper.notes[number - 1].references[0].runs)


def test_the_style_words_the_source_and_the_note_stays(styled: Paper, paper: Paper) -> None:
    """Its numbers, its quoted words and its place are ours in any style."""
    assert [note.number for note in styled.notes] == [note.number for note in paper.notes]
    assert styled.notes[0].references[0].quotes == paper.notes[0].references[0].quotes
    first = _read(styled, 1)
    assert first.startswith("Governments of the Republic of Verania and the Commonwealth of")
    assert "[2024]" in first


def test_a_page_that_was_read_on_an_unknown_day_is_cited_without_it(
    paper: Paper, style: Path
) -> None:
    note = paper.notes[0]
    reference = note.references[0]
    page = replace(reference.evidence[0].document, origin="https://a.example/x", added="")
    evidence = tuple(replace(item, document=page) for item in reference.evidence)
    notes = (replace(note, references=(replace(reference, evidence=evidence),)),)
    assert "[2024]" in _read(restyle(replace(paper, notes=notes), style), 1)


def test_italics_of_the_style_are_kept(styled: Paper) -> None:
    slanted = [run.text for run in styled.notes[0].references[0].runs if run.slanted]
    assert slanted
    assert slanted[0].startswith("Declaration of the Republic of Verania")


def test_a_later_citation_is_as_short_as_the_style_has_it(styled: Paper, paper: Paper) -> None:
    """The third note cites what the first does: citeproc counts along with the notes."""
    first, third = (paper.notes[place].references[0].evidence[0] for place in (0, 2))
    assert first == third
    assert "[2024]" not in _read(styled, 3)
    assert "Governments" not in _read(styled, 3)


def test_the_works_are_listed(styled: Paper, paper: Paper) -> None:
    cited = {each.evidence[0].document.version for note in paper.notes for each in note.references}
    assert len(styled.works) == len(cited)


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
def test_every_format_takes_the_style(
    form: str, briefing: Briefing, shelf: Shelf, style: Path
) -> None:
    made = export(briefing, form, shelf=shelf, style=style)
    text = parse(made, f"briefing.{form}").text
    assert "2024]" in text
    assert "References" in text


def test_words_of_documents_stay_words(briefing: Briefing, style: Path) -> None:
    """A title is no Markdown on its way through citeproc."""
    source = briefing.sections[0]
    assert source.blocks
    paper = restyle(assemble(briefing), style)
    assert all(
        "<" not in run.text for note in paper.notes for each in note.references for run in each.runs
    )


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("not a style", "no CSL style"),
        ("<style xmlns='http://example.org'/>", "no CSL style"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + NOTE_STYLE, "no CSL style"),
        (
            NOTE_STYLE.replace(
                "<id>", '<link rel="independent-parent" href="http://x.example"/><id>'
            ),
            "have to be fetched",
        ),
        ("x" * (LARGEST + 1), "too large"),
    ],
)
def test_what_is_no_style_is_refused_before_the_work(
    written: str, why: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.csl"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(BadInput, match=why):
        read_style(file)


def test_a_style_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_style(tmp_path / "none.csl")


def test_a_broken_style_is_the_callers_fault(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "x.csl"
    file.write_text(NOTE_STYLE.replace("</layout></citation>", ""), encoding="utf-8")
    with pytest.raises(BadInput, match="could not be used as a citation style"):
        restyle(paper, file)
