"""`brief eval SUITE`: questions answered and scored from the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evals.commands.options import find_recording
from tests.evals.commands.conftest import Brief, Said
from tests.evals.suite.texts import SUITE, write_suite

VERBATIM = "The port of Velm has twelve piers."
PARAPHRASE = "Twelve piers are what the port of Velm has."


def evaluate(brief: Brief, suite: Path, *options: object, **environment: str) -> Said:
    documents = suite.parent / "documents"
    return brief("eval", suite, "--documents", documents, *options, **environment)


def write_reply(folder: Path, said: str) -> None:
    """Reply with one statement to the one request that waits there."""
    (asked,) = folder.glob("*.request.md")
    prompt = asked.read_text(encoding="utf-8")
    lines = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    number = next(int(number) for number, line in lines if "twelve piers" in line)
    statement = {"text": said, "kind": "fact", "evidence": [number]}
    reply = json.dumps({"outcome": "answer", "statements": [statement]})
    asked.with_name(asked.name.replace("request", "reply")).write_text(reply, encoding="utf-8")


def record_replies(brief: Brief, suite: Path, said: str = VERBATIM) -> Said:
    """Let a person reply, and record it beside the suite."""
    folder = suite.parent / "letters"
    by_hand = ("--model", "manual", "--manual-dir", folder, "--wait", "0")
    assert evaluate(brief, suite, *by_hand).code == 5
    write_reply(folder, said)
    return evaluate(brief, suite, *by_hand, "--record")


def test_a_suite_is_asked_without_a_model(brief: Brief, suite: Path) -> None:
    said = evaluate(brief, suite)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Q1  2 answer\n")
    assert "PASSED: " in said.out
    assert "mode: no model; model: none; judge: offline" in said.out


def test_options_stand_on_both_sides_of_the_suite(brief: Brief, suite: Path) -> None:
    documents = suite.parent / "documents"
    said = brief("eval", "--documents", documents, "--json", suite, "--part", "dev")
    assert (said.code, said.values["mode"]) == (0, "no_model")
    assert said.values["results"]


def test_a_library_on_disk_is_asked(brief: Brief, suite: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert brief("--library", library, "add", tmp_path / "documents").code == 0
    assert brief("--library", library, "eval", suite).out.startswith("Q1  2 answer\n")


def test_the_same_input_gives_the_same_bytes(brief: Brief, suite: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert evaluate(brief, suite, "--report-dir", tmp_path / name).code == 0
    runs = [(tmp_path / name / "run.json").read_bytes() for name in ("a", "b")]
    assert runs[0] == runs[1]
    assert json.loads((tmp_path / "a" / "usage.json").read_text(encoding="utf-8"))["cases"]


def test_questions_are_asked_as_on_the_day_given(brief: Brief, suite: Path, tmp_path: Path) -> None:
    evaluate(brief, suite, "--as-of", "1903-02-01", "--report-dir", tmp_path / "reports")
    run = json.loads((tmp_path / "reports" / "run.json").read_text(encoding="utf-8"))
    assert "1903-02-01" in run["cases"][0]["said"]["notices"][-1]


def test_a_folder_of_reports_holds_every_form(brief: Brief, suite: Path, tmp_path: Path) -> None:
    assert evaluate(brief, suite, "--report-dir", tmp_path / "new" / "reports").code == 0
    written = {each.name for each in (tmp_path / "new" / "reports").iterdir()}
    assert {"report.txt", "decision.json", "junit.xml", "summary.md", "run.json"} <= written


def test_a_run_is_held_against_its_baseline(brief: Brief, suite: Path) -> None:
    baseline = suite.parent / "base.json"
    assert evaluate(brief, suite, "--write-baseline", baseline).code == 0
    assert "twelve piers" not in baseline.read_text(encoding="utf-8")
    said = evaluate(brief, suite, "--baseline", baseline)
    assert said.code == 0
    assert "Against the baseline nothing changed." in said.out


def test_a_baseline_over_other_documents_is_refused_unless_told(brief: Brief, suite: Path) -> None:
    baseline = suite.parent / "base.json"
    evaluate(brief, suite, "--write-baseline", baseline)
    (suite.parent / "documents" / "more.md").write_text("# Ferry\n\nA ferry.", encoding="utf-8")
    refused = evaluate(brief, suite, "--baseline", baseline)
    assert refused.code == 2
    assert "another library" in refused.err
    assert evaluate(brief, suite, "--baseline", baseline, "--despite", "library").code == 0


def test_a_policy_that_is_not_reached_fails_the_gate(brief: Brief, suite: Path) -> None:
    policy = suite.parent / "policy.yaml"
    metrics = "metrics:\n  outcome_accuracy: {minimum: 1.0}\n"
    policy.write_text(f"schema: '1'\ntitle: strict\n{metrics}", encoding="utf-8")
    write_suite(suite.parent, SUITE.replace("outcome: answer", "outcome: partial_answer"))
    said = evaluate(brief, suite, "--policy", policy)
    assert said.code == 4
    assert "FAILED" in said.out


def test_a_label_is_added_to_the_history(brief: Brief, suite: Path) -> None:
    history = suite.parent / "history.jsonl"
    for label in ("one", "two", "two"):
        assert evaluate(brief, suite, "--history", history, "--label", label).code == 0
    lines = history.read_text(encoding="utf-8").splitlines()
    assert [json.loads(each)["label"] for each in lines] == ["one", "two"]


def test_a_workflow_gets_its_summary(brief: Brief, suite: Path) -> None:
    summary = suite.parent / "summary"
    said = evaluate(brief, suite, "--github", GITHUB_STEP_SUMMARY=str(summary))
    assert said.code == 0
    assert "Citation faithfulness" in summary.read_text(encoding="utf-8")


def test_recorded_replies_beside_the_suite_are_replayed(brief: Brief, suite: Path) -> None:
    recorded = record_replies(brief, suite)
    assert (recorded.code, find_recording(suite).exists()) == (0, True)
    replayed = evaluate(brief, suite, "--json")
    assert (replayed.code, replayed.values["mode"]) == (0, "recorded")
    assert replayed.values["prompts"]
    assert evaluate(brief, suite, "--json", "--model", "none").values["mode"] == "no_model"


@pytest.mark.usefixtures("socket_disabled")
def test_a_replay_opens_no_socket(brief: Brief, suite: Path) -> None:
    record_replies(brief, suite)
    assert evaluate(brief, suite, "--json").values["mode"] == "recorded"


def test_a_question_without_a_recorded_reply_is_named(brief: Brief, suite: Path) -> None:
    record_replies(brief, suite)
    added = SUITE[SUITE.index("- id: Q1") :].replace("Q1", "Q2").replace("How many", "How few")
    write_suite(suite.parent, SUITE + added)
    report = suite.parent / "report"
    said = evaluate(brief, suite, "--report-dir", report)
    assert (said.code, said.out, report.exists()) == (2, "", False)
    assert said.err.startswith("brief: question Q2: ")
    assert len(said.err.splitlines()) == 1


def test_a_recording_of_another_prompt_is_named_with_its_line(brief: Brief, suite: Path) -> None:
    record_replies(brief, suite)
    recording = find_recording(suite)
    entry = json.loads(recording.read_text(encoding="utf-8"))
    entry["prompts"]["compose"] = "0" * 64
    entry["key"] = "0" * 64
    recording.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    said = evaluate(brief, suite)
    assert said.code == 2
    assert said.err.startswith("brief: question Q1: ")
    assert f"({recording}:1: prompts.compose: recorded with 000000000000, now " in said.err


def test_a_recording_that_was_asked_for_must_be_there(brief: Brief, suite: Path) -> None:
    said = evaluate(brief, suite, "--replay")
    assert said.code == 2
    assert "suite.replies.jsonl' cannot be used: No such file" in said.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--max-calls", "3"), "--max-calls needs a model: add --model"),
        (("--part", "held"), "no question is of part 'held'; there are dev"),
        (("--judge", "nobody"), "--judge 'nobody' cannot judge"),
        (("--judge", "model"), "--judge 'model' cannot judge"),
        (("--library", "somewhere"), "--documents and --library exclude each other"),
        (("--judge", "command:/no/such/program"), "/no/such/program"),
        (("--write-baseline", "/no/such/folder/base.json"), "it cannot be written"),
        (("--report-dir", "/dev/null/reports"), "it cannot be written"),
        (("--baseline", "/no/such/base.json"), "/no/such/base.json: it cannot be read"),
        (("--policy", "/no/such/policy.yaml"), "/no/such/policy.yaml: it cannot be read"),
        (("--despite", "library"), "--despite is for a comparison: add --baseline FILE"),
        (("--label", "x"), "--label names a run in a history: add --history FILE"),
        (("--json", "--github"), "--json and --github would both print"),
    ],
)
def test_what_cannot_be_done_is_refused(
    brief: Brief, suite: Path, options: tuple[str, ...], message: str
) -> None:
    said = evaluate(brief, suite, *options)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert len(said.err.splitlines()) == 1


def test_a_suite_that_is_at_fault_is_refused_in_one_line(brief: Brief, suite: Path) -> None:
    write_suite(suite.parent, SUITE.replace("twelve   piers", "thirteen piers"))
    said = evaluate(brief, suite, "--write-baseline", suite.parent / "base.json")
    assert said.code == 2
    assert said.err == (
        f"brief: {suite}:13: questions[0].support[0].quote: (question Q1) the quotation is not in "
        "document A\n"
    )
    assert not (suite.parent / "base.json").exists()


def test_a_failed_case_has_its_own_exit_code(brief: Brief, suite: Path) -> None:
    write_suite(suite.parent, SUITE.replace("How many piers", "x" * 4_000))
    said = evaluate(brief, suite)
    assert said.code == 5
    assert "Q1  . failed: BadInput: the question has" in said.out


def test_a_run_whose_checker_gave_up_does_not_pass(brief: Brief, suite: Path) -> None:
    """The exit code and the report say the same."""
    assert record_replies(brief, suite, PARAPHRASE).code == 0
    said = evaluate(
        brief, suite, "--checker", f"{sys.executable} -c 'raise SystemExit(1)'", "--json"
    )
    assert (said.code, said.values["verdict"]) == (5, "cases_failed")
    (missing,) = said.values["failed_cases"]
    assert missing["case"] == ""
    assert "what it did not judge is quoted or withheld" in missing["why"]


def test_answers_of_another_system_are_judged(brief: Brief, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    contexts = ["The port of Velm has twelve piers."]
    answers = [
        {"question": "How many?", "answer": "The port has twelve piers.", "contexts": contexts},
        {"question": "How many?", "answer": "The port has ninety piers.", "contexts": contexts},
    ]
    file.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
    said = brief("eval", file, "--json")
    assert (said.code, said.values["mode"]) == (4, "given")
    full = next(each for each in said.values["results"] if each["metric"] == "support_full")
    assert (full["estimate"]["mean"], full["estimate"]["count"]) == (0.5, 2)


def test_given_answers_are_held_against_a_suite(brief: Brief, suite: Path) -> None:
    file = suite.parent / "answers.jsonl"
    statement = {"text": "The port of Velm has twelve piers.", "quotes": ["has twelve piers"]}
    question = "How many piers does the port of Velm have?"
    file.write_text(json.dumps({"question": question, "statements": [statement]}))
    said = evaluate(brief, suite, "--answers", file)
    assert said.out.startswith("Q1  2 answer\n")


@pytest.mark.parametrize(
    ("option", "field"), [("--schema", "questions"), ("--answers-schema", "statements")]
)
def test_schemas_are_printed(brief: Brief, option: str, field: str) -> None:
    said = brief("eval", option)
    assert (said.code, field in said.values["properties"]) == (0, True)


def test_a_suite_is_needed(brief: Brief) -> None:
    said = brief("eval")
    assert said.code == 2
    assert "SUITE" in said.err


def test_an_option_that_there_is_not_is_refused(brief: Brief, suite: Path) -> None:
    said = brief("eval", suite, "--surprise")
    assert said.code == 2
    assert "unrecognized arguments: --surprise" in said.err


def test_finding_the_verbs_imports_nothing_heavy() -> None:
    program = (
        "import sys; from agent.commands.main import find_commands; find_commands(); "
        "print(sorted({'pydantic', 'yaml', 'numpy', 'evals.metrics'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
