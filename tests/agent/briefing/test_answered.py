"""An answer in the shape of a briefing shows the same, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agent.briefing.answered import NEAREST, OUR_READING, as_briefing
from agent.briefing.types import Paragraph, Remark
from agent.prove import holds
from agent.types import Conflict, Gap, Outcome
from store.filters import Filters
from store.types import Region
from tests.agent.render.build import FULL, PRESS, answer, evidence, quotation

DAY = date(2026, 3, 2)


def test_every_statement_of_the_answer_is_shown_once() -> None:
    briefing = as_briefing(FULL, as_at=DAY)
    (shown, silences) = briefing.sections
    assert tuple(shown.statements()) == FULL.statements
    assert [each.label for each in shown.blocks if isinstance(each, Paragraph)][-1] == OUR_READING
    assert silences.title == "What the documents do not say"
    assert (briefing.withheld, briefing.gaps) == (FULL.withheld, FULL.gaps)


def test_the_nearest_passage_of_a_gap_is_a_statement_that_holds() -> None:
    silences = as_briefing(FULL, as_at=DAY).sections[-1]
    nearest = silences.blocks[-1]
    assert isinstance(nearest, Paragraph)
    assert nearest.label == NEAREST
    assert holds(nearest.statement)


def test_page_furniture_is_not_cited_as_the_nearest_passage() -> None:
    gap = Gap(about="x", searched="", nearest=evidence("Home | Menu", region=Region.BOILERPLATE))
    briefing = as_briefing(replace(FULL, gaps=(gap,)), as_at=DAY)
    assert all(isinstance(each, Remark) for each in briefing.sections[-1].blocks)


def test_the_sides_of_a_conflict_stand_under_the_names_of_their_documents() -> None:
    sides = (
        quotation(evidence("It has 12 members.")),
        quotation(evidence("It has 14 members.", PRESS)),
    )
    told = replace(answer(*sides), conflicts=(Conflict(about="the members", sides=sides),))
    conflicts = as_briefing(told, as_at=DAY).sections[1]
    assert conflicts.blocks[0] == Remark(text="The documents disagree about the members:")
    labels = [each.label for each in conflicts.blocks if isinstance(each, Paragraph)]
    assert labels == [sides[0].evidence[0].document.title, PRESS.title]


def test_a_question_back_says_what_is_unclear_and_the_choices() -> None:
    asked = replace(
        answer(outcome=Outcome.NEEDS_CLARIFICATION),
        gaps=(Gap(about="which committee", searched="", needed="its name"),),
        notices=("the Joint Committee", "the Audit Committee"),
    )
    briefing = as_briefing(asked, as_at=DAY)
    (only,) = briefing.sections
    texts = [each.text for each in only.blocks if isinstance(each, Remark)]
    assert texts[1:] == [
        "Which committee. Say its name.",
        "the Joint Committee",
        "the Audit Committee",
    ]
    assert briefing.notices == ()


def test_what_was_asked_for_is_kept() -> None:
    """The day of the filters is the day for which the answer holds."""
    filters = Filters(documents=("5f2a",), as_of=date(2024, 6, 1))
    briefing = as_briefing(FULL, as_at=DAY, filters=filters, searched=7)
    assert briefing.as_at == "2024-06-01"
    assert briefing.filters == filters
    assert briefing.assignment.documents == ("5f2a",)
    assert briefing.searched == 7
    assert as_briefing(FULL, as_at=DAY).as_at == "2026-03-02"


def test_documents_of_gaps_and_conflicts_are_sources_too() -> None:
    sides = (quotation(evidence("It has 14 members.", PRESS)), FULL.statements[0])
    told = replace(FULL, sources=(), conflicts=(Conflict(about="members", sides=sides),))
    assert {each.id for each in as_briefing(told, as_at=DAY).sources} == {
        PRESS.id,
        sides[1].evidence[0].document.id,
    }
