"""Whose a thing is: two countries of the source do not exchange what is their own."""

from __future__ import annotations

import pytest

from agent.checks.naming import swaps
from tests.agent.checks.build import FACT, evidence

INQUIRIES = "The findings of related Canadian inquiries bind ports that ship goods to France."
TARIFF = "Norway will suspend its tariff if Swedish exporters publish prices; Norway may appeal."
FLEETS = "The British fleet escorts Danish tankers."
BOTH = "U.S. and UK ministries exchange samples, and Japan sends observers."
ACCESS = "The pact widens U.S. harbour access in the UK."


def refused(text: str, quote: str) -> bool:
    return bool(swaps.check(text, FACT, [evidence(quote)]))


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            INQUIRIES,
            "Ports shipping goods to France are bound by the findings of inquiries by Canada.",
            "Ports shipping goods to Canada are bound by the findings of French inquiries.",
        ),
        (
            TARIFF,
            "If exporters from Sweden publish prices, Norway will suspend its tariff.",
            "If Norwegian exporters publish prices, Sweden will suspend its tariff.",
        ),
        (
            FLEETS,
            "Tankers of Denmark are escorted by the UK fleet.",
            "British tankers are escorted by the fleet of Denmark.",
        ),
        (
            BOTH,
            "British and American ministries exchange samples, observed by Japan.",
            "Japanese ministries exchange samples, and the UK and the U.S. send observers.",
        ),
    ],
)
def test_a_thing_stays_with_its_country(quote: str, sound: str, wrong: str) -> None:
    """An adjective, a possessive and "of" say alike whose a thing is."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)


def test_a_word_that_only_tells_the_kind_is_not_owned() -> None:
    """Of "market access" it is the access that is somebody's."""
    assert not refused("U.S. access to the UK harbours is widened by the pact.", ACCESS)


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            "The U.S.-Korea Dialogue covers ports; Japan observes.",
            "Ports are covered by the Korea-U.S. Dialogue, which Japan observes.",
            "Ports are covered by the U.S.-Japan Dialogue, which Korea observes.",
        ),
        (
            "The office works with our embassies abroad.",
            "With embassies overseas the office works.",
            "With offices across the country the office works.",
        ),
        (
            "The prize is open to crews nationwide.",
            "Crews across the country may win the prize.",
            "Crews abroad may win the prize.",
        ),
    ],
)
def test_a_pair_of_countries_and_a_side_of_the_border_stay(
    quote: str, sound: str, wrong: str
) -> None:
    """What two countries have together, and what is abroad, is no other pair's and not at home."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)
