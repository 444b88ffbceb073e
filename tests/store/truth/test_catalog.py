"""The truth in SQLite: what is kept comes back whole, and what is wrong is named."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from store.adding.prepare import Identity
from store.errors import (
    BadInput,
    DiskFull,
    IndexMismatch,
    LibraryBusy,
    LibraryDamaged,
    LibraryMissing,
    LibraryNewer,
    LibraryReadOnly,
)
from store.library import Library
from store.ports import Position
from store.truth import catalog as truth
from store.truth.catalog import Catalog
from store.truth.schema import SCHEMA
from tests.store.kit import (
    EMBEDDER,
    MEMORANDUM,
    PRESS,
    add,
    make_library,
    open_library,
    quick,
    write,
)

RICH = """# Framework Agreement

Published 3 May 2024.

## Article 1 Scope

1. This Agreement covers:

- joint evaluation of models;
- exchange of staff; and
- training.

| Item | Amount |
| --- | --- |
| Staff | 40 |

Shall we meet? Yes. “Quoted words” remain — as they are.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = make_library(tmp_path / "library")
    write(tmp_path / "files", rich=RICH, memo=MEMORANDUM, press=PRESS)
    add(library, tmp_path / "files")
    return library


def test_a_record_comes_back_as_it_was_made(library: Library) -> None:
    (document,) = [item for item in library.documents() if item.title.startswith("Framework")]
    identity = Identity(
        document=document.id,
        version=document.version,
        origin=document.origin,
        added=document.added,
    )
    record = quick(RICH.encode(), "rich.md", identity)

    assert document == record.document
    assert library.reading(document.version) == record.reading
    assert library.sentences(document.version) == list(record.sentences)
    assert library.passages(document.version) == list(record.passages)


def test_passages_are_found_by_id_with_their_neighbours(library: Library) -> None:
    (document,) = [item for item in library.documents() if item.title.startswith("Memo")]
    passages = library.passages(document.version)
    assert len(passages) >= 2
    catalog = Catalog.open(library.folder)
    ids = [passage.id for passage in passages]
    assert catalog.passages([*ids, "unknown"]) == {item.id: item for item in passages}
    assert catalog.positions([ids[1], "unknown"]) == {
        ids[1]: Position(version=document.version, ordinal=1, region=passages[1].region)
    }
    assert catalog.neighbours(passages[0], before=2, after=1) == [passages[1]]
    assert catalog.neighbours(passages[1], before=2, after=1) == [passages[0], *passages[2:3]]


def test_thousands_of_ids_may_be_asked_for_at_once(library: Library) -> None:
    catalog = Catalog.open(library.folder)
    assert catalog.passages(str(number) for number in range(5_000)) == {}


def test_a_kept_vector_is_the_embedders_to_one_part_in_a_thousand(library: Library) -> None:
    from store.index.builder import read_vectors

    catalog = Catalog.open(library.folder)
    passages = [p for item in library.documents() for p in library.passages(item.version)]
    kept = read_vectors(catalog, [passage.id for passage in passages])
    made = EMBEDDER.embed([passage.indexed for passage in passages])
    assert np.sum(kept * made, axis=1) == pytest.approx(1, abs=1e-3)


def test_only_its_user_may_look_into_a_library(library: Library) -> None:
    for path in (library.folder, *library.folder.rglob("*.db")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_commits_are_durable(library: Library) -> None:
    writer = Catalog.open(library.folder, write=True)
    assert writer.all("PRAGMA journal_mode") == [("wal",)]
    assert writer.all("PRAGMA synchronous") == [(2,)]
    assert writer.all("PRAGMA foreign_keys") == [(1,)]
    assert writer.all("PRAGMA secure_delete") == [(1,)]
    writer.close()


def test_there_is_no_library_here(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="brief add"):
        open_library(tmp_path / "nowhere")


def test_a_library_is_never_made_over_another(library: Library) -> None:
    with pytest.raises(BadInput, match="already"):
        make_library(library.folder)
    assert len(library.documents()) == 3


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("I am a file")
    with pytest.raises(BadInput, match="is a file"):
        make_library(tmp_path / "library")


def test_a_half_made_library_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / (truth.FILE + ".new")).write_bytes(b"half")
    make_library(tmp_path / "library")
    assert open_library(tmp_path / "library").documents() == []


