"""A whole page with a model behind a real server: budget, key, stalls, recordings, and by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent.briefing.draft import draft
from agent.briefing.forms import load_form
from agent.briefing.types import Assignment, Briefing
from agent.errors import ModelDenied, ReplyAwaited
from agent.model.budget import Budget
from agent.model.double import ScriptedModel
from agent.model.letter import Letter
from agent.model.letterbox import Letterbox
from agent.model.manual import Manual, ScriptedCorrespondent
from agent.model.recorder import open_replay, record
from agent.model.types import ChatModel, Message, Purpose, Request
from agent.prove import holds
from evals.personas.obedient import obey
from evals.personas.searching import diligent
from evals.personas.serve import as_chat
from evals.server import FakeOpenAI, Fault
from evals.shelf import Shelf
from tests.agent.compose.world import MEMO, REPORT, make_shelf
from tests.agent.model.kit import QUICK, Time, open_at

TOPIC = Assignment(topic="the joint ocean laboratory", actors=("Arland",))
FORM = load_form("one_page_note")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def reply(request: Request) -> str:
    """Say what the sentences say, and search as one should."""
    return diligent(request) if request.purpose is Purpose.RESEARCH else obey(request)


def write(shelf: Shelf, model: ChatModel) -> Briefing:
    """Return the page."""
    return draft(shelf, FORM, TOPIC, model=model)


def serve() -> FakeOpenAI:
    """Return a server whose model replies so."""
    return FakeOpenAI(chat=as_chat(reply))


def by_model(briefing: Briefing) -> bool:
    """Say whether no section had to be quoted."""
    return not any("made of quotations" in note for note in briefing.notices)


def test_a_page_comes_from_a_server_with_every_statement_proven(shelf: Shelf) -> None:
    """One request for each section that is composed, and the search before them."""
    with serve() as server:
        briefing = write(shelf, open_at(server))
        assert server.purposes["section"] == 5
        assert server.purposes["research"] >= 1
    assert by_model(briefing)
    assert briefing.cut_short == ""
    assert all(holds(each) for each in briefing.statements())
    assert briefing.usage.calls == len(server.requests)
    assert {name for name, _ in briefing.trace.prompts} >= {"section", "research", "repair"}


def test_the_search_of_the_model_can_be_left_out(shelf: Shelf) -> None:
    """A slow model need not be asked five times before it writes."""
    with serve() as server:
        briefing = draft(shelf, FORM, TOPIC, model=open_at(server), research=None)
        assert "research" not in server.purposes
        assert server.purposes["section"] == 5
    assert not any("looked for passages" in note for note in briefing.notices)


def test_a_budget_that_is_spent_midway_leaves_a_whole_page(shelf: Shelf) -> None:
    """What was written stays, the rest is quoted, and each section of it says so."""
    with serve() as server:
        briefing = write(shelf, open_at(server, budget=Budget(max_calls=6)))
        assert len(server.requests) == 6
    assert briefing.cut_short == "the limit set for this run is reached"
    assert "the limit set for this run is reached" in " ".join(briefing.notices)
    assert [each.key for each in briefing.sections] == [each.key for each in FORM.sections]
    assert all(holds(each) for each in briefing.statements())


def test_a_key_that_is_not_accepted_is_told_at_once(shelf: Shelf) -> None:
    """No page of quotations in its place."""
    with serve() as server:
        server.always(Fault(status=401))
        with pytest.raises(ModelDenied) as raised:
            write(shelf, open_at(server))
        assert len(server.requests) == 2  # The search, and the first section.
    assert raised.value.usage.calls == 2


def test_a_server_that_stalls_is_given_up_after_two_sections(shelf: Shelf) -> None:
    """The page is quoted then, within the deadlines of two calls."""
    time = Time()
    with serve() as server:
        server.always(Fault(hang_seconds=5.0))
        briefing = write(shelf, open_at(server, time, deadlines=QUICK))
    assert not by_model(briefing)
    assert any("not asked any more" in note for note in briefing.notices)
    assert all(holds(each) for each in briefing.statements())


def test_a_page_is_replayed_from_its_recording(shelf: Shelf, tmp_path: Path) -> None:
    """Search, sections, rewriting: the same page without a call."""
    file = tmp_path / "replies.jsonl"
    recorded = write(shelf, record(ScriptedModel(reply), file, tell=pytest.fail))
    replayed = write(shelf, open_replay(file))
    assert replayed.sections[:-1] == recorded.sections[:-1]  # The last one names the model.
    assert replayed.notices == recorded.notices
    assert replayed.withheld == recorded.withheld


def test_by_hand_each_section_is_one_letter(shelf: Shelf) -> None:
    """A person sees what it is for, and answers in the same form."""
    correspondent = ScriptedCorrespondent(_answer_letter(obey))
    briefing = write(shelf, Manual(correspondent))
    subjects = [each.subject for each in correspondent.letters]
    assert len(subjects) == 5
    assert all("of the One-page note on “the joint ocean laboratory”" in each for each in subjects)
    assert by_model(briefing)
    assert briefing.model == "manual"


def test_by_files_the_first_missing_reply_is_named_and_the_next_run_goes_on(
    shelf: Shelf, tmp_path: Path
) -> None:
    """One section a run, until the page is whole."""
    box = Letterbox(tmp_path, wait_seconds=0, tell=lambda _: None)
    for count in range(1, 6):
        with pytest.raises(ReplyAwaited, match="run the same command again"):
            write(shelf, Manual(box))
        (new,) = [
            path
            for path in tmp_path.glob("*.request.md")
            if not path.with_name(path.name.replace(".request", ".reply")).exists()
        ]
        text = new.read_text(encoding="utf-8")
        assert text.startswith("This is for: section “")
        said = _answer_letter(obey)(replace(_LETTER, text=text))
        new.with_name(new.name.replace(".request", ".reply")).write_text(said, encoding="utf-8")
        assert len(list(tmp_path.glob("*.request.md"))) == count
    assert by_model(write(shelf, Manual(box)))


_LETTER = Letter(name="section-0", text="", reply_key="outcome")


def _answer_letter(answer: Callable[[Request], str]) -> Callable[[Letter], str]:
    def reply_to(letter: Letter) -> str:
        message = Message(speaker="user", text=letter.text)
        request = Request(
            purpose=Purpose.SECTION, messages=(message,), schema={}, max_output_tokens=1
        )
        said = answer(request)
        assert json.loads(said)
        return said

    return reply_to
