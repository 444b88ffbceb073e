"""`brief verify`: what still holds, what does not and why, and how the command leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.commands.main import main
from tests.agent.commands.conftest import Brief
from tests.agent.commands.papers import FACTS, FELLOWSHIPS, NOTE, NOTIFY, Papers, write_papers


@pytest.fixture
def papers(tmp_path: Path, brief: Brief) -> Papers:
    """Return two documents, and their library, that a test may change."""
    write_papers(tmp_path)
    papers = Papers(folder=tmp_path, library=tmp_path / "library", brief=brief)
    papers.add()
    return papers


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library of two documents; tests only read it."""
    folder = tmp_path_factory.mktemp("papers")
    library = folder / "library"
    assert main(["--library", str(library), "add", str(write_papers(folder))], {}) == 0
    return library


@pytest.fixture
def desk(tmp_path: Path, shelf: Path, brief: Brief) -> Papers:
    """Return a folder to write into, with a library to read."""
    return Papers(folder=tmp_path, library=shelf, brief=brief)


def flat(text: str) -> str:
    """Return the text without its line ends, wherever they fall."""
    return " ".join(text.split())


def test_a_fresh_answer_holds(desk: Papers) -> None:
    said = desk.run("verify", desk.ask(FELLOWSHIPS))
    assert said.code == 0
    assert "Support lost" not in said.out
    assert said.err == ""


def test_a_changed_figure_is_named_with_what_stands_there_now(papers: Papers) -> None:
    bundle = papers.ask(FELLOWSHIPS)
    papers.change(FACTS, "42 joint research", "47 joint research")
    said = papers.run("verify", bundle)
    assert said.code == 4
    assert "the document has changed" in flat(said.out)
    assert "- By 31 December 2025, 42 joint research fellowships" in flat(said.out)
    assert "nearest now: “By 31 December 2025, 47 joint research" in flat(said.out)


def test_what_was_superseded_is_told_by_what(papers: Papers) -> None:
    bundle = papers.ask(NOTIFY)
    papers.write(
        "guidance-note-12.md",
        "# Guidance Note 12: Cross-border evaluation of AI models\n\nPublished 1 May 2026\n\n"
        "This note replaces Guidance Note 11: Cross-border evaluation of AI models.\n\n"
        "2.1 A public body must notify the Institute at least 14 days before the evaluation "
        "begins.\n",
    )
    said = papers.run("verify", bundle)
    assert said.code == 4
    assert "the document was superseded" in flat(said.out)
    assert "Guidance Note 12" in flat(said.out)


def test_a_removed_document_is_gone(papers: Papers) -> None:
    bundle = papers.ask(NOTIFY)
    papers.run("remove", papers.folder / "papers" / NOTE)
    said = papers.run("verify", bundle)
    assert said.code == 4
    assert "the document is gone" in flat(said.out)


def test_json_tells_the_same(papers: Papers) -> None:
    bundle = papers.ask(FELLOWSHIPS)
    papers.change(FACTS, "42 joint research", "47 joint research")
    said = papers.run("--json", "verify", bundle)
    assert said.code == 4
    (told,) = said.values["bundles"]
    assert told["bundle"] == str(bundle)
    assert told["outcome"] == "lost"
    lost = [each for each in told["statements"] if not each["holds"]]
    assert [each["standing"] for each in lost] == ["changed"]
    assert "47 joint" in lost[0]["evidence"][0]["nearest"]["quote"]


def test_several_bundles_are_told_apart_and_a_broken_one_does_not_stop_them(
    desk: Papers,
) -> None:
    first, second = desk.ask(FELLOWSHIPS), desk.ask(NOTIFY, "second.json")
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("42 joint", "43 joint"), encoding="utf-8")
    said = desk.run("verify", first, second)
    assert said.code == 2
    assert "was changed after it was sealed" in said.err
    assert "statement 1" in said.err
    assert len(said.err.splitlines()) == 1
    assert NOTIFY in flat(said.out)
    assert not said.out.startswith("\n")
    both = desk.run("--json", "verify", first, second).values["bundles"]
    assert [each["outcome"] for each in both] == ["unusable", "holds"]


def test_the_wrong_library_is_asked_about(papers: Papers, sample_library: Path) -> None:
    """The same files under other paths are the same documents; another text is none of them."""
    bundle = papers.ask(NOTIFY)
    assert papers.brief("--library", sample_library, "verify", bundle).code == 0
    papers.write("essay.md", "# Essay\n\nA text on something else.\n")
    for name in (FACTS, NOTE):
        papers.run("remove", papers.folder / "papers" / name)
    said = papers.run("verify", bundle)
    assert said.code == 4
    assert "is it the right one" in flat(said.out)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["verify", "nowhere.json"], "nowhere.json"),
        (["verify", "{bundle}", "--library", "nowhere"], "nowhere"),
        (["verify"], "BUNDLE"),
    ],
)
def test_bad_input_leaves_with_2(desk: Papers, arguments: list[str], word: str) -> None:
    bundle = desk.ask(NOTIFY)
    said = desk.run(*(each.format(bundle=bundle) for each in arguments))
    assert said.code == 2
    assert word in said.err


def test_neither_model_nor_embedder_nor_index_is_opened(papers: Papers) -> None:
    """An answer is verified where its library has lost all but the truth."""
    bundle = papers.ask(NOTIFY)
    for file in sorted((papers.library / "index").rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    assert papers.run("verify", bundle).code == 0
    assert not list((papers.library / "index").iterdir())


def test_a_bundle_is_written_beside_the_answer(desk: Papers) -> None:
    said = desk.run("ask", NOTIFY, "--bundle", desk.folder / "b.json")
    assert said.code == 0
    assert "30 days" in said.out
    assert "written: " in said.err
    assert json.loads((desk.folder / "b.json").read_text())["form"]["name"] == "answer"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--bundle", "{folder}/nowhere/b.json"], "there is no folder"),
        (["--bundle", "{folder}"], "is a folder"),
        (["--out", "{folder}/a.exe"], "exe"),
        (["--out", "{folder}/a.json", "--bundle", "{folder}/a.json"], "named twice"),
        (["--style", "{folder}/oscola.csl"], "--style"),
    ],
)
def test_files_that_cannot_be_written_are_refused_before_the_work(
    desk: Papers, options: list[str], word: str
) -> None:
    said = desk.run("ask", NOTIFY, *(each.format(folder=desk.folder) for each in options))
    assert said.code == 2
    assert said.out == ""
    assert word in said.err
    assert len(said.err.splitlines()) == 1


def test_a_file_is_written_over_only_when_that_was_asked_for(desk: Papers) -> None:
    bundle = desk.ask(NOTIFY)
    before = bundle.read_text()
    refused = desk.run("ask", FELLOWSHIPS, "--bundle", bundle)
    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert bundle.read_text() == before
    assert desk.run("ask", FELLOWSHIPS, "--bundle", bundle, "--overwrite").code == 0
    assert json.loads(bundle.read_text())["question"] == FELLOWSHIPS


def test_an_answer_goes_out_in_the_format_of_the_ending(desk: Papers) -> None:
    files = [desk.folder / f"answer.{ending}" for ending in ("md", "html", "json")]
    options = [each for file in files for each in ("--out", file)]
    assert desk.run("ask", NOTIFY, *options).code == 0
    for file in files:
        assert "30 days" in file.read_text(encoding="utf-8")
