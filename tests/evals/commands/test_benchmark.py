"""`brief eval benchmark`: a checker scored on labelled claims from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from evals.pairs.load import HERE
from tests.evals.commands.conftest import Brief

SENTENCES = {
    "piers": "The port of Velm has twelve piers.",
    "ferries": "The Board intends to inspect up to 40 ferries.",
    "crane": "The old crane was moved to Orm in 2019.",
}
CLAIMS = (
    ("piers", "The port of Velm has twelve piers.", 1),
    ("piers", "The port of Velm never has twelve piers.", 0),
    ("ferries", "The Board plans to inspect up to 40 ferries.", 1),
    ("ferries", "The Board will inspect up to 60 ferries.", 0),
    ("crane", "In 2019 the old crane was moved to Orm.", 1),
    ("crane", "Snow fell on the ministry.", 0),
)
COMMAND = """\
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "supported": "crane" in asked["claim"]}), flush=True)
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"claim": claim, "evidence": SENTENCES[name], "label": label, "group": f"{name} {n}"}
        for n in range(4)
        for name, claim, label in CLAIMS
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def limits(path: Path, text: str) -> Path:
    path.write_text(f'schema: "1"\nmetrics:\n{text}\n', encoding="utf-8")
    return path


def test_our_checks_are_scored_beside_the_trivial_ones(brief: Brief, labelled: Path) -> None:
    said = brief("eval", "benchmark", labelled, "--json")
    assert said.code == 0
    (source,) = said.values["sources"]
    names = [each["checker"] for each in source["checkers"]]
    assert names == ["all positive", "lexical floor", "offline"]
    everything, _, ours = (each["figures"]["balanced_accuracy"] for each in source["checkers"])
    assert (everything["mean"], ours["mean"]) == (0.5, 1.0)
    assert source["over_floor"]["balanced_accuracy"]["mean"] > 0


def test_the_table_says_how_fast_it_was_and_the_values_do_not(brief: Brief, labelled: Path) -> None:
    assert "pairs a second and core" in brief("eval", "benchmark", labelled).out
    one, two = (brief("eval", "benchmark", labelled, "--json").out for _ in range(2))
    assert one == two


def test_a_threshold_is_frozen_on_another_file(brief: Brief, labelled: Path) -> None:
    said = brief(
        "eval",
        "benchmark",
        labelled,
        "--checker",
        "overlap",
        "--threshold-from",
        labelled,
        "--json",
    )
    _, floor, ours = said.values["sources"][0]["checkers"]
    assert (said.code, ours["checker"]) == (0, "overlap")
    assert {floor["threshold"], ours["threshold"]}.isdisjoint({0.5, 0.71156})


