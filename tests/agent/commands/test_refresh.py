"""`brief refresh`: the sentences that lost their support are redrafted, the others stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agent.commands.conftest import Brief
from tests.agent.commands.papers import FACTS, FELLOWSHIPS, NOTE, NOTIFY, Papers, write_papers


@pytest.fixture
def papers(tmp_path: Path, brief: Brief) -> Papers:
    """Return two documents, and their library, that a test may change."""
    write_papers(tmp_path)
    papers = Papers(folder=tmp_path, library=tmp_path / "library", brief=brief)
    papers.add()
    return papers


def read(file: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return values


def test_a_changed_figure_is_redrafted_and_the_difference_shown(papers: Papers) -> None:
    bundle, new = papers.ask(FELLOWSHIPS), papers.folder / "new.json"
    papers.change(FACTS, "42 joint research", "47 joint research")
    said = papers.run("refresh", bundle, "--out", new)
    assert said.code == 0
    assert "  - By 31 December 2025, 42 joint research fellowships" in said.out
    assert "  + By 31 December 2025, 47 joint research fellowships" in said.out
    assert "“42” is now “47”" in said.out
    assert papers.run("verify", new).code == 0
    assert read(new)["follows"] == read(bundle)["seal"]["whole"]


def test_without_a_file_to_write_only_the_difference_is_shown(papers: Papers) -> None:
    bundle = papers.ask(FELLOWSHIPS)
    before = bundle.read_bytes()
    papers.change(FACTS, "42 joint research", "47 joint research")
    said = papers.run("refresh", bundle)
    assert said.code == 0
    assert "+ By 31 December 2025, 47" in said.out
    assert bundle.read_bytes() == before
    assert sorted(each.name for each in papers.folder.iterdir()) == [
        "answer.json",
        "library",
        "papers",
    ]


def test_the_bundle_itself_is_written_over_only_when_that_was_asked_for(papers: Papers) -> None:
    bundle = papers.ask(FELLOWSHIPS)
    papers.change(FACTS, "42 joint research", "47 joint research")
    assert papers.run("refresh", bundle, "--out", bundle).code == 2
    assert papers.run("refresh", bundle, "--out", bundle, "--overwrite").code == 0
    assert papers.run("verify", bundle).code == 0


def test_an_answer_that_nothing_proves_any_more_falls_silent(papers: Papers) -> None:
    bundle, new = papers.ask(NOTIFY), papers.folder / "new.json"
    papers.run("remove", papers.folder / "papers" / NOTE)
    said = papers.run("--json", "refresh", bundle, "--out", new)
    assert said.code == 3
    assert said.values["outcome"] == "documents_do_not_say"
    assert said.values["written"] == [str(new)]
    assert [each["after"] for each in said.values["changes"]] == [None]
    answer = read(new)["sections"][0]
    assert answer["blocks"][0]["text"] == "The documents do not say."
    assert papers.run("verify", new).code == 0


def test_where_all_holds_nothing_changes(papers: Papers) -> None:
    bundle, new = papers.ask(NOTIFY), papers.folder / "new.json"
    said = papers.run("refresh", bundle, "--out", new)
    assert said.code == 0
    assert "nothing was redrafted" in said.out
    assert read(new)["statements"] == read(bundle)["statements"]


def test_the_refreshed_answer_goes_out_in_other_formats_too(papers: Papers) -> None:
    bundle = papers.ask(FELLOWSHIPS)
    papers.change(FACTS, "42 joint research", "47 joint research")
    page = papers.folder / "answer.md"
    assert papers.run("refresh", bundle, "--out", page).code == 0
    assert "47 joint research" in page.read_text(encoding="utf-8")


def test_a_form_s_briefing_is_refreshed_section_by_section(papers: Papers) -> None:
    """Whatever the form quotes of the changed note: afterwards all of it is proven again."""
    bundle, new = papers.folder / "note.json", papers.folder / "new.json"
    topic = "cross-border evaluation of AI models"
    drafted = papers.run("draft", "one_page_note", "--topic", topic, "--bundle", bundle)
    assert drafted.code == 0, drafted.err
    papers.change(NOTE, "2.1 A public body must notify", "2.1 A public body should notify")
    papers.change(NOTE, "for seven years", "for five years")
    papers.change(NOTE, "1.1 This note advises", "1.1 This note now advises")
    assert papers.run("verify", bundle).code == 4
    said = papers.run("refresh", bundle, "--out", new)
    assert said.code == 0
    assert papers.run("verify", new).code == 0
    before, after = read(bundle), read(new)
    assert [each["key"] for each in after["sections"]] == [
        each["key"] for each in before["sections"]
    ]
    assert after["library"]["fingerprint"] != before["library"]["fingerprint"]


def test_a_form_of_one_s_own_is_asked_for(papers: Papers) -> None:
    form = papers.folder / "mine.yaml"
    form.write_text(
        "name: mine\ntitle: Mine\npurpose: To show one section.\nwords: 200\npages: 1\n"
        "sections:\n  - key: facts\n    title: Facts\n    purpose: What is said.\n"
        "    questions:\n      - What do the documents say about {topic}?\n    most: 3\n"
        "    empty: Nothing was found.\n",
        encoding="utf-8",
    )
    bundle = papers.folder / "mine.json"
    topic = "cross-border evaluation of AI models"
    drafted = papers.run("draft", form, "--topic", topic, "--bundle", bundle)
    assert drafted.code == 0, drafted.err
    refused = papers.run("refresh", bundle)
    assert refused.code == 2
    assert "--form FILE" in refused.err
    assert papers.run("refresh", bundle, "--form", form).code == 0
    assert papers.run("refresh", bundle, "--form", "one_page_note").code == 2


@pytest.mark.parametrize("name", ["nowhere.json", "papers"])
def test_what_is_no_bundle_is_refused_in_one_line(papers: Papers, name: str) -> None:
    said = papers.run("refresh", papers.folder / name)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert name in said.err
