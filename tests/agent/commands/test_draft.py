"""`brief draft`: the forms, what is refused before the work, what is printed and written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.agent.commands.conftest import Brief

TOPIC = "the Memorandum of Understanding on AI evaluation"
SILENT = "the price of tulips in Haarlem"


@pytest.fixture
def draft(brief: Brief, sample_library: Path) -> Brief:
    """Return a function that drafts from the sample library."""

    def run(*arguments: object, **environment: str) -> object:
        return brief("--library", sample_library, "draft", *arguments, **environment)

    return run  # type: ignore[return-value]


def test_the_forms_are_listed(brief: Brief) -> None:
    said = brief("draft", "--list")
    assert said.code == 0
    for name in ("ministerial_submission", "one_page_note", "lines_to_take"):
        assert f"{name}  (" in said.out


def test_a_note_is_printed_with_its_passages(draft: Brief) -> None:
    said = draft("one_page_note", "--topic", TOPIC, "--for", "Minister", "--by", "Friday")
    assert said.code == 0
    assert said.out.startswith(f"One-page note: {TOPIC}\nFor: Minister\nBy: Friday\n")
    assert re.search(r"\nBottom line\n  (?:[^“]+:\n  )?“", said.out)
    assert "\nPassages\n[1] " in said.out


def test_progress_goes_to_the_other_stream(draft: Brief) -> None:
    said = draft("one_page_note", "--topic", TOPIC)
    assert "1 of 8: Bottom line …" in said.err
    assert "of 8" not in said.out


def test_json_is_one_sealed_bundle(draft: Brief) -> None:
    said = draft("--json", "one_page_note", "--topic", TOPIC)
    assert said.code == 0
    assert TOPIC in json.dumps(said.values, ensure_ascii=False)


def test_a_silent_library_leaves_with_three_and_a_briefing(draft: Brief) -> None:
    said = draft("one_page_note", "--topic", SILENT)
    assert said.code == 3
    assert "The documents do not say" in said.out


def test_files_are_written_and_named(draft: Brief, tmp_path: Path) -> None:
    """What is written to a file is not printed as well."""
    bundle = tmp_path / "note.json"
    said = draft("one_page_note", "--topic", TOPIC, "--bundle", bundle)
    assert said.code == 0
    assert said.out == ""
    assert f"written: {bundle}" in said.err
    assert json.loads(bundle.read_text())


def test_a_form_of_ones_own_is_drafted(draft: Brief, tmp_path: Path) -> None:
    form = tmp_path / "flash.yaml"
    form.write_text(
        "name: flash\ntitle: Flash\npurpose: New.\nwords: 100\npages: 1\nsections:\n"
        "  - key: news\n    title: What is new\n    purpose: One statement.\n    most: 1\n"
        "    questions:\n      - What do the documents say about {topic}?\n"
    )
    said = draft(form, "--topic", TOPIC)
    assert said.code == 0
    assert said.out.startswith("Flash: ")
    assert re.search(r"\nWhat is new\n  (?:[^“]+:\n  )?“", said.out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a form; `brief draft --list` lists them"),
        (("memo", "--topic", TOPIC), "there is no form 'memo'; there are ministerial_submission"),
        (("one_page_note",), "name what it is about: --topic"),
        (("one_page_note", "--topic", "..."), "the topic '...' holds no word"),
        (("one_page_note", "--topic", TOPIC, "--since", "soon"), "--since 'soon' is no day"),
        (
            ("--as-of", "2024-01-01", "one_page_note", "--topic", TOPIC, "--since", "2025-01-01"),
            "--since 2025-01-01 is later than --as-of 2024-01-01",
        ),
        (("one_page_note", "--topic", TOPIC, "--documents", "feedbeef"), "no document 'feedbeef'"),
        (("one_page_note", "--topic", TOPIC, "--max-calls", "3"), "needs a model"),
        (("nowhere.yaml", "--topic", TOPIC), "nowhere.yaml: it cannot be read"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    draft: Brief, arguments: tuple[str, ...], said: str
) -> None:
    heard = draft(*arguments)
    assert heard.code == 2
    assert heard.out == ""
    assert said in heard.err
    assert heard.err.count("\n") == 1


def test_a_wrong_form_is_refused_with_file_and_line(draft: Brief, tmp_path: Path) -> None:
    form = tmp_path / "wrong.yaml"
    form.write_text("name: wrong\ntitle: [\n")
    heard = draft(form, "--topic", TOPIC)
    assert heard.code == 2
    assert f"{form}:" in heard.err


def test_an_unwritable_file_is_refused_before_the_work(draft: Brief, tmp_path: Path) -> None:
    heard = draft("one_page_note", "--topic", TOPIC, "--bundle", tmp_path / "no" / "note.json")
    assert heard.code == 2
    assert "there is no folder" in heard.err
    assert "of 8" not in heard.err


def test_what_a_user_gives_is_shown_without_obeying_it(draft: Brief) -> None:
    """A topic may hold what a terminal would take for an order."""
    said = draft("one_page_note", "--topic", f"{TOPIC}\x1b[31m")
    assert "\x1b" not in said.out
    assert "\x1b" not in said.err
