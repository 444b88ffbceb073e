"""The names check: people, bodies, places, titles, abbreviations, addresses."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

SAME = (
    ("The Department of Commerce replied.", "The Commerce Department replied."),
    ("The United Kingdom replied.", "The UK replied."),
    ("The United Kingdom replied.", "British officials replied."),
    ("The U.S. replied.", "The United States replied."),
    ("The National Institute of Tests replied.", "NIT replied."),
    ("Artificial intelligence is named.", "AI is named."),
    ("Jane A. Smith replied.", "Jane Smith replied."),
    ("Jane Smith, Minister for Trade, replied.", "Minister Jane Smith replied."),
    ("Jane Smith replied.", "Smith's reply is recorded."),
    ("The providers reply.", "Providers reply."),
    ("Coordinating work is planned.", "Coordination is planned."),
    ("THE OFFICE OF TESTS replied.", "The Office of Tests replied."),
    ("The Office of Tests\u2019 reply came.", "The Office of Tests' reply came."),
    ("Canada and Japan replied.", "Both Japan and Canada replied."),
    ("The Ministry of Arts and the Ministry of War replied.", "The Ministry of War replied."),
    ("Jean-Pierre Dupont replied.", "Dupont replied."),
)
OTHER = (
    ("The Department of Commerce replied.", "The Department of State replied."),
    ("The Department of Commerce met the State of Texas.", "The Department of State replied."),
    ("Jane Smith and John Doe replied.", "John Smith replied."),
    ("Jane Smith replied.", "Dr Jane Smith replied."),
    ("Google will publish a report.", "Microsoft will publish a report."),
    ("The office replied.", "Canada replied."),
    ("The office told us.", "The US replied."),
    ("The office knows who replied.", "The WHO replied."),
    ("The agency replied.", "The National Agency replied."),
    ("NIT replied.", "The National Institute of Trade replied."),
    ("The office replied from Paris.", "The office replied from Berlin."),
    ("The office replied.", "The \u041effice replied."),
    ("The government replied.", "The g\u043evernment replied."),
    ("The declaration was read.", "The Agreement was read."),
)


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_a_name_in_another_form_passes(quote: str, text: str) -> None:
    """Turned round, shortened, by another name, or with less of it."""
    assert names.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text"), OTHER)
def test_another_name_is_found(quote: str, text: str) -> None:
    """A name that is not there is found, also when its words are, in two other names."""
    assert names.check(text, FACT, [evidence(quote)]) != []


def test_the_source_card_counts_as_evidence_for_names() -> None:
    """Who issued a document, and what it is called, need not be in the sentence."""
    offered = [evidence("We will publish a plan.", title="Orchard Plan", issuer="Ministry of Arts")]
    text = "The Ministry of Arts says in the Orchard Plan that it will publish a plan."
    assert names.check(text, FACT, offered) == []


def test_an_instrument_is_not_called_by_a_stronger_word() -> None:
    """A declaration is no treaty, however small the letters."""
    found = names.check("They signed the treaty.", FACT, [evidence("They signed the declaration.")])
    assert [finding.judgement for finding in found] == [Judgement.OVERSTATED]


def test_an_address_that_no_source_has_is_found() -> None:
    """Addresses never come from anywhere but the documents."""
    offered = [evidence("See https://example.org/plan for the plan.")]
    assert names.check("The plan is at https://example.org/plan.", FACT, offered) == []
    assert names.check("The plan is at https://example.com/x.", FACT, offered) != []
