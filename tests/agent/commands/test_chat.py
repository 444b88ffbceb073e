"""`brief chat` with piped questions: what is shown, saved and returned."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bundle.read import read_bundle
from evals.server import FakeOpenAI, failed
from store.library import Library
from tests.agent.commands.conftest import Brief, Said

Talk = Callable[..., Said]
STATEMENT = "The Joint Committee has ten members."
MEMBERS = "How many members does the Joint Committee have?"


@pytest.fixture
def talk(brief: Brief, sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Return a function that pipes lines into `brief chat` over the sample library."""

    def run(*lines: str, options: tuple[object, ...] = (), **environment: str) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return brief("chat", "--library", sample_library, *options, **environment)

    return run


def chat(request: dict[str, Any]) -> str:
    """Say how many members the Joint Committee has; rewrite nothing."""
    prompt = request["messages"][-1]["content"]
    if "Last question:" in prompt:
        return json.dumps({"question": prompt.rpartition("Last question: ")[2].split("\n")[0]})
    offered = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    found = [int(number) for number, line in offered if STATEMENT[:-1] in line]
    said = [{"text": STATEMENT, "kind": "fact", "evidence": found[:1]}] if found else []
    outcome = "answer" if said else "documents_do_not_say"
    return json.dumps({"outcome": outcome, "statements": said, "conflicts": [], "gaps": []})


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    with FakeOpenAI(chat=chat) as running:
        yield running


def test_each_line_is_a_question_and_follow_ups_are_understood(talk: Talk) -> None:
    said = talk(MEMBERS, "And the quorum?")
    assert said.code == 0
    assert said.out.startswith(f"> {MEMBERS}\nThe documents say:\n\n  “1.1 The Joint Committee")
    assert "Asked as: What do the documents say about the quorum of the Joint" in said.out
    assert "quorate" in said.out
    assert "[2]" in said.out
    assert said.err == "brief: 2 questions\n"


def test_the_exit_code_is_that_of_the_last_question(talk: Talk) -> None:
    silent = "Who is the king of Norway?"
    assert talk(MEMBERS, silent).code == 3
    assert talk(silent, MEMBERS).code == 0
    assert talk(silent, "/sources").code == 3
    assert talk().code == 0


def test_a_question_that_cannot_be_asked_is_one_line_and_the_talk_goes_on(talk: Talk) -> None:
    said = talk("???", MEMBERS)
    assert said.code == 0
    assert "holds no word" in said.err
    assert "ten members" in said.out
    assert talk(MEMBERS, "???").code == 2


def test_labels_open_in_later_turns(talk: Talk) -> None:
    said = talk(MEMBERS, "Who signed the declaration?", "/open 1", "/open [1]", "/open 99")
    assert said.out.count("» 1.1 The Joint Committee has ten members.") == 2
    assert "letter for letter" in said.out
    assert "Each Government appoints five." in said.out
    assert "there is no label [99]" in said.err


def test_sources_lists_what_was_cited_or_the_library(talk: Talk) -> None:
    said = talk("/sources", MEMBERS, "/sources", "/sources all")
    assert "Nothing has been cited yet" in said.out
    assert "Terms of Reference (Joint Committee on AI" in said.out
    assert "20 documents" in said.out or "21 documents" in said.out


def test_an_unknown_command_is_a_hint_and_help_lists_them(talk: Talk) -> None:
    said = talk("/opne 1", "/help")
    assert said.err.startswith("brief: there is no command '/opne'; /help lists them\n")
    for command in ("/sources", "/open N", "/save FILE", "/new", "/model none", "/quit"):
        assert command in said.out


def test_quit_leaves_and_the_rest_is_not_asked(talk: Talk) -> None:
    said = talk("/quit", MEMBERS)
    assert said.code == 0
    assert "members" not in said.out


def test_json_is_one_object_a_line(talk: Talk) -> None:
    said = talk(MEMBERS, "And the quorum?", "/open 1", "/nothing", "/sources", options=("--json",))
    values = [json.loads(line) for line in said.out.splitlines()]
    assert [each["kind"] for each in values] == ["turn", "turn", "command", "error", "command"]
    first, second, opened, fault, _ = values
    assert first["asked"] == MEMBERS
    assert first["labels"][0]["number"] == 1
    assert first["labels"][0]["quotes"] == ["1.1 The Joint Committee has ten members."]
    assert second["rewritten"] == "by_rules"
    assert second["asked_as"] == second["question"] != second["asked"]
    assert opened["standing"] == "holds"
    assert "/help" in fault["error"]


def test_a_question_back_is_numbered_and_chosen(talk: Talk) -> None:
    said = talk("Who issued the report?", "2")
    assert "1. Joint Committee on AI Cooperation: Annual Report 2025" in said.out
    assert "Asked as: Who issued the “Public compute: value for money” paper?" in said.out


