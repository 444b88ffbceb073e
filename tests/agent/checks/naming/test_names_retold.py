"""Names in a far paraphrase: openers, peoples, seats, homes, initials, another order."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from tests.agent.checks.build import FACT, evidence

SOUND = (
    # A common word has its capital from its place.
    ("Focus on ferries first.", "Emphasis is laid on ferries at first."),
    ("Old pumps often leak.", "Conventional pumps frequently leak."),
    ("Every crate is tagged and weighed.", "Tags and weights are given to every crate."),
    # Peoples and governments.
    ("Denmark's youth will receive books.", "Young Danes will receive books."),
    ("The Australian Government is buying land.", "Canberra is buying land."),
    ("Ports in Ghana are closed.", "Ghanaian ports are closed."),
    ("On request of the United Kingdom, duties fall.", "Duties fall when London asks for it."),
    # Initials, in full or in part.
    ("The Federal Chief Water Officer wrote it.", "The Federal CWO wrote it."),
    ("The Federal CWO wrote it.", "The Federal Chief Water Officer wrote it."),
    ("Courses in science, technology, engineering, and mathematics open.", "STEM courses open."),
    ("The scans were OCR'd.", "OCR was run on the scans."),
    # Another order of the same words.
    (
        "It spoke at the Selwyn and Norwick Port Safety Summits.",
        "It spoke at the Port Safety Summits in Selwyn and Norwick.",
    ),
    (
        "The UK Harbour Office and the U.S. Harbour Agency met.",
        "The UK's Harbour Office with the U.S. Harbour Agency held a meeting.",
    ),
    ("She earned a B.A. from Norwick University.", "She holds a Norwick B.A."),
    ("A uniform Federal framework for AI is wanted.", "A uniform Federal AI framework is wanted."),
    ("The Murtisi' boats sank.", "Murtisi boats sank."),
    ("The Murtisis' boats sank.", "Murtisi boats sank."),
    # What is no name, or no instrument.
    ("The port costs $148 million.", "The port costs 148 million US dollars."),
    ("The memorandum asks for the concurrence of OPA.", "It is done with the agreement of OPA."),
)
WRONG = (
    ("Old pumps often leak.", "Fortune announced that pumps leak."),
    ("Old pumps often leak.", "Marlow pumps often leak."),
    ("Denmark's youth will receive books.", "Young Swedes will receive books."),
    ("The Australian Government is buying land.", "Tokyo is buying land."),
    ("The Australian Government is buying land.", "Land is being bought in Canberra."),
    ("The Federal Chief Water Officer wrote it.", "The Federal CIO wrote it."),
    ("The Federal CWO wrote it.", "The Federal Chief Weather Agent wrote it."),
    ("Courses in science, technology and trade open.", "STEM courses open."),
    (
        "It spoke at the Selwyn and Norwick Port Safety Summits.",
        "It spoke at the Port Safety Summits in Selwyn and Marlow.",
    ),
    ("She earned a B.A. from Norwick University.", "She holds a Norwick M.B.A."),
    ("The memorandum asks for the concurrence of OPA.", "It is done under the agreement of OPA."),
)


@pytest.mark.parametrize(("quote", "told"), SOUND)
def test_a_name_is_known_in_a_far_paraphrase(quote: str, told: str) -> None:
    """The same name by another form, or no name at all."""
    assert names.check(told, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "told"), WRONG)
def test_another_name_in_a_far_paraphrase_is_found(quote: str, told: str) -> None:
    """What looks alike is another name."""
    assert names.check(told, FACT, [evidence(quote)]) != []


def test_a_government_means_its_own_country_by_our() -> None:
    """The card tells whose embassies "our embassies" are, and of whose it does not speak."""
    ours = [evidence("Our embassies will help.", issuer="trade.gov")]
    assert names.check("U.S. embassies will help.", FACT, ours) == []
    assert names.check("French embassies will help.", FACT, ours) != []
    other = [evidence("Our embassies will help.", issuer="trade.gov.uk")]
    assert names.check("U.S. embassies will help.", FACT, other) != []


def test_a_long_title_is_shortened_at_its_preposition() -> None:
    """The kind of a document and whom it is on stand far apart in a title."""
    title = "Joint Statement on the Visit to Norland of the Rt. Hon. Ada Lund, President of Sudmark"
    told = "The Joint Statement on President Lund's visit to Norland promises trade."
    assert names.check(told, FACT, [evidence("We promise trade.", title=title)]) == []


def test_a_title_and_its_place_make_one_name() -> None:
    """The place stands in front in the code's title, and the act behind."""
    act = [evidence("Nets are banned.", title="Code of Norland - Part 5. Clean Ports Safety Act")]
    assert names.check("The Norland Clean Ports Safety Act bans nets.", FACT, act) == []
    assert names.check("The Sudmark Clean Ports Safety Act bans nets.", FACT, act) != []
    plan = [evidence("It will implement this strategy.", title="PortWise Factsheet")]
    assert names.check("It will implement the PortWise Strategy.", FACT, plan) == []
    assert names.check("It will implement the PortWise Treaty.", FACT, plan) != []
