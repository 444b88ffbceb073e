"""A file is written whole or not at all, and over another one only if asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.chat.saving import save
from store.errors import BadInput


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    save(tmp_path / "talk.md", "one – two\n")
    assert (tmp_path / "talk.md").read_text(encoding="utf-8") == "one – two\n"
    assert [each.name for each in tmp_path.iterdir()] == ["talk.md"]


def test_an_older_file_stays_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(BadInput, match="/save!"):
        save(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    save(file, "new", over=True)
    assert file.read_text(encoding="utf-8") == "new"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        save(tmp_path / "nowhere" / "talk.md", "new")


def test_a_dangling_link_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "talk.md"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput, match="already"):
        save(link, "new")
    assert not (tmp_path / "elsewhere").exists()


def test_a_saved_file_has_the_rights_that_files_have(tmp_path: Path) -> None:
    """A bundle is handed on as a briefing is; a temporary file would be for its owner alone."""
    save(tmp_path / "talk.md", "x")
    (tmp_path / "plain").write_bytes(b"x")
    assert (tmp_path / "talk.md").stat().st_mode == (tmp_path / "plain").stat().st_mode
