"""The words in front of a statement: its question's, those of a reading, of what is to be noted."""

from __future__ import annotations

from agent.briefing.evidence import Ground, find_ground_on_page
from agent.briefing.laying_out import find_label, lay_out
from agent.briefing.limits import Fitted
from agent.briefing.types import Paragraph, Remark
from agent.gate import judge
from agent.types import Draft, Kind, Statement
from tests.agent.briefing.scene import plan_section
from tests.agent.compose.offers import plain_offer

OFFER = plain_offer(3)
PLANNED = plan_section(labels=("For", "Against"))


def say(at: int, kind: Kind = Kind.FACT) -> Statement:
    """Return a statement on its sentence."""
    evidence = OFFER.evidence[at : at + 1]
    return judge(Draft(text=evidence[0].quote, kind=kind, evidence=evidence))


def ground() -> Ground:
    """Return ground where the first question found the first sentence, the second the second."""
    empty = find_ground_on_page(PLANNED, ())
    places = [frozenset({(each.document.version, each.ordinal)}) for each in OFFER.evidence]
    return Ground(question=empty.question, aim=empty.aim, offer=OFFER, found=tuple(places[:2]))


def test_a_label_needs_the_search_for_its_question() -> None:
    """A model that calls a benefit an objection is not believed."""
    assert find_label(PLANNED, ground(), say(0), 1) == "For"
    assert find_label(PLANNED, ground(), say(1), 2) == "Against"
    assert find_label(PLANNED, ground(), say(0), 2) == ""
    assert find_label(PLANNED, ground(), say(2), 1) == ""


def test_no_number_and_a_number_of_no_question_label_nothing() -> None:
    assert [find_label(PLANNED, ground(), say(0), at) for at in (0, -1, 3, 10**9)] == [""] * 4


def test_a_reading_is_called_one_before_anything_else() -> None:
    assert find_label(PLANNED, ground(), say(0, Kind.INFERENCE), 1) == "Our reading"


def test_labelled_statements_stand_in_the_order_of_their_labels() -> None:
    """What answers one question stands together, and what answers none of them comes last."""
    fitted = Fitted(shown=((say(2), 0), (say(1), 1), (say(0), 2)), withheld=())
    blocks = lay_out(PLANNED, ground(), fitted, (0, 2, 1), None)
    labels = [each.label for each in blocks if isinstance(each, Paragraph)]
    assert labels == ["For", "Against", ""]


def test_a_label_under_which_nothing_stands_says_so() -> None:
    """Who prepares for a question must see that nothing answers it."""
    fitted = Fitted(shown=((say(0), 0),), withheld=())
    blocks = lay_out(PLANNED, ground(), fitted, (1,), None)
    assert blocks[-1] == Remark(text="Against: no proven statement stands on this.")
    assert lay_out(PLANNED, ground(), Fitted(shown=(), withheld=()), (), None) == ()


def test_a_recommendation_opens_with_the_aim_as_given() -> None:
    fitted = Fitted(shown=((say(0), 0),), withheld=())
    planned = plan_section("recommendation")
    agree, note = lay_out(planned, ground(), fitted, (1,), "inspect more ferries.")
    assert agree == Remark(
        text="You are asked to agree to the aim that was given: inspect more ferries. Please note:"
    )
    assert note == Paragraph(statement=say(0), label="Note")


def test_without_anything_to_note_nothing_is_recommended() -> None:
    """An aim alone, printed under a heading, would look like advice."""
    nothing = Fitted(shown=(), withheld=())
    assert lay_out(plan_section("recommendation"), ground(), nothing, (), "more ferries") == ()
