"""`brief draft` with a model: what is told on the way, how it ends, by hand, from a recording."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.model.types import Purpose, Request
from evals.personas.obedient import obey
from evals.personas.searching import diligent
from evals.personas.serve import as_chat
from evals.server import FakeOpenAI, Fault
from tests.agent.commands.conftest import Brief, Said

TOPIC = "the Memorandum of Understanding on AI evaluation"


def reply(request: Request) -> str:
    """Say what the sentences say, and search as one should."""
    return diligent(request) if request.purpose is Purpose.RESEARCH else obey(request)


@pytest.fixture
def draft(brief: Brief, sample_library: Path, tmp_path: Path) -> Brief:
    """Return a function that drafts a note from the sample library."""

    def run(*arguments: object, **environment: str) -> Said:
        places = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
        given = ("--library", sample_library, "draft", "one_page_note", "--topic", TOPIC)
        return brief(*given, *arguments, **places, **environment)

    return run


def at(server: FakeOpenAI) -> tuple[str, ...]:
    """Return the options that name a server."""
    return ("--model", "openai:small", "--base-url", server.url)


def test_section_step_and_spend_are_told_on_the_way(draft: Brief) -> None:
    """The page goes to one stream, what is being done to the other."""
    with FakeOpenAI(chat=as_chat(reply)) as server:
        said = draft(*at(server))
    assert said.code == 0, said.err
    assert "looking for passages with openai:small@http" in said.err
    assert "request 1 of at most 5 …" in said.err
    assert "Key facts: asking openai:small@http" in said.err
    assert "Key facts: " in said.err
    assert "proven …" in said.err
    assert "tokens in" in said.err
    assert "asking" not in said.out
    assert "was proposed by the model openai:small" in " ".join(said.out.split())


def test_the_search_of_the_model_is_left_out_on_request(draft: Brief) -> None:
    """Then there is one request for each section."""
    with FakeOpenAI(chat=as_chat(reply)) as server:
        said = draft(*at(server), "--no-research")
        assert "research" not in server.purposes
    assert said.code == 0
    assert "looking for passages" not in said.err


def test_a_page_that_was_cut_short_ends_with_five(draft: Brief) -> None:
    """It is printed whole all the same."""
    with FakeOpenAI(chat=as_chat(reply)) as server:
        said = draft(*at(server), "--no-research", "--max-calls", "2")
        assert len(server.requests) == 2
    assert said.code == 5
    assert "the rest is quotations: the limit set for this run is reached" in said.err
    assert "\nSources\n" in said.out


def test_a_key_that_is_refused_ends_it_before_anything_is_printed(draft: Brief) -> None:
    """One line says what to do."""
    with FakeOpenAI(chat=as_chat(reply)) as server:
        server.always(Fault(status=401))
        said = draft(*at(server), "--no-research")
    assert said.code == 1
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith("brief: ")


def test_by_hand_the_request_names_its_section(draft: Brief, tmp_path: Path) -> None:
    """Nothing is printed until the page is whole."""
    folder = tmp_path / "letters"
    said = draft("--model", "manual", "--manual-dir", folder, "--wait", "0")
    assert said.code == 5
    assert said.out == ""
    (request,) = folder.glob("section-*.request.md")
    first = request.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("This is for: section “")
    assert first.endswith(f"of the One-page note on “{TOPIC}”")


def test_a_recorded_page_is_replayed_without_a_server(draft: Brief, tmp_path: Path) -> None:
    """Search, sections and all."""
    file = tmp_path / "replies.jsonl"
    with FakeOpenAI(chat=as_chat(reply)) as server:
        recorded = draft(*at(server), "--record", file)
        sent = len(server.requests)
    replayed = draft("--replay", file)
    assert sent > 5
    assert (recorded.code, replayed.code) == (0, 0), replayed.err
    start, end = "\nBottom line\n", "\nSources\n"
    assert (
        recorded.out[recorded.out.index(start) : recorded.out.index(end)]
        == replayed.out[replayed.out.index(start) : replayed.out.index(end)]
    )
