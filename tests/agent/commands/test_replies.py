"""`brief ask` without an endpoint: a person's replies, recorded ones, a checker of one's own."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.agent.commands.conftest import Brief, Said

QUESTION = "How many members does the Joint Committee have?"
MEMBERS = "The Joint Committee has ten members"
PARAPHRASE = "Ten members belong to the Joint Committee."


def reply_to(prompt: str, text: str = f"{MEMBERS}.") -> str:
    """Return what a reader of the prompt would reply."""
    lines = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    number = next(int(number) for number, line in lines if MEMBERS in line)
    statement = {"text": text, "kind": "fact", "evidence": [number]}
    return json.dumps({"outcome": "answer", "statements": [statement]}, indent=2)


def ask(brief: Brief, library: Path, *options: object) -> Said:
    return brief("ask", QUESTION, "--library", library, *options)


def ask_by_files(brief: Brief, library: Path, folder: Path, *options: object) -> Said:
    return ask(brief, library, "--model", "manual", "--manual-dir", folder, "--wait", "0", *options)


def write_reply(folder: Path, text: str = f"{MEMBERS}.") -> None:
    (asked,) = folder.glob("*.request.md")
    reply = reply_to(asked.read_text(encoding="utf-8"), text)
    asked.with_name(asked.name.replace("request", "reply")).write_text(reply, encoding="utf-8")


def test_a_reply_by_file_is_awaited_and_used_in_the_next_run(
    brief: Brief, sample_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    first = ask_by_files(brief, sample_library, folder)
    assert (first.code, first.out) == (5, "")
    assert "run the same command again" in first.err
    assert len(first.err.splitlines()) == 1
    write_reply(folder)
    second = ask_by_files(brief, sample_library, folder)
    assert second.code == 0
    assert "The Joint Committee has ten members. [1]" in second.out
    assert "manual: 1 request" in " ".join(second.out.split())


def test_a_reply_is_pasted_where_nobody_named_a_folder(
    brief: Brief, sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The prompt goes to standard error: standard output holds the answer and nothing else."""
    folder = tmp_path / "letters"
    ask_by_files(brief, sample_library, folder)
    (asked,) = folder.glob("*.request.md")
    reply = reply_to(asked.read_text(encoding="utf-8"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"Sure!\n```json\n{reply}\n```\n"))
    said = ask(brief, sample_library, "--model", "manual", "--json")
    assert said.values["model"] == "manual"
    assert said.values["statements"][0]["text"] == f"{MEMBERS}."
    assert "Paste the reply here" in said.err
    assert "Paste the reply here" not in said.out


def test_a_made_up_figure_is_not_shown_whoever_replied(
    brief: Brief, sample_library: Path, tmp_path: Path
) -> None:
    """The reply of a person passes the same checks; the rewriting is asked for by file, too."""
    folder = tmp_path / "letters"
    ask_by_files(brief, sample_library, folder)
    write_reply(folder, "The Joint Committee has 99 members.")
    said = ask_by_files(brief, sample_library, folder)
    assert (said.code, said.out) == (5, "")
    (rewrite,) = folder.glob("rewrite-*.request.md")
    reply = rewrite.with_name(rewrite.name.replace("request", "reply"))
    reply.write_text('{"statements": []}', encoding="utf-8")
    done = ask_by_files(brief, sample_library, folder)
    assert done.code == 0
    assert "has 99 members" not in done.out.partition("withheld")[0]


def test_recorded_replies_answer_without_anybody(
    brief: Brief, sample_library: Path, tmp_path: Path
) -> None:
    folder, calls = tmp_path / "letters", tmp_path / "calls.jsonl"
    ask_by_files(brief, sample_library, folder)
    write_reply(folder)
    said = ask_by_files(
        brief, sample_library, folder, "--record", calls, "--recorded-by", "reader 1", "--json"
    )
    again = ask(brief, sample_library, "--replay", calls, "--json")
    assert again.code == 0
    assert again.values["statements"] == said.values["statements"]
    assert again.values["model"] == "replay of manual"
    (line,) = calls.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["by"] == "reader 1"
    assert set(json.loads(line)["prompts"]) == {"compose", "repair"}
    chair = "Who chairs the Joint Committee?"
    other = brief("ask", chair, "--library", sample_library, "--replay", calls)
    assert other.code == 2
    assert "record again" in other.err


def checker(tmp_path: Path, answer: str) -> str:
    script = tmp_path / "checker.py"
    script.write_text(
        f"import json, sys\nfor line in sys.stdin:\n    asked = json.loads(line)\n    {answer}\n",
        encoding="utf-8",
    )
    return shlex.join([sys.executable, str(script)])


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        ("print(json.dumps({'id': asked['id'], 'supported': True}))", "shown"),
        ("print(json.dumps({'id': asked['id'], 'score': 0.1}))", "quoted"),
        ("sys.exit('no model here')", "failed"),
    ],
)
def test_a_checker_refuses_statements_and_says_when_it_fails(
    brief: Brief, sample_library: Path, tmp_path: Path, answer: str, ends: str
) -> None:
    """What it does not confirm is quoted instead, never shown in the model's words."""
    folder = tmp_path / "letters"
    options = ("--checker", checker(tmp_path, answer))
    ask_by_files(brief, sample_library, folder, *options)
    write_reply(folder, PARAPHRASE)
    said = ask_by_files(brief, sample_library, folder, *options)
    if ends != "shown":
        (rewrite,) = folder.glob("rewrite-*.request.md")
        reply = rewrite.with_name(rewrite.name.replace("request", "reply"))
        reply.write_text('{"statements": []}', encoding="utf-8")
        said = ask_by_files(brief, sample_library, folder, *options)
    assert (PARAPHRASE[:-1] in said.out.partition("withheld")[0]) is (ends == "shown")
    assert (MEMBERS in said.out) is (ends != "shown")
    assert said.code == (5 if ends == "failed" else 0)
    last = "ended with code 1; its last words: no model here"
    assert (last in said.err) is (ends == "failed")


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--checker", "true"], "--checker needs a model"),
        (["--record", "calls"], "--record needs a model"),
        (["--manual-dir", "letters"], "--manual-dir needs a person"),
        (["--wait", "0"], "--wait is for replies in files"),
        (["--wait", "soon"], "'soon'"),
        (["--model", "manual", "--recorded-by", "me"], "--recorded-by needs a recording"),
        (["--model", "manual", "--max-calls", "3"], "--max-calls is for a server"),
        (["--replay", "a", "--record", "b"], "exclude each other"),
        (["--replay", "/nowhere/calls.jsonl"], "/nowhere/calls.jsonl"),
        (["--model", "manual", "--record", "/nowhere/calls.jsonl"], "/nowhere/calls.jsonl"),
        (["--model", "manual", "--manual-dir", "/dev/null"], "--manual-dir '/dev/null'"),
        (["--model", "manual", "--checker", "no-such-checker"], "no-such-checker"),
    ],
)
def test_options_without_effect_or_use_are_refused_before_anything_is_asked(
    brief: Brief, sample_library: Path, options: list[str], fault: str
) -> None:
    said = ask(brief, sample_library, *options)
    assert (said.code, said.out) == (2, "")
    assert fault in said.err
