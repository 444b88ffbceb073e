"""The search index: disposable, checked byte by byte, never seen half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from store.adding.upkeep import open_for_writing
from store.embed.double import HashEmbedder
from store.errors import IndexDamaged, LibraryBusy
from store.index.manifest import read_pointer
from store.index.views import open_view, sweep_views
from store.library import Library
from store.ports import Vectors
from store.truth.lock import writing
from tests.store.kit import (
    GUIDANCE,
    MEMORANDUM,
    PRESS,
    add,
    found,
    make_library,
    open_library,
    write,
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with its index, for copying."""
    folder = tmp_path_factory.mktemp("finished")
    write(folder / "files", memo=MEMORANDUM, press=PRESS, guidance=GUIDANCE)
    with make_library(folder / "library") as library:
        add(library, folder / "files", index=True)
    return folder


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished / "library", tmp_path / "library")
    return tmp_path / "library"


class OnlyQuestions(HashEmbedder):
    """Embeds single questions; whoever wants more pays for what the library already has."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        assert len(texts) == 1
        return super().embed(texts)


def generation(folder: Path) -> Path:
    pointer = read_pointer(folder / "index")
    assert pointer is not None
    return folder / "index" / pointer.generation


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda raw: raw[: len(raw) // 2],
    "emptied": lambda _: b"",
    "zeroed": lambda raw: b"\0" * len(raw),
    "flipped": lambda raw: (
        raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :]
    ),
    "appended": lambda raw: raw + b"\0",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_to_every_file_is_noticed_before_it_is_opened(
    folder: Path, damage: str
) -> None:
    files = [path for path in generation(folder).rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in [*files, folder / "index" / "CURRENT"]:
        raw = path.read_bytes()
        damaged = DAMAGES[damage](raw) if raw else b"x"
        if damaged == raw:
            continue  # Nothing but zeros to begin with.
        path.write_bytes(damaged)
        with pytest.raises(IndexDamaged):
            open_view(folder)
        path.unlink()
        if path.name != "CURRENT":
            with pytest.raises(IndexDamaged):
                open_view(folder)
        path.write_bytes(raw)
    view = open_view(folder)
    assert view is not None
    view.close()


@pytest.mark.parametrize("lost", ["CURRENT", "vectors", "words", "manifest.json", "index"])
def test_a_damaged_index_is_rebuilt_by_the_next_search_without_embedding(
    folder: Path, lost: str
) -> None:
    for path in (*folder.rglob(lost),):
        shutil.rmtree(path) if path.is_dir() else path.write_bytes(b"\0" * 100)
    library = Library.open(folder, embedder=OnlyQuestions())

    assert found(library, "laboratories")[0].startswith("Press")
    assert library.notices[0].startswith("the search index was rebuilt")
    assert library.check().sound
    library.search("laboratories")
    assert Library.open(folder, embedder=OnlyQuestions()).check().sound


def test_doctor_finds_and_mends_the_index_without_embedding(folder: Path) -> None:
    next(generation(folder).rglob("data_level0.bin")).write_bytes(b"torn")
    library = Library.open(folder, embedder=OnlyQuestions())

    health = library.check()
    assert [problem.mendable for problem in health.problems] == [True]
    assert "data_level0.bin" in health.problems[0].message
    assert library.mend().sound
    assert library.check().sound


def test_doctor_says_what_it_cannot_mend(folder: Path) -> None:
    library = open_library(folder)
    with open_for_writing(folder) as catalog:
        catalog.connection.execute("PRAGMA foreign_keys = OFF")
        catalog.connection.execute("DELETE FROM embeddings WHERE rowid = 1")
    health = library.mend()
    assert [problem.mendable for problem in health.problems] == [False]
    assert "1 passages without vector" in health.problems[0].message


def test_a_broken_index_serves_nobody_while_another_process_writes(folder: Path) -> None:
    (folder / "index" / "CURRENT").write_bytes(b"{")
    library = open_library(folder)
    with writing(folder), pytest.raises(LibraryBusy, match="another process"):
        library.search("laboratories")
    assert found(library, "laboratories")


def test_an_interrupted_run_is_finished_by_the_next_search(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder)
    library.search("vendors")
    write(tmp_path / "more", more="# Annex\n\nThe secretariat sits in Tallinn.\n")
    add(library, tmp_path / "more", index=False)

    with writing(folder):
        assert not any(title == "Annex" for title in found(library, "secretariat Tallinn"))
        assert "not show the latest changes" in open_library_notices(folder)
    assert found(library, "secretariat Tallinn")[0] == "Annex"
    assert library.notices == ()


def open_library_notices(folder: Path) -> str:
    with open_library(folder) as library:
        library.search("secretariat")
        return " ".join(library.notices)


def test_readers_share_nothing_with_each_other_or_the_writer(folder: Path, tmp_path: Path) -> None:
    one, other = open_library(folder), open_library(folder)
    assert found(one, "laboratories") == found(other, "laboratories")
    write(tmp_path / "more", more="# Annex\n\nThe secretariat sits in Tallinn.\n")
    add(one, tmp_path / "more", index=True)
    assert found(one, "secretariat Tallinn")[0] == found(other, "secretariat Tallinn")[0] == "Annex"


def test_searches_in_flight_outlive_a_change_of_generation(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder)
    library.search("laboratories")
    failures: list[Exception] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert library.search("laboratories take part", k=2)
            except Exception as error:  # noqa: BLE001 - any is a failure, shown below
                failures.append(error)

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for number in range(3):
        write(tmp_path / "more", **{f"n{number}": f"# Annex {number}\n\nOne more annex.\n"})
        add(library, tmp_path / "more", index=True)
    stop.set()
    for asker in askers:
        asker.join()
    assert failures == []
    library.close()
    assert list((folder / "index" / "views").iterdir()) == []


def test_nothing_is_left_behind_by_readers(folder: Path) -> None:
    for _ in range(3):
        with open_library(folder) as library:
            library.search("laboratories")
    assert list((folder / "index" / "views").iterdir()) == []


def test_copies_of_killed_readers_are_swept_and_those_of_the_living_kept(folder: Path) -> None:
    command = (
        "import sys, time; from pathlib import Path; from store.index.views import open_view;"
        "view = open_view(Path(sys.argv[1])); print(view.folder, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", command, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        copy = Path(process.stdout.readline().strip())
        sweep_views(folder)
        assert copy.is_dir()
        process.kill()
        process.wait()
    assert copy.is_dir()
    sweep_views(folder)
    assert list(copy.parent.iterdir()) == []


def test_a_reader_sees_whole_generations_and_never_steps_back(tmp_path: Path) -> None:
    """Each run adds one document that says "common"; the reader opens anew all the time."""
    folder, files = tmp_path / "library", tmp_path / "files"
    library = make_library(folder)

    def grow(number: int) -> None:
        write(files, **{f"n{number}": f"# Number {number}\n\nA common word stands here.\n"})
        add(library, files, index=True)

    def fill() -> None:
        for number in range(1, 5):
            grow(number)

    grow(0)
    writer = threading.Thread(target=fill)
    writer.start()
    seen: list[set[str]] = []
    while writer.is_alive():
        with open_library(folder) as reader:
            hits = reader.search("common word", k=50)
            seen.append({hit.document.title for hit in hits} | {t for h in hits for t in h.copies})
    writer.join()
    sizes = [len(titles) for titles in seen]
    assert sizes == sorted(sizes)
    with open_library(folder) as reader:
        assert reader.check().sound


def test_exactly_one_of_many_writers_wins_and_the_others_leave_in_time(folder: Path) -> None:
    command = (
        "import sys, time; from pathlib import Path; from store.truth.lock import writing\n"
        "from store.errors import LibraryBusy\n"
        "time.sleep(max(0, float(sys.argv[2]) - time.time())); began = time.monotonic()\n"
        "try:\n"
        "    with writing(Path(sys.argv[1])):\n"
        "        print('won', flush=True); time.sleep(3)\n"
        "except LibraryBusy as error:\n"
        "    print('busy', time.monotonic() - began, error, flush=True)\n"
    )
    start = str(time.time() + 2)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", command, str(folder), start],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        for _ in range(4)
    ]
    said = sorted(writer.communicate()[0] for writer in writers)
    assert [line.split()[0] for line in said] == ["busy", "busy", "busy", "won"]
    assert all(float(line.split()[1]) < 2 for line in said[:3])
    assert all("wait until it is done" in line and "pid" in line for line in said[:3])


def test_the_lock_is_free_again_when_its_holder_is_killed(folder: Path) -> None:
    command = (
        "import sys, time; from pathlib import Path; from store.truth.lock import writing\n"
        "with writing(Path(sys.argv[1])):\n"
        "    print('won', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", command, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(LibraryBusy), writing(folder, patience_seconds=0):
            pass
        process.kill()
    with writing(folder):
        pass
