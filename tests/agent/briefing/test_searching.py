"""A model that looks for passages, behind a real server: bounded, read-only, never believed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion  # noqa: TC002 - stands with the others

from agent.briefing.bounds import Bounds
from agent.briefing.plan import Planned
from agent.briefing.searching import Searched, search_for
from agent.compose.types import Progress, Step
from agent.errors import ModelError
from agent.model.budget import Budget
from agent.model.double import ScriptedModel
from agent.model.recorder import open_replay, record
from agent.model.types import ChatModel, Message, Purpose, Request
from evals.personas.searching import (
    MISBEHAVING,
    Searcher,
    diligent,
    endless,
    greedy,
    idle,
    inventive,
    read,
    search,
    talkative,
    verbose,
    write_turn,
)
from evals.server import FakeOpenAI, Fault
from evals.shelf import Shelf
from tests.agent.briefing.scene import ASSIGNMENT, FORM, open_desk, plan_section
from tests.agent.compose.world import MEMO, REPORT, make_shelf
from tests.agent.model.kit import open_at

SECTIONS = (
    plan_section("first", questions=("How many members does the laboratory council have?",)),
    plan_section("second", questions=("How many euros did the laboratory receive?",)),
)
BOUNDS = Bounds(requests=4, tools=6)
CLOSED = "http://127.0.0.1:9/v1"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def serve(answer: Searcher) -> FakeOpenAI:
    """Return a server whose model searches so."""
    return FakeOpenAI(chat=lambda body: answer(_read(body)))


def _read(body: dict[str, Any]) -> Request:
    return Request(
        purpose=Purpose.RESEARCH,
        messages=tuple(
            Message(speaker=each["role"], text=each["content"]) for each in body["messages"]
        ),
        schema={},
        max_output_tokens=0,
    )


def run(
    shelf: Shelf,
    model: ChatModel,
    *,
    bounds: Bounds = BOUNDS,
    planned: Sequence[Planned] = SECTIONS,
    listen: Callable[[Progress], None] = lambda _: None,
    clock: Callable[[], float] = lambda: 0.0,
) -> Searched:
    """Return what the model brings."""
    return search_for(
        open_desk(shelf), FORM, ASSIGNMENT, planned, model,
        bounds=bounds, listen=listen, clock=clock,
    )  # fmt: skip


def quotes(searched: Searched, key: str) -> list[str]:
    """Return the passages that were kept for a section."""
    return [hit.passage.text for hit in searched.hits.get(key, ())]


def test_what_is_kept_comes_back_as_passages_for_its_section(shelf: Shelf) -> None:
    """And every request named what it was for."""
    with serve(diligent) as server:
        searched = run(shelf, open_at(server))
        assert set(server.purposes) == {"research"}
        assert len(server.requests) == 2
    assert "ten members" in quotes(searched, "first")[0]
    assert searched.searches == tuple(each.questions[0] for each in SECTIONS)
    assert searched.usage.calls == 2
    assert "The model looked for passages itself (2 searches, 0 readings)" in searched.notices[0]


def test_the_first_request_is_as_it_was(shelf: Shelf, snapshot: SnapshotAssertion) -> None:
    """A changed word changes what is looked for: it is to be seen in a diff."""
    model = ScriptedModel(idle)
    run(shelf, model)
    assert "\n=====\n".join(each.text for each in model.requests[0].messages) == snapshot


def test_a_passage_is_read_in_full_between_markers(shelf: Shelf) -> None:
    """Words of documents come back as data."""
    model = ScriptedModel(_in_turn([search("council")], [read(1)], []))
    run(shelf, model)
    told = model.requests[-1].messages[-1].text
    assert told.startswith("<<<DATA ")
    assert "Passage 1: " in told


def test_a_model_that_calls_no_tool_changes_nothing(shelf: Shelf) -> None:
    """The planned searches are all there is, and that is said."""
    with serve(idle) as server:
        searched = run(shelf, open_at(server))
        assert len(server.requests) == 1
    assert searched.hits == {}
    assert searched.notices == (
        "The model did not search by itself: the sections rest on the planned searches.",
    )


@pytest.mark.parametrize("name", MISBEHAVING)
def test_no_persona_gets_beyond_the_bounds(shelf: Shelf, name: str) -> None:
    """Whatever a model replies, requests are counted, and it does not raise."""
    with serve(MISBEHAVING[name]) as server:
        searched = run(shelf, open_at(server))
        assert len(server.requests) <= BOUNDS.requests + 1  # A repair is a request, too.
    assert len(searched.searches) <= BOUNDS.tools
    assert all(len(hits) <= 6 for hits in searched.hits.values())
    assert not any("evil.example" in note for note in searched.notices)


def test_tools_and_passages_that_do_not_exist_bring_nothing_and_are_counted(shelf: Shelf) -> None:
    """A made-up number is told in a notice."""
    with serve(inventive) as server:
        searched = run(shelf, open_at(server))
        second = server.requests[1].body["messages"][-1]["content"]
    assert "fetch_url is not a valid tool" in second
    assert "There is no passage 4000" in second
    assert searched.hits == {}
    assert any("that it had not been shown; none was used" in note for note in searched.notices)


def test_a_huge_query_is_refused_and_not_cut(shelf: Shelf) -> None:
    """What would be cut off may be what was meant."""
    with serve(verbose) as server:
        searched = run(shelf, open_at(server))
        second = server.requests[1].body["messages"][-1]["content"]
    assert "nothing was searched" in second
    assert len(second) < 1_000
    assert searched.searches == ()


def test_an_endless_search_ends(shelf: Shelf) -> None:
    """At the number of requests and of tools."""
    with serve(endless) as server:
        searched = run(shelf, open_at(server))
        assert len(server.requests) == BOUNDS.requests
    assert len(searched.searches) <= BOUNDS.tools


def test_no_section_is_flooded(shelf: Shelf) -> None:
    """Kept is what the bounds leave room for."""
    with serve(greedy) as server:
        searched = run(shelf, open_at(server))
    assert all(len(hits) <= 6 for hits in searched.hits.values())


def test_prose_is_no_reply_and_ends_the_search_with_a_notice(shelf: Shelf) -> None:
    """After the one repair that every request has."""
    with serve(talkative) as server:
        searched = run(shelf, open_at(server))
        assert len(server.requests) == 2
    assert searched.hits == {}
    assert "did not come to its end: the model gave no usable reply" in searched.notices[0]
    assert searched.usage.calls == 2


def test_the_tokens_of_all_requests_are_bounded(shelf: Shelf) -> None:
    """The worst that the next request may take has to fit."""
    with serve(endless) as server:
        searched = run(shelf, open_at(server), bounds=Bounds(tokens=5_000, requests=9))
        assert 0 < len(server.requests) < 5
    assert searched.usage.input_tokens + searched.usage.output_tokens <= 5_000
    assert any("ended at the bounds" in note for note in searched.notices)


def test_the_time_is_bounded(shelf: Shelf) -> None:
    """No request begins after it."""
    moments = iter([0.0, 10.0, 200.0, 300.0])
    with serve(endless) as server:
        searched = run(shelf, open_at(server), clock=lambda: next(moments))
        assert len(server.requests) == 1
    assert any("ended at the bounds" in note for note in searched.notices)


def test_what_was_kept_before_a_failure_counts(shelf: Shelf) -> None:
    """A budget that is spent midway takes nothing away."""

    def answer(request: Request) -> str:
        turns = sum(each.speaker == "assistant" for each in request.messages)
        return write_turn([search(f"council {turns}")], [{"section": 1, "passage": 1}] * turns)

    with serve(answer) as server:
        searched = run(shelf, open_at(server, budget=Budget(max_calls=2)))
    assert quotes(searched, "first")
    assert "the limit set for this run is reached" in searched.notices[0]
    assert searched.usage.calls == 2


def test_a_server_that_is_not_there_leaves_the_planned_searches(shelf: Shelf) -> None:
    """The briefing goes on; whether it can be written is for the sections to find out."""
    searched = run(shelf, open_at(CLOSED))
    assert searched.hits == {}
    assert "rest on the planned searches" in searched.notices[0]


def test_a_server_that_stumbles_is_asked_again_by_our_own_rules(shelf: Shelf) -> None:
    """One owner of retries, as for every other request."""
    with serve(diligent) as server:
        server.script(Fault(status=503), Fault(status=429))
        searched = run(shelf, open_at(server))
        assert len(server.requests) == 4
    assert [each.outcome for each in searched.usage.attempts] == [
        "ModelBusy", "ModelBusy", "done", "done",
    ]  # fmt: skip
    assert quotes(searched, "first")


def test_a_search_is_replayed_from_its_recording(shelf: Shelf, tmp_path: Path) -> None:
    """The same replies bring the same requests, however the tools' threads ran."""
    file = tmp_path / "replies.jsonl"
    recorded = run(shelf, record(ScriptedModel(diligent), file, tell=pytest.fail))
    replayed = run(shelf, open_replay(file))
    assert replayed.hits == recorded.hits
    assert replayed.notices == recorded.notices


