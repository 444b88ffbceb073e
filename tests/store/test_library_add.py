"""Adding files: what becomes of each, whatever happened to it since the last time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from store.adding.prepare import Identity
from store.adding.report import Progress, Stage
from store.adding.upkeep import open_for_writing
from store.errors import Damaged, LibraryBusy, NothingToRead
from store.library import Library
from store.ports import Vectors
from store.truth.record import Record
from store.types import Status
from tests.store.kit import (
    EMBEDDER,
    GUIDANCE,
    MEMORANDUM,
    PRESS,
    add,
    found,
    make_library,
    open_library,
    outcomes,
    quick,
    write,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return make_library(tmp_path / "library")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    write(tmp_path / "files", memo=MEMORANDUM, press=PRESS)
    return tmp_path / "files"


def test_reads_every_file_and_finds_what_it_says(library: Library, files: Path) -> None:
    report = add(library, files)

    assert outcomes(report) == {"memo.md": "read", "press.md": "read"}
    assert found(library, "How many laboratories take part?")[0].startswith("Press release")
    (hit, *_) = library.search("results kept confidential for years", k=1)
    assert "five years" in " ".join(item.text for item in library.passage_sentences(hit.passage))


def test_gives_back_exactly_the_canonical_text(library: Library, files: Path) -> None:
    add(library, files)

    for document in library.documents():
        text = library.text(document.version)
        assert library.reading(document.version).text == text
        assert len(text) == document.characters
        for sentence in library.sentences(document.version):
            assert text[sentence.start : sentence.end] == sentence.text
        for passage in library.passages(document.version):
            assert text[passage.start : passage.end] == passage.text
            assert passage.indexed.endswith(passage.text)


def test_skips_what_has_not_changed(library: Library, files: Path) -> None:
    add(library, files, index=True)
    generation = (library.folder / "index" / "CURRENT").read_bytes()

    assert set(outcomes(add(library, files, index=True)).values()) == {"unchanged"}
    assert (library.folder / "index" / "CURRENT").read_bytes() == generation


def test_sees_a_change_that_kept_size_and_times(library: Library, files: Path) -> None:
    add(library, files)
    path = files / "memo.md"
    before = path.stat()
    path.write_text(MEMORANDUM.replace("180", "270"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert outcomes(add(library, files))["memo.md"] == "replaced"


def test_keeps_the_earlier_version_of_a_changed_file_as_replaced(
    library: Library, files: Path
) -> None:
    add(library, files)
    first = next(item for item in library.documents() if "Memorandum" in item.title)
    (files / "memo.md").write_text(MEMORANDUM.replace("180", "270"))
    add(library, files)

    versions = [item for item in library.documents() if item.id == first.id]
    assert [item.status for item in versions] == [Status.REPLACED, Status.CURRENT]
    assert "180 days" in library.text(first.version)
    texts = [hit.passage.text for hit in library.search("share results within days", k=10)]
    assert any("270 days" in text for text in texts)
    assert not any("180 days" in text for text in texts)


def test_takes_a_file_back_to_an_earlier_version(library: Library, files: Path) -> None:
    for text in (MEMORANDUM, MEMORANDUM.replace("180", "270"), MEMORANDUM):
        (files / "memo.md").write_text(text)
        add(library, files)

    versions = [item for item in library.documents() if "Memorandum" in item.title]
    assert len({item.id for item in versions}) == 1
    current = next(item for item in versions if item.status is Status.CURRENT)
    assert "180 days" in library.text(current.version)


def test_keeps_what_moved_under_the_same_id(library: Library, files: Path) -> None:
    add(library, files)
    before = {item.id for item in library.documents()}
    (files / "deep").mkdir()
    (files / "memo.md").rename(files / "deep" / "memorandum.md")

    assert outcomes(add(library, files))["memorandum.md"] == "moved"
    assert {item.id for item in library.documents()} == before
    origins = {Path(item.origin).name for item in library.documents()}
    assert origins == {"memorandum.md", "press.md"}


def test_two_files_that_changed_places_are_both_kept(library: Library, files: Path) -> None:
    add(library, files)
    (files / "memo.md").rename(files / "aside")
    (files / "press.md").rename(files / "memo.md")
    (files / "aside").rename(files / "press.md")
    add(library, files)

    documents = library.documents()
    assert {item.status for item in documents} == {Status.CURRENT}
    assert {Path(item.origin).name: item.title[:5] for item in documents} == {
        "memo.md": "Press",
        "press.md": "Memor",
    }


def test_a_copy_is_the_same_document_until_one_of_them_changes(
    library: Library, files: Path
) -> None:
    write(files, copy=MEMORANDUM)
    report = add(library, files)
    assert outcomes(report)["copy.md"] == "read"
    (document,) = [item for item in library.documents() if "Memorandum" in item.title]
    assert len(library.paths(document.version)) == 2

    (files / "copy.md").write_text(MEMORANDUM.replace("180", "270"))
    add(library, files)
    versions = [item for item in library.documents() if "Memorandum" in item.title]
    assert [item.status for item in versions] == [Status.CURRENT, Status.CURRENT]
    assert len({item.id for item in versions}) == 2


def test_forgets_what_vanished_only_when_asked(library: Library, files: Path) -> None:
    add(library, files)
    (files / "press.md").unlink()

    add(library, files)
    assert len(library.documents()) == 2
    assert outcomes(add(library, files, sync=True)) == {
        "memo.md": "unchanged",
        "press.md": "forgotten",
    }
    assert [item.title[:4] for item in library.documents()] == ["Memo"]
    assert all("laboratories" not in hit.passage.text for hit in library.search("laboratories"))


def test_sync_of_a_folder_that_is_not_there_forgets_nothing(
    library: Library, files: Path, tmp_path: Path
) -> None:
    """It may be a share that is not mounted; whoever means it can remove the documents."""
    add(library, files)
    known = len(library.documents())
    files.rename(tmp_path / "unmounted")
    report = add(library, files, sync=True)
    assert not report.complete
    assert len(library.documents()) == known > 0


def test_sync_leaves_other_folders_alone(library: Library, files: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", guidance=GUIDANCE)
    add(library, files, tmp_path / "other")
    (tmp_path / "other" / "guidance.md").unlink()

    add(library, files, sync=True)
    assert len(library.documents()) == 3


def test_unsupported_files_are_skipped_and_broken_ones_fail(library: Library, files: Path) -> None:
    (files / "table.csv").write_text("a,b\n1,2\n")
    (files / "empty.txt").touch()
    (files / "broken.docx").write_bytes(b"PK\x03\x04 not a zip")

    report = add(library, files)
    assert outcomes(report) == {
        "memo.md": "read",
        "press.md": "read",
        "table.csv": "skipped",
        "empty.txt": "skipped",
        "broken.docx": "failed",
    }
    assert not report.complete
    assert all(file.reason for file in report.files if file.outcome.value in {"skipped", "failed"})


def test_does_not_read_twice_what_could_not_be_read(library: Library, files: Path) -> None:
    (files / "bad.md").write_text("# Bad\n\nA text that crashes its reader.\n")
    tries = []

    def crash(data: bytes, name: str, identity: Identity) -> Record:
        if name == "bad.md":
            tries.append(name)
            raise Damaged("the reader crashed on it (SIGSEGV)")
        return quick(data, name, identity)

    for retry in (False, False, True):
        report = add(library, files, prepare=crash, retry=retry)
        (bad,) = [file for file in report.files if file.path.endswith("bad.md")]
        assert (bad.outcome.value, bad.reason) == ("failed", "the reader crashed on it (SIGSEGV)")
    assert len(tries) == 2


def test_a_changed_file_that_cannot_be_read_keeps_its_earlier_version(
    library: Library, files: Path
) -> None:
    add(library, files)
    (files / "memo.md").write_bytes(b"")
    assert outcomes(add(library, files))["memo.md"] == "skipped"
    assert {item.status for item in library.documents()} == {Status.CURRENT}
    assert len(library.documents()) == 2


def test_a_file_that_changes_while_it_is_read_fails_and_the_rest_goes_on(
    library: Library, files: Path
) -> None:
    def meddle(progress: Progress) -> None:
        # Hashed by now, not yet read.
        if progress.stage is Stage.READ and progress.done == 0:
            (files / "memo.md").write_text("# Other\n\nOther words stand here now.\n")

    report = library.add([files], prepare=quick, index=False, progress=meddle)
    assert outcomes(report) == {"memo.md": "failed", "press.md": "read"}
    assert "changed while it was read" in report.files[0].reason
    assert outcomes(add(library, files))["memo.md"] == "read"


def test_a_file_that_disappears_fails_and_the_rest_goes_on(library: Library, files: Path) -> None:
    def meddle(progress: Progress) -> None:
        if progress.stage is Stage.READ and progress.done == 0:
            (files / "memo.md").unlink()

    report = library.add([files], prepare=quick, index=False, progress=meddle)
    assert outcomes(report) == {"memo.md": "failed", "press.md": "read"}


def test_links_out_of_the_folder_and_fifos_are_skipped(
    library: Library, files: Path, tmp_path: Path
) -> None:
    secret = write(tmp_path / "private", secret="# Secret\n\nNobody may read this.\n")[0]
    (files / "link.md").symlink_to(secret)
    (files / "folder").symlink_to(secret.parent)
    os.mkfifo(files / "pipe.md")

    report = add(library, files)
    assert outcomes(report) == {
        "memo.md": "read",
        "press.md": "read",
        "link.md": "skipped",
        "folder": "skipped",
        "pipe.md": "skipped",
    }
    assert not any("Secret" in item.title for item in library.documents())


@pytest.mark.usefixtures("files")
def test_never_reads_the_library_itself(library: Library, tmp_path: Path) -> None:
    report = add(library, tmp_path)
    assert set(outcomes(report)) == {"memo.md", "press.md"}
    assert set(outcomes(add(library, tmp_path))) == {"memo.md", "press.md"}


def test_names_that_are_no_text_are_kept_apart_and_shown_escaped(
    library: Library, files: Path
) -> None:
    name = os.fsencode(files) + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text(GUIDANCE)
    assert "\\udce9" in next(f.path for f in add(library, files).files if "caf" in f.path)
    assert set(outcomes(add(library, files)).values()) == {"unchanged"}


@pytest.mark.parametrize("missing", ["nowhere", "empty"])
def test_nothing_to_read_is_an_error_that_names_the_place(
    library: Library, tmp_path: Path, missing: str
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead, match=missing):
        add(library, tmp_path / missing)


def test_one_missing_path_among_others_fails_alone(
    library: Library, files: Path, tmp_path: Path
) -> None:
    report = add(library, files, tmp_path / "nowhere")
    assert outcomes(report) == {"memo.md": "read", "press.md": "read", "nowhere": "failed"}


def test_progress_counts_up_to_every_file_and_byte(library: Library, files: Path) -> None:
    told: list[Progress] = []
    library.add([files], prepare=quick, progress=told.append)

    read = [item for item in told if item.stage is Stage.READ]
    assert [item.done for item in read] == [0, 1, 2]
    size = sum(path.stat().st_size for path in files.iterdir())
    assert (read[-1].total, read[-1].bytes_done, read[-1].bytes_total) == (2, size, size)
    assert told[-1] == Progress(stage=Stage.INDEX, done=1, total=1)


def test_the_same_text_is_embedded_once(tmp_path: Path, files: Path) -> None:
    asked: list[str] = []

    class Counting:
        name = EMBEDDER.name
        dimensions = EMBEDDER.dimensions
        max_tokens = EMBEDDER.max_tokens
        count_tokens = staticmethod(EMBEDDER.count_tokens)

        def embed(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return EMBEDDER.embed(texts)

    library = Library.create(tmp_path / "library", embedder=Counting())
    add(library, files)
    (files / "memo.md").write_text(MEMORANDUM.replace("180", "270"))
    add(library, files)
    assert len(asked) == len(set(asked))
    assert sum("five years" in text for text in asked) == 1


def test_the_fingerprint_tells_other_contents_apart(library: Library, files: Path) -> None:
    prints = [library.fingerprint]
    add(library, files)
    prints.append(library.fingerprint)
    add(library, files)
    assert library.fingerprint == prints[-1]
    (files / "memo.md").write_text(MEMORANDUM.replace("180", "270"))
    add(library, files)
    prints.append(library.fingerprint)
    assert len(set(prints)) == 3


def test_reads_in_children_by_default(library: Library, files: Path) -> None:
    (files / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    report = library.add([files], index=False)

    assert outcomes(report) == {"memo.md": "read", "press.md": "read", "broken.pdf": "failed"}
    for document in library.documents():
        assert library.sentences(document.version)


def test_a_second_writer_is_refused_and_the_first_goes_on(library: Library, files: Path) -> None:
    refused: list[str] = []

    def meddle(progress: Progress) -> None:
        if progress.stage is Stage.READ and progress.done == 0:
            with open_library(library.folder) as other:
                with pytest.raises(LibraryBusy, match="wait until it is done"):
                    add(other, files)
                with pytest.raises(LibraryBusy, match="wait until it is done"):
                    other.remove(["anything"])
                refused.append("both")

    report = library.add([files], prepare=quick, index=False, progress=meddle)
    assert refused == ["both"]
    assert report.complete


def test_what_another_pipeline_read_is_read_again(library: Library, files: Path) -> None:
    add(library, files)
    before = library.documents()
    with open_for_writing(library.folder) as catalog:
        catalog.connection.execute("UPDATE versions SET pipeline = 'an older one'")

    assert set(outcomes(add(library, files)).values()) == {"read"}
    after = library.documents()
    assert [(item.id, item.version) for item in after] == [
        (item.id, item.version) for item in before
    ]
    assert {item.status for item in after} == {Status.CURRENT}
    assert found(library, "forty laboratories")[0].startswith("Press")