def test_the_conversation_is_saved_as_markdown_and_json(talk: Talk, tmp_path: Path) -> None:
    markdown, values = tmp_path / "talk.md", tmp_path / "talk.json"
    said = talk(
        MEMBERS, "And the quorum?", f"/save {markdown}", f"/save {values}", f"/save {markdown}",
        f"/save! {markdown}", f"/save {tmp_path / 'talk.exe'}",
    )  # fmt: skip
    assert said.out.count("Saved 2 questions to") == 3
    assert "/save!" in said.err
    assert "writes .md or .json" in said.err
    text = markdown.read_text(encoding="utf-8")
    assert f"## 1. {MEMBERS}" in text
    assert "*Asked as (rewritten by rules): What do the documents say" in text
    assert "[^1]: Joint Committee on AI Cooperation: Terms of Reference" in text
    assert "[^2]:" in text
    kept = json.loads(values.read_text(encoding="utf-8"))
    assert [each["asked"] for each in kept["turns"]] == [MEMBERS, "And the quorum?"]
    assert kept["turns"][0]["library"]["fingerprint"]
    assert kept["turns"][0]["statements"][0]["evidence"][0]["quote"]
    assert kept["turns"][0]["labels"][0]["version"]


def test_the_last_answer_is_bundled_with_its_proof(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    said = talk(
        f"/bundle {file}", MEMBERS, f"/bundle {file}", f"/bundle {file}", f"/bundle! {file}",
        "/bundle",
    )  # fmt: skip
    assert "nothing has been asked yet" in said.err
    assert said.out.count("Bundled the last answer in") == 2
    assert f"`/bundle! {file}` writes over it" in said.err
    assert "takes the name of a file" in said.err
    assert read_bundle(file).question == MEMBERS


def test_a_new_conversation_keeps_its_labels(talk: Talk) -> None:
    said = talk(MEMBERS, "/new", "When does it meet?", "/open 1")
    assert "Asked as" not in said.out
    assert "» 1.1 The Joint Committee" in said.out


def test_a_library_with_nothing_that_may_speak_is_bad_input(talk: Talk) -> None:
    said = talk(MEMBERS, options=("--issuer", "Nobody"))
    assert said.code == 2
    assert "nothing was looked into" in said.err


def test_with_a_model_the_session_is_added_up(talk: Talk, server: FakeOpenAI) -> None:
    said = talk(
        MEMBERS, "And who appoints them?",
        options=("--model", "openai:tiny", "--base-url", server.url),
    )  # fmt: skip
    assert f"{STATEMENT} [1]" in said.out
    assert "2 questions; 3 requests" in said.err
    assert "tokens in" in said.err


def test_a_spent_budget_is_told_and_the_user_goes_on_without(
    talk: Talk, server: FakeOpenAI
) -> None:
    said = talk(
        MEMBERS, MEMBERS, "/model none", "/model", MEMBERS,
        options=("--model", "openai:tiny", "--base-url", server.url, "--max-calls", "1"),
    )  # fmt: skip
    assert said.code == 0
    assert said.err.count("`/model none` answers in the documents' own words") == 1
    assert said.out.count("The documents say:") == 2
    assert "\nnone\n" in said.out
    assert len(server.requests) == 1


def test_without_leave_a_spent_budget_stays_spent(talk: Talk, server: FakeOpenAI) -> None:
    said = talk(
        MEMBERS, MEMBERS,
        options=("--model", "openai:tiny", "--base-url", server.url, "--max-calls", "1"),
    )  # fmt: skip
    assert said.code == 5
    assert said.out.count("The documents say:") == 1


def test_a_model_that_fails_ends_one_turn_only(talk: Talk, server: FakeOpenAI) -> None:
    server.script(failed(401, "invalid_api_key"))
    said = talk(MEMBERS, MEMBERS, options=("--model", "openai:tiny", "--base-url", server.url))
    assert said.code == 0
    assert "/model none" in said.err
    assert said.out.count("The documents say:") == 1


def test_a_document_cannot_steer_the_terminal_by_a_question(talk: Talk) -> None:
    said = talk("Who \x1b[31mchairs the Joint Committee?")
    assert "\x1b" not in said.out


def test_a_word_of_courtesy_is_no_question(talk: Talk) -> None:
    said = talk("thanks!", "exit", options=("--json",))
    values = [json.loads(line) for line in said.out.splitlines()]
    assert [each["command"] for each in values] == ["hint", "hint"]
    assert "/quit" in values[1]["text"]
    assert said.err == "brief: 0 questions\n"


def test_a_question_without_a_subject_points_at_the_library(talk: Talk) -> None:
    assert "`/sources all` lists what the library holds" in talk("What can you do?").out


def test_a_library_that_another_process_changes_is_told(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The label of the older text opens, and says that it is not current any more."""
    file = tmp_path / "note.md"
    file.write_text("# Note on the Hub\n\nThe hub has 400 accelerators.\n", encoding="utf-8")
    library = tmp_path / "library"
    assert brief("--library", library, "add", file).code == 0

    def lines() -> Iterator[str]:
        yield "How many accelerators does the hub have?\n"
        file.write_text("# Note on the Hub\n\nThe hub has 500 accelerators.\n", encoding="utf-8")
        with Library.open(library) as other:
            other.add([file])
        yield "How many accelerators does the hub have?\n"
        yield "/open 1\n"
        yield ""

    typed = lines()
    pipe = io.StringIO()
    pipe.readline = lambda *_: next(typed)  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", pipe)
    said = brief("chat", "--library", library)
    assert "Note: the library has changed since the last question" in said.out
    assert said.out.count("No longer current") == 2
    assert "500 accelerators.” [2]" in said.out
    assert "» The hub has 400 accelerators." in said.out
