"""A whole briefing without a model: its sections, its sources, its silence."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date

import pytest

from agent.briefing.draft import draft
from agent.briefing.forms import NAMES, load_form
from agent.briefing.types import Assignment, Briefing, Form, Paragraph, Remark
from agent.compose.types import Progress, Step
from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.prove import holds
from agent.quote.shelf import Desk
from agent.types import Outcome
from evals.shelf import Shelf
from store.errors import BadInput
from store.filters import Filters
from tests.agent.briefing.papers import DEAL, DUTIES, make_papers
from tests.agent.briefing.scene import write_reply
from tests.agent.compose.world import Line

TODAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_papers()


@pytest.fixture(scope="module")
def note(shelf: Shelf) -> Briefing:
    return write(shelf, "one_page_note", DEAL)


def write(shelf: Shelf, form: str | Form, topic: str, **given: object) -> Briefing:
    loaded = load_form(form) if isinstance(form, str) else form
    return draft(shelf, loaded, Assignment(topic=topic, **given), today=TODAY)  # type: ignore[arg-type]


def remarks(briefing: Briefing) -> str:
    return "\n".join(
        block.text
        for section in briefing.sections
        for block in section.blocks
        if isinstance(block, Remark)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_filled_and_every_statement_proven(shelf: Shelf, name: str) -> None:
    briefing = write(shelf, name, DEAL)
    assert all(section.blocks for section in briefing.sections)
    statements = list(briefing.statements())
    assert statements
    assert all(map(holds, statements))


@pytest.mark.parametrize("name", NAMES)
def test_sections_stand_in_the_order_of_the_form(shelf: Shelf, name: str) -> None:
    keys = [each.key for each in write(shelf, name, DEAL).sections]
    assert keys == [each.key for each in load_form(name).sections if each.key in keys]


def test_the_bottom_line_stands_in_the_first_forty_words(note: Briefing) -> None:
    first = note.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert len(first.statement.text.split()) <= 40


def test_no_sentence_of_composed_sections_stands_twice(note: Briefing) -> None:
    texts = [
        block.statement.text
        for section in note.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    assert len(texts) == len(set(texts))


def test_sources_are_the_documents_cited_each_once(note: Briefing) -> None:
    cited = [item.document.version for each in note.statements() for item in each.evidence]
    named = [each.version for each in note.sources]
    assert len(named) == len(set(named))
    assert set(cited) <= set(named)


def test_the_head_says_what_it_is_and_from_what(shelf: Shelf, note: Briefing) -> None:
    assert (note.form.name, note.form.title) == ("one_page_note", "One-page note")
    assert note.form.hash == load_form("one_page_note").hash
    assert (note.as_at, note.searched, note.model) == ("2025-06-01", 3, None)
    assert note.fingerprint == shelf.fingerprint
    assert note.usage.total_seconds > 0


def test_a_topic_that_nothing_touches_is_a_briefing_that_says_so(shelf: Shelf) -> None:
    briefing = write(shelf, "one_page_note", "the price of tulips")
    assert briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert "The documents do not say" in remarks(briefing)
    assert len(briefing.gaps) == 1
    assert briefing.sections[-1].key == "disclosure"


def test_a_name_that_occurs_nowhere_silences_the_whole(shelf: Shelf) -> None:
    """A deal with another country is not told in the place of the one that is asked about."""
    briefing = write(shelf, "one_page_note", "the Ocean Data Deal with Zanzibar")
    assert briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert "“Zanzibar” occurs in none of the documents" in remarks(briefing)


def test_a_recommendation_is_drafted_only_to_an_aim(shelf: Shelf) -> None:
    without = write(shelf, "ministerial_submission", DEAL)
    with_aim = write(shelf, "ministerial_submission", DEAL, aim="cheaper forecasts")
    assert "recommendation" not in {each.key for each in without.sections}
    assert "options" in {each.key for each in without.sections}
    assert "recommendation" in {each.key for each in with_aim.sections}


def test_the_page_keeps_to_its_length_or_says_why_not(shelf: Shelf) -> None:
    form = replace(load_form("one_page_note"), words=60)
    briefing = write(shelf, form, DEAL)
    assert any("to keep to 60 words" in each or "60" in each for each in briefing.notices)


def test_only_the_documents_named_speak(shelf: Shelf) -> None:
    news = next(each for each in shelf.documents() if each.origin == "news.md")
    briefing = write(shelf, "one_page_note", DEAL, documents=(news.id,))
    assert {each.id for each in briefing.sources} == {news.id}
    assert briefing.filters.documents == (news.id,)


def test_a_document_that_is_not_there_is_refused(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="no document 'feedbeef' in the library"):
        write(shelf, "one_page_note", DEAL, documents=("feedbeef",))


def test_as_of_a_day_only_what_was_there_speaks(shelf: Shelf) -> None:
    briefing = write(shelf, "one_page_note", DUTIES, as_of=date(2024, 12, 31))
    assert briefing.as_at == "2024-12-31"
    assert {each.origin for each in briefing.sources} == {"act.md"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"topic": "?!"}, "holds no word that says what it is about"),
        ({"topic": "it is not"}, "holds no word that says what it is about"),
        ({"topic": "x" * 301}, "has 301 characters; name it in at most 300"),
        (
            {"topic": DEAL, "since": date(2025, 3, 2), "as_of": date(2025, 3, 1)},
            "--since 2025-03-02 is later than --as-of 2025-03-01",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(shelf: Shelf, given: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        write(shelf, "one_page_note", **given)  # type: ignore[arg-type]


def test_each_section_is_told_when_it_is_begun(shelf: Shelf) -> None:
    heard: list[Progress] = []
    draft(
        shelf, load_form("one_page_note"), Assignment(topic=DEAL), listen=heard.append, today=TODAY
    )
    steps = [each.text for each in heard if isinstance(each, Step)]
    assert "1 of 8: Bottom line" in steps
    assert steps[-1] == "8 of 8: How this was made"


def test_a_draft_is_the_same_twice(shelf: Shelf, note: Briefing) -> None:
    again = write(shelf, "one_page_note", DEAL)
    assert again.sections == note.sections


def test_an_empty_library_is_silent() -> None:
    from tests.agent.compose.world import make_shelf

    briefing = write(make_shelf(), "one_page_note", DEAL)
    assert briefing.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_a_model_writes_the_composed_sections_alone(shelf: Shelf) -> None:
    """Its words stand there only as far as they are proven; the tables are made without it."""
    text = "The Participants intend to establish a joint ocean data centre in the port of Velm."

    def answer(request: Request) -> str:
        offered = re.search(r"(?m)^\[\d+\].*intend to establish a joint", request.messages[-1].text)
        lines = [Line(text, ("intend to establish a joint",))] if offered else []
        return write_reply(request, lines)

    briefing = draft(
        shelf,
        load_form("one_page_note"),
        Assignment(topic=DEAL),
        model=ScriptedModel(answer),
        today=TODAY,
    )
    assert briefing.model
    assert briefing.usage.calls > 0
    assert text in [each.text for each in briefing.statements()]
    assert all(map(holds, briefing.statements()))


def test_the_library_is_asked_through_one_desk(shelf: Shelf) -> None:
    """The filters of the assignment are those by which the briefing was made."""
    briefing = write(shelf, "one_page_note", DEAL)
    assert briefing.filters == Desk(shelf=shelf, filters=Filters()).filters


def test_a_briefing_is_dated_by_the_day_where_it_is_drafted(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between these two places it is never the same day."""
    days = []
    try:
        for place in ("EAST-14", "WEST+12"):
            monkeypatch.setenv("TZ", place)
            time.tzset()
            days.append(draft(shelf, load_form("timeline"), Assignment(topic=DEAL)).as_at)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert days[0] > days[1]