def test_a_later_format_is_refused(library: Library) -> None:
    library.close()
    with sqlite3.connect(library.folder / truth.FILE) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(LibraryNewer, match="later version"):
        open_library(library.folder)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / truth.FILE) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()
    with pytest.raises(LibraryDamaged, match="no library"):
        open_library(tmp_path)


@pytest.mark.parametrize("damage", ["garbage", "empty", "truncated", "zeroed"])
def test_a_damaged_file_of_truth_is_named(library: Library, damage: str) -> None:
    library.close()
    path = library.folder / truth.FILE
    raw = path.read_bytes()
    path.write_bytes(
        {
            "garbage": b"this is no database at all" * 400,
            "empty": b"",
            "truncated": raw[: len(raw) // 3],
            "zeroed": raw[:4096] + b"\0" * (len(raw) - 4096),
        }[damage]
    )
    with pytest.raises(LibraryDamaged, match=str(library.folder)):
        open_library(library.folder).documents()


def test_another_embedder_is_refused(library: Library) -> None:
    from store.embed.double import HashEmbedder

    with pytest.raises(IndexMismatch, match="words-hashed:32"):
        Library.open(library.folder, embedder=HashEmbedder(dimensions=32))
    with pytest.raises(IndexMismatch, match="minilm"):
        Library.open(library.folder, embedder="minilm")
    with pytest.raises(IndexMismatch, match="embedder of the caller's own"):
        _ = Library.open(library.folder).embedder


def test_a_file_locked_by_another_program_is_busy(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.truth.sqlite.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(library.folder / truth.FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    write(tmp_path / "more", more="# More\n\nOne sentence more.\n")
    with pytest.raises(LibraryBusy, match="try again"):
        add(library, tmp_path / "more")
    other.execute("ROLLBACK")
    other.close()
    add(library, tmp_path / "more")


def test_a_full_disk_loses_nothing(library: Library) -> None:
    before = library.documents()
    catalog = Catalog.open(library.folder, write=True)
    (pages,) = catalog.all("PRAGMA page_count")[0]
    catalog.all(f"PRAGMA max_page_count = {pages}")
    rows = [(f"{number:016}".encode(), b"0" * 4_000) for number in range(200)]
    with pytest.raises(DiskFull, match="free some"), catalog.transaction() as connection:
        connection.executemany("INSERT INTO embeddings VALUES (?, ?)", rows)
    catalog.close()
    assert library.documents() == before
    assert library.check().problems[0].mendable


NOBODY = 65_534

_AS_NOBODY = """
import os, sys
import chromadb, chromadb.api.rust, tantivy, langchain_core, lxml.html, markdown_it
from pathlib import Path
from tests.store.kit import *
import store.finding.finder, store.index.vectors, store.index.lexical
import store.finding.search, store.card.standing, store.card
folder, files, verb = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    library = open_library(folder)
    if verb == "add":
        add(library, files)
    print(found(library, "laboratories")[0], *library.notices)
    library.close()
except Exception as error:
    print(type(error).__name__, error)
"""


def as_nobody(library: Path, files: Path, verb: str) -> str:
    """Run without the rights of root, who may write everywhere."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    run = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(library), str(files), verb],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.fixture
def open_to_all(library: Library, tmp_path: Path) -> Path:
    """Return the library, readable by everybody and writable by nobody."""
    library.search("laboratories")
    library.close()
    for path in (library.folder, *library.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder.is_relative_to("/tmp"):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o555)
    return library.folder


def test_a_read_only_folder_can_be_searched(open_to_all: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in open_to_all.rglob("*")}
    said = as_nobody(open_to_all, tmp_path / "files", "search")
    assert said == "Press release on the partnership"
    assert {path: path.stat().st_mtime_ns for path in open_to_all.rglob("*")} == before


def test_a_read_only_folder_cannot_be_added_to(open_to_all: Path, tmp_path: Path) -> None:
    said = as_nobody(open_to_all, tmp_path / "files", "add")
    assert said.startswith(LibraryReadOnly.__name__)
    assert "check the rights" in said


def test_a_read_only_folder_with_a_stale_index_serves_the_earlier_one(
    open_to_all: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(open_to_all / truth.FILE) as connection:
        connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")
    connection.close()
    said = as_nobody(open_to_all, tmp_path / "files", "search")
    assert said.startswith("Press release on the partnership the search index does not show")
