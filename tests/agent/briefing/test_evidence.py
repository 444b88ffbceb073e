"""What a section may be written from: what its questions find, or what the page cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.briefing.evidence import find_ground, find_ground_on_page
from agent.briefing.picking import Picker
from agent.briefing.pool import gather_pool
from agent.briefing.types import Cell, Paragraph, Section, Table
from agent.gate import judge
from agent.types import Draft, Evidence, Kind, Statement
from evals.shelf import Shelf
from store.types import Document, Provenance
from tests.agent.briefing.scene import ASSIGNMENT, open_desk, plan_section
from tests.agent.compose.offers import ferry_document, sentence
from tests.agent.compose.world import COUNCIL, MEMO, REPORT, SEND, make_shelf


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def graded(name: str, provenance: Provenance) -> Document:
    """Return a document of that class."""
    document = ferry_document(name)
    return replace(document, card=replace(document.card, provenance=provenance))


def cite(*evidence: Evidence) -> Statement:
    """Return a statement on this evidence."""
    text = " ".join(each.quote for each in evidence)
    return judge(Draft(text=text, kind=Kind.FACT, evidence=evidence))


OFFICIAL = sentence(graded("official", Provenance.P1), 4, "Ferries sail at night.")
RUMOUR = sentence(graded("rumour", Provenance.P6), 2, "Ferries sink at night.")
EARLIER = sentence(graded("official", Provenance.P1), 1, "Ferries are painted white.")


def test_each_question_is_searched(shelf: Shelf) -> None:
    """A single search for all of them together would find mostly what the longest one asks."""
    ground = find_ground(open_desk(shelf), plan_section())
    quotes = [each.quote for each in ground.offer.evidence]
    assert COUNCIL in quotes
    assert SEND in quotes
    assert len(ground.found) == 2
    assert ground.offer.searches == plan_section().questions


def test_what_stands_beside_the_offer_leaves_it_less_room(shelf: Shelf) -> None:
    """A request stays within what a small model reads."""
    desk = open_desk(shelf)
    wide = find_ground(desk, plan_section()).offer
    narrow = find_ground(desk, plan_section(), beside=["x " * 6_700]).offer
    assert 0 < len(narrow.evidence) < len(wide.evidence)


def test_passages_found_otherwise_take_their_turn(shelf: Shelf) -> None:
    """What a research loop brought is offered like what a question of ours found."""
    desk = open_desk(shelf)
    planned = plan_section(questions=("How many members does the laboratory council have?",))
    extra = desk.search("annual report euros received", k=1)
    beside = ["x " * 6_600]
    without = find_ground(desk, planned, beside=beside).offer
    offer = find_ground(desk, planned, also=extra, beside=beside).offer
    added = {each.quote for each in offer.evidence} - {each.quote for each in without.evidence}
    assert all(each.document.version == extra[0].passage.version for each in offer.evidence
               if each.quote in added)  # fmt: skip
    assert {each.document.version for each in offer.evidence} >= {extra[0].passage.version}


def test_what_speaks_of_the_topic_is_offered_first_and_other_documents_are_not_searched() -> None:
    """A question of a form for the risks of a thing finds the risks of anything."""
    risks = "The risks of the ferry are high waves, fog and the risks of drinking at sea."
    many = "\n\n".join(
        f"The joint ocean laboratory runs {count} survey ships in the waters of Velm."
        for count in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                      "eleven", "twelve", "thirteen", "fourteen")
    )  # fmt: skip
    other = make_shelf(
        memo=f"{MEMO}\n\n{many}\n", ferries=f"# Ferries\n\n{risks}\n\n{risks[:-1]} at night.\n"
    )
    desk = open_desk(other)
    planned = plan_section(questions=("What are the risks of the joint ocean laboratory?",))
    picker = Picker(desk=desk, assignment=ASSIGNMENT, pool=gather_pool(desk, ASSIGNMENT))
    assert len(picker.pool.sentences) >= 12
    wide = find_ground(desk, planned).offer.evidence
    narrow = find_ground(desk, planned, picker=picker).offer.evidence
    assert risks in [each.quote for each in wide]
    assert {each.document.title for each in narrow} == {picker.pool.documents[0].title}


def test_a_summary_is_offered_what_the_page_cites_in_reading_order() -> None:
    """Tables count, each sentence counts once, and documents stand together."""
    table = Table(columns=("a",), rows=((Cell(statements=(cite(EARLIER), cite(OFFICIAL))),),))
    page = [
        Section(key="a", title="A", blocks=(Paragraph(statement=cite(OFFICIAL)),)),
        Section(key="b", title="B", blocks=(table,)),
    ]
    ground = find_ground_on_page(plan_section(), page)
    assert ground.offer.evidence == (EARLIER, OFFICIAL)


def test_unattributed_texts_carry_no_summary_where_anything_better_is_cited() -> None:
    """A bottom line that only a rumour bears is none."""
    page = [Section(key="a", title="A", blocks=(Paragraph(statement=cite(RUMOUR, OFFICIAL)),))]
    assert find_ground_on_page(plan_section(), page).offer.evidence == (OFFICIAL,)


def test_a_summary_of_many_pages_is_offered_what_fits() -> None:
    """The first of them; that others had no room is counted."""
    document = graded("official", Provenance.P1)
    cited = [sentence(document, at, f"{at} {'ferries sail ' * 40}") for at in range(40)]
    page = [Section(key="a", title="A", blocks=tuple(Paragraph(statement=cite(e)) for e in cited))]
    offer = find_ground_on_page(plan_section(), page).offer
    assert 10 < len(offer.evidence) < 40
    assert offer.evidence == tuple(cited[: len(offer.evidence)])
    assert offer.left_out == 40 - len(offer.evidence)


def test_where_nothing_better_is_cited_they_are_offered() -> None:
    """The page says nothing else; its source table says how far that goes."""
    page = [Section(key="a", title="A", blocks=(Paragraph(statement=cite(RUMOUR)),))]
    assert find_ground_on_page(plan_section(), page).offer.evidence == (RUMOUR,)
