"""What goes wrong is said in one line, with its exit code, and leaves nothing behind."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import pytest

from agent.commands import main as commands
from agent.commands.main import main
from store.library import Library
from tests.agent.commands.conftest import Brief

RULES = """# Rules on Kettles

Issued by the Ministry of Tea on 3 May 2024.

Every officer shall report a broken kettle within 3 days.
"""


@pytest.fixture(scope="module")
def kettles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with one document; tests only read it."""
    folder = tmp_path_factory.mktemp("kettles")
    (folder / "rules.md").write_text(RULES)
    assert main(["--library", str(folder / "library"), "add", str(folder / "rules.md")], {}) == 0
    return folder / "library"


@pytest.mark.parametrize(
    ("conditions", "word"),
    [
        (["--issuer", "Nobody"], "'Nobody'"),
        (["--since", "2050-01-01"], "2050-01-01"),
        (["--as-of", "1990-01-01"], "1990-01-01"),
    ],
)
@pytest.mark.parametrize("verb", ["ask", "search"])
def test_conditions_that_nothing_fits_are_no_silence_of_the_documents(
    brief: Brief, kettles: Path, verb: str, conditions: list[str], word: str
) -> None:
    """That the word occurs in none of the documents would be false: none was looked into."""
    said = brief("--library", kettles, verb, "When is a broken kettle reported?", *conditions)
    assert said.code == 2
    assert said.out == ""
    assert word in said.err


def test_a_listing_that_nothing_fits_does_not_call_the_library_empty(
    brief: Brief, kettles: Path
) -> None:
    said = brief("--library", kettles, "sources", "--issuer", "Nobody")
    assert said.code == 0
    assert "holds no documents" not in said.out


def test_days_in_the_wrong_order_are_refused(brief: Brief, kettles: Path) -> None:
    dates = ["--since", "2025-01-01", "--until", "2024-01-01"]
    said = brief("--library", kettles, "ask", "When is a kettle reported?", *dates)
    assert said.code == 2
    assert "2025-01-01" in said.err


def test_an_empty_library_says_what_to_do(brief: Brief, tmp_path: Path) -> None:
    Library.create(tmp_path / "library").close()
    said = brief("--library", tmp_path / "library", "ask", "When is a kettle reported?")
    assert said.code == 2
    assert "brief add" in said.err


@pytest.mark.parametrize("path", ["nowhere", ""])
def test_a_mistyped_path_leaves_no_library_behind(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """An empty path is the current folder to the system: `brief add "$UNSET"` would read it all."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "private.md").write_text("Nobody named this file.")
    assert brief("add", path).code == 2
    assert not (tmp_path / "library").exists()


def test_a_short_beginning_of_an_id_says_how_much_is_needed(brief: Brief, kettles: Path) -> None:
    (source,) = brief("--library", kettles, "--json", "sources").values["sources"]
    said = brief("--library", kettles, "show", source["document"][:2])
    assert said.code == 2
    assert "4 characters" in said.err


def test_a_text_is_shown_with_what_it_is(brief: Brief, kettles: Path) -> None:
    (source,) = brief("--library", kettles, "--json", "sources").values["sources"]
    shown = brief("--library", kettles, "show", source["document"]).out
    assert shown.startswith("Rules on Kettles\n")
    assert source["document"] in shown
    assert "rules.md" in shown


def test_a_listing_has_issuer_and_date_of_their_own(brief: Brief, kettles: Path) -> None:
    (source,) = brief("--library", kettles, "--json", "sources").values["sources"]
    assert source["issuer"] == "Ministry of Tea"
    assert source["date"] == "2024-05-03"


def test_a_record_of_nonsense_is_a_damaged_library(brief: Brief, tmp_path: Path) -> None:
    """SQLite does not see a flipped byte inside a value."""
    (tmp_path / "rules.md").write_text(RULES)
    library = tmp_path / "library"
    brief("--library", library, "add", tmp_path / "rules.md")
    with sqlite3.connect(library / "library.db") as connection:
        connection.execute("UPDATE versions SET card = '{\"title\": {'")
    connection.close()
    said = brief("--library", library, "sources")
    assert said.code == 6
    assert "restore library.db" in said.err
    assert "Traceback" not in said.err


def test_a_file_where_the_index_was_is_mended(brief: Brief, tmp_path: Path) -> None:
    import shutil

    (tmp_path / "rules.md").write_text(RULES)
    library = tmp_path / "library"
    brief("--library", library, "add", tmp_path / "rules.md")
    shutil.rmtree(library / "index")
    (library / "index").write_text("no folder")
    assert brief("--library", library, "search", "kettle").code == 0


def raise_unforeseen(*_: object) -> None:
    raise KeyError("no such thing")


def test_what_nobody_foresaw_is_one_line(
    brief: Brief, kettles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "documents", raise_unforeseen)
    said = brief("--library", kettles, "sources")
    assert said.code == 1
    assert "KeyError" in said.err
    assert "Traceback" not in said.err
    traced = brief("--library", kettles, "sources", BRIEF_TRACE="1")
    assert "Traceback" in traced.err


class Full(io.StringIO):
    """A device without room, which says so when it is flushed."""

    def flush(self) -> None:
        """Refuse."""
        raise OSError(28, "No space left on device")


def test_output_that_cannot_be_written_is_no_success(
    kettles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", Full())
    code = main(["--library", str(kettles), "sources"], {})
    assert code == 1
    assert "No space left" in capsys.readouterr().err


def test_letters_a_terminal_lacks_do_not_stop_an_answer(
    kettles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    narrow = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr("sys.stdout", narrow)
    assert main(["--library", str(kettles), "ask", "When is a broken kettle reported?"], {}) == 0
    narrow.flush()
    assert b"within 3 days" in written.getvalue()


def test_a_table_in_a_pipe_is_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert commands.open_terminal({}).table_width == commands.UNWATCHED


def test_a_word_too_many_is_answered_with_the_usage_of_its_verb(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who gives a topic without its option sees the options of `draft`."""
    assert main(["draft", "one_page_note", "the Harbour Act"], {}) == 2
    said = capsys.readouterr().err
    assert "brief draft: error: unrecognized arguments: the Harbour Act" in said
    assert "--topic" in said
