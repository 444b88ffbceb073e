"""Into a file: the format by its ending, whole or not at all, refused before the work."""

from __future__ import annotations

import os
import resource
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.briefing.types import Briefing
from agent.bundle.read import parse_bundle
from agent.export.write import Format, export, read_format, require_format, write, write_whole
from evals.shelf import Shelf
from store.errors import BadInput

MAGIC = {"md": b"**Background", "html": b"<!DOCTYPE", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}


@pytest.mark.parametrize("form", list(Format))
def test_the_ending_says_the_format(
    form: Format, briefing: Briefing, shelf: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / f"Briefing.{form.value.upper()}"
    write(briefing, file, shelf=shelf)
    assert file.read_bytes().startswith(MAGIC[form.value])
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("form", list(Format))
def test_the_same_briefing_is_the_same_file(form: Format, briefing: Briefing, shelf: Shelf) -> None:
    assert export(briefing, form, shelf=shelf) == export(briefing, form.value, shelf=shelf)


def test_json_is_the_sealed_bundle(briefing: Briefing, shelf: Shelf) -> None:
    made = export(briefing, "json", shelf=shelf)
    bundle = parse_bundle(made, name="briefing.json")
    assert len(bundle.statements) == len(list(briefing.statements()))


@pytest.mark.parametrize("name", ["briefing", "briefing.odt", ".pdf", "briefing.md.bak"])
def test_an_ending_that_is_no_format_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadInput, match=r"md.*html.*docx.*pdf.*json"):
        require_format(Path(name))


def test_endings_have_aliases() -> None:
    assert read_format(".HTM") is Format.HTML
    assert read_format("markdown") is Format.MARKDOWN


@pytest.mark.parametrize(("name", "module"), [("a.docx", "pypandoc"), ("a.pdf", "typst")])
def test_a_missing_extra_is_named_before_the_work(
    name: str, module: str, briefing: Briefing, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(BadInput, match=r"policy-briefing-agent\[export\]"):
        require_format(Path(name))
    with pytest.raises(BadInput, match=r"policy-briefing-agent\[export\]"):
        export(briefing, name[-4:].lstrip("."), shelf=shelf)
    assert require_format(Path("a.html")) is Format.HTML


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot be written.*No such file"):
        write_whole(tmp_path / "nowhere" / "a.md", b"x")


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        write_whole(tmp_path / "a.md", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_forbids_it_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(BadInput, match="Permission denied"):
        write_whole(tmp_path / "a.md", b"x")


@pytest.fixture
def _no_room() -> Iterator[None]:
    """Let no file of this process grow beyond 4 kB: the write fails halfway, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("_no_room")
def test_without_room_the_old_file_stays_and_no_half_one_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"as it was")
    with pytest.raises(BadInput, match=r"cannot be written.*nothing was changed"):
        write_whole(file, b"x" * 100_000)
    assert file.read_bytes() == b"as it was"
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_file_has_the_rights_that_files_have(tmp_path: Path) -> None:
    """A temporary file is for its owner alone; a briefing is handed on."""
    write_whole(tmp_path / "a.md", b"x")
    (tmp_path / "plain").write_bytes(b"x")
    assert (tmp_path / "a.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_style_is_for_the_other_files_beside_a_bundle(tmp_path: Path) -> None:
    """A bundle has no citations to style, and is no reason to refuse those that have."""
    assert require_format(Path("a.json"), style=tmp_path / "x.csl") is Format.JSON
    with pytest.raises(BadInput, match=r"x\.csl.* cannot be read"):
        require_format(Path("a.md"), style=tmp_path / "x.csl")
