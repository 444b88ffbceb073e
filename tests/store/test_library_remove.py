"""Removing: the text is gone from every file, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import BadInput
from store.library import Library
from tests.store.kit import GUIDANCE, MEMORANDUM, PRESS, add, found, make_library, write

CANARY = "zyxwquartzcanary"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = make_library(tmp_path / "library")
    secret = f"# Secret annex\n\nThe password of the {CANARY} is kept here.\n"
    write(tmp_path / "files", memo=MEMORANDUM, press=PRESS, secret=secret)
    add(library, tmp_path / "files", index=True)
    return library


def holds_canary(folder: Path) -> list[str]:
    """Return the files whose raw bytes hold the canary, in any case."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and CANARY.encode() in path.read_bytes().lower()
    ]


def test_removed_text_is_gone_from_every_file(library: Library, tmp_path: Path) -> None:
    assert library.search(CANARY)
    assert holds_canary(library.folder)

    (removed,) = library.remove([str(tmp_path / "files" / "secret.md")])

    assert removed.title == "Secret annex"
    assert found(library, "laboratories")[0].startswith("Press")
    assert holds_canary(library.folder) == []
    assert library.check().sound
    assert len(library.documents()) == 2


def test_earlier_versions_go_with_the_document(library: Library, tmp_path: Path) -> None:
    (tmp_path / "files" / "secret.md").write_text("# Secret annex\n\nNothing is kept here.\n")
    add(library, tmp_path / "files")
    document = library.document(
        next(item.id for item in library.documents() if item.title == "Secret annex")
    )
    library.remove([document.id[:6]])
    assert holds_canary(library.folder) == []
    assert all(item.id != document.id for item in library.documents())


def test_forgotten_text_is_gone_from_every_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "files" / "secret.md").unlink()
    add(library, tmp_path / "files", sync=True, index=True)
    library.close()
    assert holds_canary(library.folder) == []


def test_a_removed_file_that_is_still_there_is_read_again(library: Library, tmp_path: Path) -> None:
    before = {item.id: item.version for item in library.documents()}
    library.remove([str(tmp_path / "files" / "press.md")])
    add(library, tmp_path / "files")
    assert {item.id: item.version for item in library.documents()} == before


@pytest.mark.parametrize("name", ["nowhere.md", "ffffffffffff", "", "0"])
def test_an_unknown_name_removes_nothing(library: Library, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="no document"):
        library.remove([str(tmp_path / "files" / "press.md"), name])
    assert len(library.documents()) == 3


def test_an_empty_library_is_a_library(tmp_path: Path) -> None:
    library = make_library(tmp_path / "library")
    assert library.search("anything") == []
    assert library.documents() == []
    assert library.check().sound
    write(tmp_path / "files", guidance=GUIDANCE)
    add(library, tmp_path / "files", index=True)
    library.remove([item.id for item in library.documents()])
    assert library.search("vendors") == []
    assert library.check().sound


def test_a_removal_that_was_cut_short_is_finished_by_the_next_search(
    library: Library, tmp_path: Path
) -> None:
    def at(step: str) -> None:
        if step == "judge":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.remove([str(tmp_path / "files" / "secret.md")], at=at)
    assert len(library.documents()) == 2
    assert found(library, "laboratories")[0].startswith("Press")
    assert holds_canary(library.folder) == []
