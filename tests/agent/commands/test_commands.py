"""The verbs, from the outside: what they print, where, and how they leave."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.agent.commands.conftest import Brief

ONE_LINE = 1


def test_help_names_every_verb(brief: Brief) -> None:
    said = brief("--help")
    assert said.code == 0
    for verb in ("add", "sources", "show", "search", "ask", "remove", "doctor"):
        assert f"\n    {verb}" in said.out


def test_no_verb_is_a_usage_error(brief: Brief) -> None:
    said = brief()
    assert said.code == 2
    assert said.out == ""
    assert "usage: brief" in said.err


def test_unknown_verb_is_a_usage_error(brief: Brief) -> None:
    assert brief("conjure").code == 2


def test_add_reports_every_file(brief: Brief, tmp_path: Path, samples: Path) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(samples, folder)
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04 no sheet")
    (folder / "empty.txt").write_bytes(b"")
    said = brief("--json", "--library", tmp_path / "library", "add", folder)
    assert said.code == 0
    outcomes = {Path(file["path"]).name: file["outcome"] for file in said.values["files"]}
    assert len(outcomes) == len(list(folder.iterdir()))
    assert outcomes.pop("sheet.xlsx") == "skipped"
    assert outcomes.pop("empty.txt") == "skipped"
    assert set(outcomes.values()) == {"read"}


def test_add_with_a_broken_file_is_partly_done(brief: Brief, tmp_path: Path) -> None:
    """The other files are read, the broken one is named, the exit code says 5."""
    (tmp_path / "good.md").write_text("# Note\n\nThe committee met on 3 May 2024 in Aldhaven.\n")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing that holds together")
    said = brief(
        "--library", tmp_path / "library", "add", tmp_path / "good.md", tmp_path / "bad.pdf"
    )
    assert said.code == 5
    assert "bad.pdf" in said.out
    assert "1 read" in said.out


def test_second_add_changes_nothing(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The committee met on 3 May 2024 in Aldhaven.")
    library = tmp_path / "library"
    brief("--library", library, "add", tmp_path / "note.txt")
    said = brief("--library", library, "--json", "add", tmp_path / "note.txt")
    assert [file["outcome"] for file in said.values["files"]] == ["unchanged"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["add", "nowhere"], "nowhere"),
        (["ask", "Who?", "--library", "nowhere"], "nowhere"),
        (["search", "law", "--library", "nowhere"], "nowhere"),
        (["ask", "Who?", "--as-of", "yesterday"], "yesterday"),
        (["ask", "Who?", "--model", "openai:gpt"], "openai:gpt"),
    ],
)
def test_bad_input_is_one_line_that_names_it(
    brief: Brief,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = brief(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert word in said.err
    assert len(said.err.splitlines()) == ONE_LINE


@pytest.mark.parametrize(
    "question",
    ["", "   ", "?!", "\x00\x07\x1b[", "why " * 25_000],
    ids=["empty", "blank", "marks", "controls", "100 kB"],
)
def test_unusable_question_is_refused(brief: Brief, sample_library: Path, question: str) -> None:
    said = brief("--library", sample_library, "ask", question)
    assert said.code == 2
    assert len(said.err.splitlines()) == ONE_LINE
    assert len(said.err) < 300
    assert "\x1b" not in said.err


def test_global_options_stand_before_or_after_the_verb(brief: Brief, sample_library: Path) -> None:
    before = brief("--library", sample_library, "--json", "search", "confidentiality period")
    after = brief("search", "confidentiality period", "--json", "--library", sample_library)
    assert before.code == after.code == 0
    assert before.out == after.out


def test_environment_names_the_library(brief: Brief, sample_library: Path) -> None:
    assert brief("sources", BRIEF_LIBRARY=str(sample_library)).code == 0


def test_a_key_alone_sends_nothing(brief: Brief, sample_library: Path) -> None:
    """The network is blocked in tests: a request anywhere would raise."""
    said = brief("--library", sample_library, "search", "fellowships", OPENAI_API_KEY="k")
    assert said.code == 0


def test_another_embedder_is_refused(brief: Brief, sample_library: Path) -> None:
    said = brief(
        "search", "x y", "--library", sample_library, "--embedder", "openai:some-model",
        "--embedder-base-url", "http://127.0.0.1:9/v1",
    )  # fmt: skip
    assert said.code == 2
    assert "embedder" in said.err


def test_answer_quotes_what_the_documents_hold(brief: Brief, sample_library: Path) -> None:
    """Every quotation of an answer stands at its offsets in the document it names."""
    said = brief(
        "--library",
        sample_library,
        "--json",
        "ask",
        "In how many originals was the declaration signed?",
    )
    assert said.code == 0
    statements = said.values["statements"]
    assert statements
    for statement in statements:
        assert statement["evidence"]
        for item in statement["evidence"]:
            shown = brief("--library", sample_library, "--json", "show", item["document"]).values
            assert any(
                sentence["start"] <= item["start"]
                and item["end"] <= sentence["end"]
                and item["quote"] in sentence["text"]
                for sentence in shown["sentences"]
            )


def test_silence_leaves_with_its_own_code(brief: Brief, sample_library: Path) -> None:
    said = brief("--library", sample_library, "ask", "What is the melting point of tungsten?")
    assert said.code == 3
    assert "do not say" in said.out


def test_listing_hides_nothing(brief: Brief, sample_library: Path, samples: Path) -> None:
    """Withdrawn texts are in the table, labelled."""
    sources = brief("--library", sample_library, "--json", "sources").values["sources"]
    assert len(sources) == len(list(samples.iterdir()))
    withdrawn = [each["origin"] for each in sources if each["status"] == "withdrawn"]
    assert [Path(each).name for each in withdrawn] == ["guidance-note-7-withdrawn.md"]


def test_withdrawn_texts_stay_out_unless_asked_for(brief: Brief, sample_library: Path) -> None:
    query = ["--json", "search", "pseudonymised personal data foreign evaluator"]
    plain = brief("--library", sample_library, *query).values["hits"]
    every = brief("--library", sample_library, *query, "--all-versions").values["hits"]
    assert "withdrawn" not in {hit["status"] for hit in plain}
    assert "withdrawn" in {hit["status"] for hit in every}


def test_as_of_reads_the_text_then_in_force(brief: Brief, sample_library: Path) -> None:
    """Before its withdrawal, the earlier guidance speaks."""
    said = brief(
        "--library", sample_library, "--json", "--as-of", "2024-06-01",
        "search", "notify the Institute before the evaluation begins",
    )  # fmt: skip
    names = [Path(hit["origin"]).name for hit in said.values["hits"]]
    assert names[0] == "guidance-note-7-withdrawn.md"
    assert "guidance-note-11.md" not in names


def test_remove_then_doctor(brief: Brief, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Paper {name} was signed in Aldhaven in 2024.")
    library = tmp_path / "library"
    brief("--library", library, "add", tmp_path / "one.txt", tmp_path / "two.txt")
    assert brief("--library", library, "remove", tmp_path / "one.txt").code == 0
    left = brief("--library", library, "--json", "sources").values["sources"]
    assert [Path(each["origin"]).name for each in left] == ["two.txt"]
    said = brief("--library", library, "doctor")
    assert said.code == 0
    assert "in order" in said.out


def test_doctor_mends_a_damaged_index(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The paper was signed in Aldhaven in 2024.")
    library = tmp_path / "library"
    brief("--library", library, "add", tmp_path / "one.txt")
    shutil.rmtree(library / "index")
    looked = brief("--library", library, "doctor", "--check")
    assert looked.code == 6
    mended = brief("--library", library, "doctor")
    assert mended.code == 0
    assert "mended" in mended.out
