"""Names in another form: joined, bent, shared out, shortened, by initials or by a seat."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from tests.agent.checks.build import FACT, evidence

GOVERNORS = "The Governors of the Provinces and Territories report by May."
DEAL = (
    "Ministers signed the Outline Terms for the Republic of Norland and the Kingdom of Sudmark "
    "Fisheries Deal."
)
DEPARTMENTS = "The Departments of Harbours, Tides and Roads report by May."
AMENDMENT = "Signed in Port Selwyn on 9 July as an amendment to the Memorandum."
TITLE = "The Memorandum describes how both cooperate on shared quays and crew training."


def refused(text: str, quote: str) -> bool:
    return bool(names.check(text, FACT, [evidence(quote)]))


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            GOVERNORS,
            "Reports are due by May from Provincial and Territorial Governors.",
            "Reports are due by May from Provincial and Municipal Governors.",
        ),
        (
            DEAL,
            "The Outline Terms for the Fisheries Deal were signed.",
            "The Outline Terms for the Forestry Deal were signed.",
        ),
        (
            DEPARTMENTS,
            "The Department of Tides is one that reports by May.",
            "The Department of Mines is one that reports by May.",
        ),
        (
            AMENDMENT,
            "Both signed an amendment to the Memorandum in Port Selwyn.",
            "Both signed an amendment to the Memorandum in Port Calder.",
        ),
        (
            TITLE,
            "The Memorandum on Shared Quays and Crew Training describes cooperation.",
            "The Memorandum on Shared Quays and Fleet Renewal describes cooperation.",
        ),
        (
            "The Tides Task Force was led by Sir Hugh Orr.",
            "Sir Hugh Orr led the Tides Taskforce.",
            "Sir Hugh Orr led the Tides Workforce.",
        ),
        (
            "The CIO shall appoint a deputy.",
            "The Chief Information Officer must appoint a deputy.",
            "The Chief Executive Officer must appoint a deputy.",
        ),
        (
            "Members of Parliament vote in June.",
            "In June the MPs vote.",
            "In June the MEPs vote.",
        ),
        (
            "Tobias Grell, the Secretary for Trade, opened the port.",
            "Mr Grell, Trade Secretary, opened the port.",
            "Mr Hollis, Trade Secretary, opened the port.",
        ),
        (
            "The US and the UK agreed on tariffs.",
            "London and Washington agreed on tariffs.",
            "London and Ottawa agreed on tariffs.",
        ),
        (
            "Applicants need a BSc in Oceanography.",
            "Applicants need an Oceanography BSc.",
            "Applicants need a Geology BSc.",
        ),
    ],
)
def test_another_form_of_a_name_is_no_other_name(quote: str, sound: str, wrong: str) -> None:
    """What keeps a name apart from the source must be more than its form."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)
