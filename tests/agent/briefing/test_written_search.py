"""A model that searches before it writes: once, for all sections, and only to be offered more."""

from __future__ import annotations

import json

import pytest

from agent.briefing.bounds import Bounds
from agent.briefing.types import Assignment, Form
from agent.briefing.written import Written
from agent.model.double import ScriptedModel
from agent.model.manual import Manual, ScriptedCorrespondent
from agent.model.types import ChatModel, Purpose, Request
from evals.personas.searching import diligent, idle, search, write_turn
from evals.shelf import Shelf
from tests.agent.briefing.scene import (
    ASSIGNMENT,
    FORM,
    Quoting,
    open_desk,
    plan_section,
    write_reply,
)
from tests.agent.compose.world import MEMO, make_shelf

RED = "The crane of Velm harbour is painted red and lifts 900 tonnes."
FILLER = "\n\n".join(
    f"The laboratory council met for the {word} time and heard the researchers of each side."
    for word in ("second", "third", "fourth", "fifth", "sixth", "seventh")
)
PLANNED = plan_section("facts", questions=("How many members does the laboratory council have?",))
PAGE = Form(
    name=FORM.name, title=FORM.title, purpose=FORM.purpose, words=350, pages=1, hash=FORM.hash,
    sections=(PLANNED.section,),
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    others = {f"minutes{at}": f"# Minutes {at}\n\n{FILLER}\n" for at in range(9)}
    return make_shelf(memo=MEMO, crane=f"# Harbour crane\n\n{RED}\n", **others)


def make(shelf: Shelf, model: ChatModel, assignment: Assignment = ASSIGNMENT) -> Written:
    """Return a composer whose model may search."""
    desk = open_desk(shelf)
    return Written(desk, assignment, PAGE, model, fallback=Quoting(desk), bounds=Bounds())


def test_what_it_kept_is_offered_to_its_section(shelf: Shelf) -> None:
    """No planned search would have looked for it."""

    def answer(request: Request) -> str:
        if request.purpose is not Purpose.RESEARCH:
            return write_reply(request, ())
        if len(request.messages) > 2:
            return write_turn([], [{"section": 1, "passage": 1}])
        return write_turn([search("red crane 900 tonnes")])

    found = make(shelf, ScriptedModel(answer)).compose(PLANNED, ())
    assert RED in [each.quote for each in found.trace.offered]
    alone = make(shelf, ScriptedModel(lambda r: idle(r) if r.purpose is Purpose.RESEARCH
                                      else write_reply(r, ()))).compose(PLANNED, ())  # fmt: skip
    assert found.trace.searches[0] == "red crane 900 tonnes"
    assert alone.trace.searches == PLANNED.questions


def test_it_searches_once_and_is_told_and_counted_once(shelf: Shelf) -> None:
    """However many sections there are."""
    model = ScriptedModel(
        lambda r: diligent(r) if r.purpose is Purpose.RESEARCH else write_reply(r, ())
    )
    writer = make(shelf, model)
    first, second = writer.compose(PLANNED, ()), writer.compose(PLANNED, ())
    purposes = [each.purpose for each in model.requests]
    assert purposes == [*[Purpose.RESEARCH] * 2, *[Purpose.SECTION] * 2]
    assert first.usage.calls == 3
    assert second.usage.calls == 1
    assert "looked for passages itself" in first.notices[0]
    assert not any("passages" in note for note in second.notices)


def test_a_person_is_not_asked_to_search(shelf: Shelf) -> None:
    """By hand it would be five more pages to paste for what the planned searches mostly find."""
    correspondent = ScriptedCorrespondent(
        lambda _: json.dumps({"outcome": "documents_do_not_say", "statements": []})
    )
    make(shelf, Manual(correspondent)).compose(PLANNED, ())
    (letter,) = correspondent.letters
    assert letter.name.startswith("section-")
    assert letter.subject.startswith("section “Facts” of the One-page note")
