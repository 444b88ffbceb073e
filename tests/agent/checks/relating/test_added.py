"""Parties, places, times, forms and prices that no word of the source tells."""

from __future__ import annotations

import pytest

from agent.checks.relating import details
from tests.agent.checks.build import FACT, evidence

ADDED = (
    (
        "Participants praised courses on tides offered in schools.",
        "Courses on tides in schools were praised by participants.",
        "Courses on tides in rural schools were praised by participants.",
    ),
    (
        "The guild will offer workshops on knots and sails.",
        "Knots and sails will be the subjects of workshops that the guild is to offer.",
        "Knots and sails will be the subjects of free workshops that the guild is to offer.",
    ),
    (
        "The Task Force will release a toolkit on mooring.",
        "A toolkit on mooring is to be issued by the Task Force.",
        "A bilingual toolkit on mooring is to be issued by the Task Force.",
    ),
    (
        "Owners may invoke the right by submitting a request to the pilot office.",
        "Sending the pilot office a request is how owners make use of the right.",
        "Sending the pilot office a signed request is how owners make use of the right.",
    ),
    (
        "Use the dashboard to adjust loads as needs change.",
        "The dashboard serves to adapt loads as needs shift.",
        "The dashboard serves to adapt loads within minutes as needs shift.",
    ),
    (
        "Sharing of berths is subject to national security requirements.",
        "National security requirements govern any sharing of berths.",
        "National security requirements, such as export controls, govern any sharing of berths.",
    ),
    (
        "The board's advice comes early in the project.",
        "Early in a project the board gives its advice.",
        "Early in a project, before any procurement, the board gives its advice.",
    ),
)


@pytest.mark.parametrize(("quote", "told", "wrong"), ADDED)
def test_a_fact_of_one_word_is_found(quote: str, told: str, wrong: str) -> None:
    """The same paraphrase passes without the word, and is stopped with it."""
    assert details.check(told, FACT, [evidence(quote)]) == []
    assert details.check(wrong, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Certificates come at no cost to members.", "Members get certificates free of charge."),
        ("Crews may choose any berth.", "Crews are free to choose any berth."),
        ("The CSP mitigates all open items.", "Every open item is mitigated by the provider."),
        ("Workers gain from it.", "Employees benefit from it."),
        ("Policies leave berths closed.", "Berths stay closed, the vendor's page says."),
        (
            "Each file is auto-sorted and retitled in seconds.",
            "Each file is sorted by itself, given a new title, and done in seconds.",
        ),
    ],
)
def test_a_counterpart_in_other_words_passes(quote: str, told: str) -> None:
    """Another word of the kind, an abbreviation, or another use of the word."""
    assert details.check(told, FACT, [evidence(quote)]) == []


def test_a_signature_and_anybody_are_no_parties_added() -> None:
    """Who signs has signed, and an applicant may be a researcher."""
    block = [evidence("For NOTI: Dr Ada Lund, Director")]
    assert details.check("Dr Ada Lund signed it for NOTI as Director.", FACT, block) == []
    free = [evidence("Access to the pier is free of charge for successful applicants.")]
    assert details.check("Researchers are not charged for access to the pier.", FACT, free) == []