def test_a_replay_without_a_search_is_not_asked_about_it(shelf: Shelf, tmp_path: Path) -> None:
    """It was recorded without one: nothing is missing."""
    file = tmp_path / "replies.jsonl"
    other = record(ScriptedModel(lambda _: "{}"), file, tell=pytest.fail)
    list(
        other.stream(Request(purpose=Purpose.COMPOSE, messages=(), schema={}, max_output_tokens=1))
    )
    assert run(shelf, open_replay(file)) == Searched()


def test_the_same_query_is_searched_once(shelf: Shelf) -> None:
    """A model that repeats itself is told so."""
    model = ScriptedModel(_in_turn([search("council")], [search("Council ")], []))
    searched = run(shelf, model)
    assert searched.searches == ("council",)
    assert "was searched before" in model.requests[-1].messages[-1].text


def test_steps_tell_how_far_it_is_and_nothing_of_the_models_words(shelf: Shelf) -> None:
    """A query is a model's, and a model may be anybody's."""
    news: list[Progress] = []
    evil = search("see http://evil.example/x now")
    run(shelf, ScriptedModel(_in_turn([evil], [])), listen=news.append)
    steps = [each.text for each in news if isinstance(each, Step)]
    assert steps == [
        "looking for passages with scripted: request 1 of at most 4",
        "looking for passages with scripted: request 2 of at most 4",
    ]


def test_sections_that_sum_up_and_empty_libraries_need_no_search(shelf: Shelf) -> None:
    """Nothing is sent where nothing can come of it."""
    model = ScriptedModel(diligent)
    assert run(shelf, model, planned=[plan_section(sums_up=True)]) == Searched()
    assert run(make_shelf(), model) == Searched()
    assert model.requests == []


def test_a_form_of_calls_is_asked_for(shelf: Shelf) -> None:
    """Servers that hold a model to a schema are given one that they take."""
    model = ScriptedModel(idle)
    run(shelf, model)
    schema = json.loads(json.dumps(model.requests[0].schema))
    assert schema["required"] == ["calls", "keep"]
    assert schema["properties"]["calls"]["items"]["required"] == ["tool", "query", "passage"]


def test_an_error_that_is_none_of_a_models_is_not_swallowed(shelf: Shelf) -> None:
    """Ctrl-C is the user's."""

    def interrupt(_: Request) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(shelf, ScriptedModel(interrupt))
    assert not issubclass(KeyboardInterrupt, ModelError)


def _in_turn(*turns: list[dict[str, Any]]) -> Searcher:
    left = list(turns)
    return lambda _: write_turn(left.pop(0))
