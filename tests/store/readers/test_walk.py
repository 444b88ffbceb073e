"""The walk finds what may be read, refuses the rest unopened, and loads what it promised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.errors import EmptyFile, LimitReached, ReadError, Unsupported
from store.readers import walk as module
from store.readers.walk import Found, Refused, escape, load, walk


def found(*paths: Path) -> list[str]:
    return [item.path.name for item in walk(paths) if isinstance(item, Found)]


def refused(*paths: Path) -> dict[str, str]:
    return {item.path.name: item.reason for item in walk(paths) if isinstance(item, Refused)}


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folder_is_walked_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", "sub/deep/d.pdf"):
        write(tmp_path / name)
    assert found(tmp_path) == ["a.txt", "b.md", "c.html", "d.pdf"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".hidden.md")
    write(tmp_path / ".git" / "notes.md")
    assert list(walk([tmp_path])) == []


def test_unsupported_kinds_are_skipped_with_advice(tmp_path: Path) -> None:
    for name in ("old.doc", "sheet.xlsx", "picture.png", "README"):
        write(tmp_path / name)
    items = [item for item in walk([tmp_path]) if isinstance(item, Refused)]
    assert all(item.skipped for item in items)
    reasons = refused(tmp_path)
    assert reasons["old.doc"] == "legacy .doc is not supported, convert to .docx"
    assert reasons["picture.png"] == "a .png file is not supported"
    assert reasons["README"] == "a file without a suffix is not supported"


def test_a_named_file_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    assert found(write(tmp_path / "README")) == ["README"]


def test_links_in_a_folder_are_never_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.md")
    inside = tmp_path / "library"
    target = write(inside / "real.md")
    (inside / "out.md").symlink_to(outside)
    (inside / "twin.md").symlink_to(target)
    (inside / "gone.md").symlink_to(inside / "nowhere.md")
    (inside / "loop").symlink_to(inside)
    assert found(inside) == ["real.md"]
    reasons = refused(inside)
    assert "out of the folder" in reasons["out.md"]
    assert "read where it lies" in reasons["twin.md"]
    assert "nowhere" in reasons["gone.md"]
    assert "loop" in reasons


def test_a_link_that_is_named_is_resolved(tmp_path: Path) -> None:
    target = write(tmp_path / "real.md")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    assert found(link) == ["real.md"]


def test_fifo_and_device_are_refused_unopened(tmp_path: Path) -> None:
    """Opening a FIFO for reading would wait forever."""
    os.mkfifo(tmp_path / "pipe.md")
    assert refused(tmp_path) == {"pipe.md": "a FIFO, not a file"}
    assert refused(Path("/dev/null")) == {"null": "a device, not a file"}


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    assert found(tmp_path, path, tmp_path / "." / "a.md") == ["a.md"]


def test_dots_in_a_path_change_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.md")
    write(tmp_path / "b" / "y.md")
    (item,) = walk([tmp_path / "b" / ".." / "a"])
    assert item.path == (tmp_path / "a" / "x.md").resolve()


def test_a_missing_path_is_a_failure(tmp_path: Path) -> None:
    (item,) = walk([tmp_path / "nowhere"])
    assert isinstance(item, Refused)
    assert not item.skipped
    assert item.reason == "no such file or folder"


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_FILE_BYTES", 10)
    path = write(tmp_path / "big.md", "x" * 11)
    assert "limit" in refused(tmp_path)["big.md"]
    with pytest.raises(LimitReached):
        load(path)


def test_load_returns_the_bytes(tmp_path: Path) -> None:
    assert load(write(tmp_path / "a.md", "some text")) == b"some text"


def test_load_follows_no_link_and_waits_on_no_fifo(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(write(tmp_path / "a.md"))
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(ReadError, match="cannot be opened"):
        load(tmp_path / "link.md")
    with pytest.raises(Unsupported, match="FIFO"):
        load(tmp_path / "pipe.md")


def test_load_says_that_a_file_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile, match="empty file"):
        load(write(tmp_path / "a.md", ""))


@pytest.mark.parametrize("change", ["grow", "shrink", "touch"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = write(tmp_path / "a.md", "x" * 100)
    read = os.read

    def read_and_change(descriptor: int, count: int) -> bytes:
        part = read(descriptor, count)
        if change == "grow":
            path.write_text("x" * 150, encoding="utf-8")
        elif change == "shrink":
            path.write_text("x" * 50, encoding="utf-8")
        else:
            os.utime(path, ns=(1, 1))
        return part

    monkeypatch.setattr(os, "read", read_and_change)
    with pytest.raises(ReadError, match="changed while it was read"):
        load(path)


def test_names_are_shown_without_their_tricks() -> None:
    assert escape("a\x1b[31mb\u202ec\udc80.md") == "a\\x1b[31mb\\u202ec\\udc80.md"
    assert escape(Path("Übersicht – 日本.pdf")) == "Übersicht – 日本.pdf"
