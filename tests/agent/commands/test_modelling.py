"""`brief ask --model`: what is asked, sent and shown, against a real server on loopback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.commands.modelling import Models, Opening, explain_model_error, open_models
from agent.errors import NoRecording, QuotaSpent
from agent.settings import Settings
from agent.types import Usage
from evals.server import FakeOpenAI, failed
from tests.agent.commands.conftest import Brief

QUESTION = "How many members does the Joint Committee have?"
MEMBERS = "The Joint Committee has ten members"


def chat(request: dict[str, Any]) -> str:
    """Reply with one statement that is right, and one that is not."""
    prompt = request["messages"][-1]["content"]
    if "Failed statements" in prompt:
        return '{"statements": []}'
    lines = re.findall(r"^\[(\d+)\](.*)$", prompt, re.MULTILINE)
    number = next(int(number) for number, line in lines if MEMBERS in line)
    statements = [
        {"text": f"{MEMBERS}.", "kind": "fact", "evidence": [number]},
        {"text": "The Joint Committee has 99 members.", "kind": "fact", "evidence": [number]},
    ]
    return json.dumps({"outcome": "answer", "statements": statements, "conflicts": [], "gaps": []})


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    with FakeOpenAI(chat=chat) as running:
        yield running


def test_the_finished_answer_is_printed_where_nobody_looks_on(
    brief: Brief, sample_library: Path, server: FakeOpenAI
) -> None:
    said = brief(
        "ask", QUESTION, "--library", sample_library, "--model", "openai:tiny",
        "--base-url", server.url,
    )  # fmt: skip
    assert said.code == 0
    assert said.err == ""
    assert said.out.startswith("In part:\n\n  The Joint Committee has ten members. [1]")
    assert "99" not in said.out.partition("withheld")[0]
    assert "1 statement withheld" in said.out
    assert f"openai:tiny@{server.url}: 2 requests" in " ".join(said.out.split())


def test_json_is_one_object_with_usage_and_trace(
    brief: Brief, sample_library: Path, server: FakeOpenAI
) -> None:
    said = brief(
        "ask", QUESTION, "--library", sample_library, "--json", "--model", "openai:tiny",
        BRIEF_BASE_URL=server.url,
    )  # fmt: skip
    assert said.code == 0
    assert said.values["model"] == f"openai:tiny@{server.url}"
    assert said.values["usage"]["calls"] == 2
    assert [each["outcome"] for each in said.values["usage"]["attempts"]] == ["done", "done"]
    assert said.values["usage"]["model_seconds"] > 0
    assert {"name", "hash"} == set(said.values["trace"]["prompts"][0])
    assert said.values["trace"]["offered"]


def test_the_model_may_be_named_in_the_environment(
    brief: Brief, sample_library: Path, server: FakeOpenAI
) -> None:
    said = brief(
        "ask", QUESTION, "--library", sample_library, "--json",
        BRIEF_MODEL="openai:tiny", BRIEF_BASE_URL=server.url, BRIEF_API_KEY="sk-own",
    )  # fmt: skip
    assert said.code == 0
    assert server.requests[0].headers["authorization"] == "Bearer sk-own"


def test_a_key_and_an_address_alone_send_nothing(
    brief: Brief, sample_library: Path, server: FakeOpenAI
) -> None:
    said = brief(
        "ask", QUESTION, "--library", sample_library,
        BRIEF_API_KEY="sk-own", OPENAI_API_KEY="sk-theirs", BRIEF_BASE_URL=server.url,
    )  # fmt: skip
    assert said.code == 0
    assert server.requests == []


def test_a_model_that_fails_is_one_line_with_its_cost_and_a_way_on(
    brief: Brief, sample_library: Path, server: FakeOpenAI
) -> None:
    server.always(failed(401, "invalid_api_key"))
    said = brief(
        "ask", QUESTION, "--library", sample_library, "--model", "openai:tiny",
        "--base-url", server.url, BRIEF_API_KEY="sk-secret",
    )  # fmt: skip
    assert said.code == 1
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "1 request" in said.err
    assert "--model none" in said.err
    assert "sk-secret" not in said.err
    assert len(server.requests) == 1


def test_the_limit_of_calls_holds(brief: Brief, sample_library: Path, server: FakeOpenAI) -> None:
    """The rewriting has no room left: the answer stands, and a note says so."""
    said = brief(
        "ask", QUESTION, "--library", sample_library, "--model", "openai:tiny",
        "--base-url", server.url, "--max-calls", "1",
    )  # fmt: skip
    assert said.code == 0
    assert "the limit set for this run is reached" in " ".join(said.out.split())
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--model", "tiny"], "PROVIDER:NAME"),
        (["--model", "nobody:tiny"], "nobody"),
        (["--base-url", "http://localhost/v1"], "--base-url needs a model"),
        (["--max-calls", "0", "--model", "openai:x"], "'0'"),
        (["--max-cost", "nan", "--model", "openai:x"], "'nan'"),
        (["--timeout", "soon", "--model", "openai:x"], "'soon'"),
        (["--model", "openai:x", "--base-url", "nowhere"], "nowhere"),
        (["--second-look", "What is it?"], "behind the question"),
        (["--second-look"], "--second-look needs a model"),
        (["--prices", "/nowhere/p.yaml", "--model", "openai:x"], "/nowhere/p.yaml"),
    ],
)
def test_options_that_cannot_be_used_are_named(
    brief: Brief, sample_library: Path, arguments: list[str], word: str
) -> None:
    said = brief("ask", QUESTION, "--library", sample_library, *arguments)
    assert said.code == 2
    assert said.out == ""
    assert word in said.err


def opened(model: str, environment: dict[str, str], **chosen: object) -> Models:
    from argparse import Namespace

    settings = Settings(library=Path(), model=model, environment=environment)
    with open_models(Namespace(**chosen), settings) as models:
        return models


def test_the_second_look_is_the_same_model_unless_another_is_named() -> None:
    same = opened("openai:a", {}, base_url="http://localhost/v1", second_look="same")
    assert same.second_look is same.model
    other = opened("openai:a", {}, base_url="http://localhost/v1", second_look="openai:b")
    assert other.second_look is not None
    assert other.second_look.name == "openai:b@http://localhost/v1"
    assert opened("openai:a", {}, base_url="http://localhost/v1").second_look is None


def test_a_reader_of_another_provider_gets_neither_address_nor_key() -> None:
    """BRIEF_API_KEY was set for the model that writes, and so was the address."""
    environment = {"BRIEF_API_KEY": "own", "ANTHROPIC_API_KEY": "theirs"}
    settings = Settings(library=Path(), model="openai:a", environment=environment)
    opening = Opening({"base_url": "http://localhost/v1"}, settings)
    assert opening.find_key("openai:b") == "own"
    assert opening.find_address("openai:b") == "http://localhost/v1"
    assert opening.find_key("anthropic:b") == "theirs"
    assert opening.find_key("groq:b") is None
    assert opening.find_address("anthropic:b") is None


def test_an_error_says_what_was_spent_and_suggests_only_what_helps() -> None:
    spent = Usage(calls=2, input_tokens=1_000, output_tokens=10, cost_usd=0.0031)
    shown = explain_model_error(QuotaSpent("nothing left.", usage=spent))
    assert shown == (
        "nothing left; spent: 2 requests, 1,000 tokens in, 10 out, $0.0031; `--model none` answers "
        "in the documents' own words"
    )
    assert explain_model_error(NoRecording("not recorded")) == "not recorded"
