"""`brief check`: how it leaves, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.agent.commands.conftest import Brief

SOUND = "The Memorandum is not legally binding.\n"
FAULTY = "Either Participant may end this Memorandum by giving the other six months' notice.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return the place of a draft."""
    return tmp_path / "draft.md"


def test_a_sound_draft_ends_with_0(brief: Brief, draft: Path, sample_library: Path) -> None:
    """Each sentence is supported."""
    draft.write_text(SOUND, encoding="utf-8")
    said = brief("check", draft, "--library", sample_library)
    assert said.code == 0
    assert said.out.startswith("All 1 sentences that claim something are supported.")


def test_findings_end_with_4(brief: Brief, draft: Path, sample_library: Path) -> None:
    """A gate can stand on it."""
    draft.write_text(SOUND + FAULTY, encoding="utf-8")
    said = brief("check", draft, "--library", sample_library)
    assert said.code == 4
    assert "three months' notice" in said.out


def test_json_is_one_object(brief: Brief, draft: Path, sample_library: Path) -> None:
    """Nothing else goes to standard output."""
    draft.write_text(FAULTY, encoding="utf-8")
    said = brief("check", draft, "--json", "--library", sample_library)
    assert said.values["counts"]["contradicted"] == 1


def test_each_output_is_written(brief: Brief, draft: Path, sample_library: Path) -> None:
    """In the format of its ending."""
    draft.write_text(FAULTY, encoding="utf-8")
    places = [draft.with_name(name) for name in ("a.html", "a.json", "a.sarif", "a.txt")]
    outputs = [argument for place in places for argument in ("--out", place)]
    said = brief("check", draft, *outputs, "--library", sample_library)
    assert said.code == 4
    assert places[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(places[1].read_text(encoding="utf-8"))["schema_version"] == "1"
    assert json.loads(places[2].read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "ask" in places[3].read_text(encoding="utf-8")


def test_a_word_draft_comes_back_with_comments(
    brief: Brief, tmp_path: Path, sample_library: Path
) -> None:
    """In a copy: the draft itself is as it was."""
    docx = pytest.importorskip("docx", reason="needs python-docx, of the extra 'export'")
    path, copy = tmp_path / "draft.docx", tmp_path / "copy.docx"
    made = docx.Document()
    made.add_paragraph(FAULTY.strip())
    made.save(str(path))
    before = path.read_bytes()
    said = brief("check", path, "--out", copy, "--library", sample_library)
    assert said.code == 4
    assert len(list(docx.Document(str(copy)).comments)) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("copy.docx", "only be put into a .docx draft"),
        ("copy.pdf", "the ending must be one of"),
        ("draft.md", "the ending must be one of"),
        ("none/copy.html", "there is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused_before_the_work(
    brief: Brief, draft: Path, sample_library: Path, out: str, message: str
) -> None:
    """With a message that says what can."""
    draft.write_text(SOUND, encoding="utf-8")
    said = brief("check", draft, "--out", draft.parent / out, "--library", sample_library)
    assert said.code == 2
    assert message in said.err
    assert said.out == ""


def test_the_draft_itself_is_never_written_over(
    brief: Brief, tmp_path: Path, sample_library: Path
) -> None:
    """Somebody's file is not ours."""
    path = tmp_path / "draft.html"
    path.write_text(f"<p>{SOUND}</p>", encoding="utf-8")
    (tmp_path / "more").mkdir()
    link = tmp_path / "link.html"
    link.symlink_to(path)
    for out in (path, tmp_path / "more" / ".." / path.name, link):
        said = brief("check", path, "--out", out, "--library", sample_library)
        assert said.code == 2
        assert "is the draft itself" in said.err


def test_an_output_named_twice_is_refused(brief: Brief, draft: Path, sample_library: Path) -> None:
    """The second would take the place of the first."""
    draft.write_text(SOUND, encoding="utf-8")
    outputs = ["--out", draft.with_name("a.html"), "--out", draft.parent / "." / "a.html"]
    said = brief("check", draft, *outputs, "--library", sample_library)
    assert said.code == 2
    assert "named twice" in said.err


def test_a_draft_without_claims_ends_with_3(
    brief: Brief, draft: Path, sample_library: Path
) -> None:
    """Nothing to check is not the same as nothing wrong."""
    draft.write_text("# Heading\n\nWhat shall we do?\n", encoding="utf-8")
    said = brief("check", draft, "--library", sample_library)
    assert said.code == 3
    assert "nothing that can be checked" in said.err


@pytest.mark.parametrize(
    ("name", "content"),
    [("draft.docx", b"PK\x03\x04 no zip"), ("draft.pdf", b"%PDF-1.7 broken"), ("draft.md", b"")],
)
def test_a_damaged_draft_ends_with_2(
    brief: Brief, tmp_path: Path, sample_library: Path, name: str, content: bytes
) -> None:
    """The reader's own words say why."""
    path = tmp_path / name
    path.write_bytes(content)
    said = brief("check", path, "--library", sample_library)
    assert said.code == 2
    assert "cannot be checked" in said.err


def test_a_missing_draft_ends_with_2(brief: Brief, tmp_path: Path, sample_library: Path) -> None:
    """A mistyped name is told as such."""
    said = brief("check", tmp_path / "none.docx", "--library", sample_library)
    assert said.code == 2
    assert "is no file" in said.err


def test_a_document_that_is_not_there_ends_with_2(
    brief: Brief, draft: Path, sample_library: Path
) -> None:
    """Nothing is checked by no document."""
    draft.write_text(SOUND, encoding="utf-8")
    said = brief("check", draft, "--document", "ffffffff", "--library", sample_library)
    assert said.code == 2