def test_a_threshold_of_one_label_is_refused(brief: Brief, labelled: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.jsonl"
    one.write_text(labelled.read_text().split("\n")[0])
    said = brief("eval", "benchmark", labelled, "--threshold-from", one)
    assert (said.code, said.err) == (2, f"brief: {one}: a threshold needs claims of both labels\n")


def test_folds_have_no_threshold_of_their_own(brief: Brief, labelled: Path) -> None:
    said = brief("eval", "benchmark", labelled, "--calibrated", "--json")
    assert said.values["sources"][0]["checkers"][-1]["threshold"] is None


def test_a_command_is_scored(brief: Brief, labelled: Path, tmp_path: Path) -> None:
    program = tmp_path / "checker.py"
    program.write_text(COMMAND)
    said = brief(
        "eval", "benchmark", labelled, "--checker", f"command {sys.executable} {program}", "--json"
    )
    ours = said.values["sources"][0]["checkers"][-1]
    assert said.code == 0
    assert ours["checker"].startswith("command:python")
    assert ours["figures"]["balanced_accuracy"]["mean"] == pytest.approx((4 / 12 + 1) / 2)


def test_a_command_that_says_nothing_has_its_own_code(
    brief: Brief, labelled: Path, tmp_path: Path
) -> None:
    program = tmp_path / "checker.py"
    program.write_text("raise SystemExit(1)")
    said = brief(
        "eval", "benchmark", labelled, "--checker", f"command {sys.executable} {program}", "--json"
    )
    assert said.code == 7
    assert "24 of 24 judgements failed" in said.err
    assert set(said.values["sources"][0]["checkers"][-1]["figures"].values()) == {None}


def test_a_model_is_scored_and_a_missing_verdict_is_no_verdict(
    brief: Brief, labelled: Path, tmp_path: Path
) -> None:
    """A person replies for it; of six verdicts one is missing, twice."""
    labelled.write_text("\n".join(labelled.read_text().split("\n")[:6]))
    folder = tmp_path / "letters"
    asked = (
        *("eval", "benchmark", labelled, "--checker", "model", "--model", "manual"),
        *("--manual-dir", folder, "--wait", "0", "--json"),
    )
    assert brief(*asked).code == 5
    said = ["full", "contradicted", "full", "partial", "none"]
    verdicts = [{"id": number, "verdict": each} for number, each in enumerate(said, start=1)]
    for request in folder.glob("*.request.md"):
        reply = request.with_name(request.name.replace("request", "reply"))
        reply.write_text(json.dumps({"verdicts": verdicts}))
    assert brief(*asked).code == 5
    for request in folder.glob("*.request.md"):
        reply = request.with_name(request.name.replace("request", "reply"))
        reply.write_text(json.dumps({"verdicts": verdicts}))
    found = brief(*asked)
    assert (found.code, "1 of 6 judgements failed" in found.err) == (7, True)
    ours = found.values["sources"][0]["checkers"][-1]
    assert (ours["count"], ours["failed"]) == (5, 1)


def test_broken_limits_have_their_code(brief: Brief, labelled: Path, tmp_path: Path) -> None:
    held = limits(tmp_path / "held.yaml", "  sound_refused: {maximum: 0.1}")
    assert brief("eval", "benchmark", labelled, "--gate", held).code == 0
    broken = limits(tmp_path / "broken.yaml", "  caught: {minimum: 0.9}")
    said = brief("eval", "benchmark", labelled, "--checker", "floor", "--gate", broken)
    assert said.code == 4
    assert "GATE_FAILED: The gate failed: 1 of 1 rules is broken." in said.out


def test_a_limit_for_what_no_row_has_is_refused(
    brief: Brief, labelled: Path, tmp_path: Path
) -> None:
    path = limits(tmp_path / "gate.yaml", "  caught.figure: {minimum: 0.9}")
    said = brief("eval", "benchmark", labelled, "--gate", path)
    assert said.code == 2
    assert f"{path}:3: metrics.caught.figure: not measured" in said.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "nothing to measure on"),
        (("none.jsonl",), "cannot be read"),
        (("--documents", "x"), "--documents belongs to --pairs"),
        (("--set", "begin"), "--set belongs to --sets"),
        (("--sets", "x", "--set", "y"), "'y' is no set that we know"),
        (("--sets", "x", "--set", "begin"), "it has no set 'begin'"),
        (("--pairs", "tune", "--checker", "who"), "--checker 'who' is not known"),
        (("--pairs", "tune", "--checker", "model"), "--checker model needs a model"),
        (("--pairs", "tune", "--checker", "command"), "is not known"),
        (("--pairs", "tune", "--vectors", "x"), "--vectors is for --checker overlap"),
    ],
)
def test_what_cannot_be_done_is_refused(
    options: tuple[str, ...], message: str, brief: Brief
) -> None:
    said = brief("eval", "benchmark", *options)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


def test_the_checks_hold_the_limits_on_our_own_pairs(brief: Brief) -> None:
    """The gate of the tuning half; the other half is run at releases."""
    said = brief("eval", "benchmark", "--pairs", "tune", "--gate", HERE / "gate.yaml")
    assert said.code == 0, said.out


def test_a_set_is_measured_where_it_lies(brief: Brief, shared: Path) -> None:
    said = brief(
        "eval", "benchmark", "--sets", shared / "data" / "support", "--set", "begin", "--json"
    )
    (source,) = said.values["sources"]
    assert (said.code, source["source"], source["checkers"][0]["count"]) == (0, "begin", 159)


def test_a_set_with_other_rows_is_refused(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "begin.jsonl").write_text("{}")
    said = brief("eval", "benchmark", "--sets", tmp_path, "--set", "begin")
    assert said.code == 2
    assert "holds other rows" in said.err
