"""`brief eval SUITE --model`: asked of a real server on loopback, recorded, and replayed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.commands.options import find_recording
from evals.server import FakeOpenAI, failed
from tests.evals.commands.conftest import Brief, Said

MODEL = ("--model", "openai:tiny")


def chat(request: dict[str, Any]) -> str:
    """Reply as a composer or, where verdicts are asked for, as a judge."""
    prompt = request["messages"][-1]["content"]
    numbers = re.findall(r"^Statement (\d+):", prompt, re.MULTILINE)
    if numbers:
        verdicts = [{"id": int(each), "why": "it says so", "verdict": "full"} for each in numbers]
        return json.dumps({"verdicts": verdicts})
    lines = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    number = next(int(number) for number, line in lines if "twelve piers" in line)
    text = "The port of Velm has twelve piers."
    statement = {"text": text, "kind": "fact", "evidence": [number]}
    return json.dumps({"outcome": "answer", "statements": [statement], "gaps": []})


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    with FakeOpenAI(chat=chat) as running:
        yield running


def evaluate(brief: Brief, suite: Path, *options: object) -> Said:
    return brief("eval", suite, "--documents", suite.parent / "documents", "--json", *options)


def test_a_live_run_is_recorded_beside_the_suite_and_replayed_from_there(
    brief: Brief, suite: Path, server: FakeOpenAI
) -> None:
    live = evaluate(brief, suite, *MODEL, "--base-url", server.url, "--record")
    assert (live.code, live.values["mode"], live.err) == (0, "live", "")
    asked = len(server.requests)
    assert asked
    replayed = evaluate(brief, suite)
    assert (replayed.code, replayed.values["mode"]) == (0, "recorded")
    assert replayed.values["results"] == live.values["results"]
    assert len(server.requests) == asked


def test_a_model_judges_and_its_verdicts_are_replayed_too(
    brief: Brief, suite: Path, server: FakeOpenAI
) -> None:
    judging = ("--judge", "model", "--report-dir", suite.parent / "reports")
    live = evaluate(brief, suite, *MODEL, "--base-url", server.url, "--record", *judging)
    assert live.values["judge"].startswith("model:openai:tiny")
    usage = json.loads((suite.parent / "reports" / "usage.json").read_text(encoding="utf-8"))
    assert usage["judging"]["calls"] >= 1
    replayed = evaluate(brief, suite, "--judge", "model")
    assert replayed.values["results"] == live.values["results"]


def test_a_judge_alone_has_the_address_that_was_given(
    brief: Brief, suite: Path, server: FakeOpenAI
) -> None:
    said = evaluate(brief, suite, "--judge", "openai:tiny", "--base-url", server.url)
    assert said.values["mode"] == "no_model"
    assert said.values["judge"] == f"model:openai:tiny@{server.url}"
    assert server.requests


def test_a_server_that_refuses_fails_the_case_and_not_the_program(
    brief: Brief, suite: Path
) -> None:
    with FakeOpenAI(chat=chat) as server:
        server.always(failed(401, "invalid_api_key"))
        said = evaluate(brief, suite, *MODEL, "--base-url", server.url, "--record")
    assert said.code == 5
    assert "ModelDenied" in said.values["failed_cases"][0]["why"]
    assert not find_recording(suite).exists()


def test_a_judge_that_fails_too_often_has_its_own_exit_code(brief: Brief, suite: Path) -> None:
    with FakeOpenAI(chat=chat) as server:
        server.always(failed(401, "invalid_api_key"))
        said = evaluate(brief, suite, "--judge", "openai:tiny", "--base-url", server.url)
    assert said.code == 7
    assert said.values["verdict"] == "judge_failed"
