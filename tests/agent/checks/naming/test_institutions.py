"""Bodies that a text means without their country, by who publishes it."""

from __future__ import annotations

import pytest

from agent.checks.naming import names, swaps
from tests.agent.checks.build import FACT, evidence

HOUSE = "whitehouse.gov"


def refused(text: str, quote: str, title: str = "", issuer: str = "") -> bool:
    cited = [evidence(quote, title=title, issuer=issuer)]
    return bool(names.check(text, FACT, cited) + swaps.check(text, FACT, cited))


@pytest.mark.parametrize(
    ("quote", "title", "issuer", "sound", "wrong"),
    [
        (
            "We will cut red tape for ports.",
            "Fact sheet on ports",
            HOUSE,
            "The US Government will cut red tape for ports.",
            "The Canadian Government will cut red tape for ports.",
        ),
        (
            "We will cut red tape for ports.",
            "Ports plan",
            "Department for Ports",
            "The Government will cut red tape for ports.",
            "The Council will cut red tape for ports.",
        ),
        (
            "Congress must fund the locks.",
            "Remarks on locks",
            HOUSE,
            "The U.S. Congress has to fund the locks.",
            "The Mexican Congress has to fund the locks.",
        ),
        (
            "My administration opened ten ports.",
            "Remarks by President Ada Lind",
            HOUSE,
            "Ten ports were opened by the Lind Administration.",
            "Ten ports were opened by the Orr Administration.",
        ),
        (
            "Ports shall notify the Commission.",
            "Regulation (EU) 2031/9 on ports",
            "",
            "Ports have to notify the European Commission.",
            "Ports have to notify the European Parliament.",
        ),
        (
            "Agencies shall report within 90 days.",
            "Executive Order on locks",
            HOUSE,
            "The President's order has agencies report within 90 days.",
            "The Governor's order has agencies report within 90 days.",
        ),
        (
            "Our allies in Norway agree.",
            "Remarks",
            HOUSE,
            "Norwegian allies of the United States agree.",
            "Swedish allies of the United States agree.",
        ),
        (
            "Workers in this state build ships.",
            "Remarks | Albany, New York",
            HOUSE,
            "Workers in New York build ships.",
            "Workers in Ohio build ships.",
        ),
    ],
)
def test_who_publishes_says_whose_a_body_is(
    quote: str, title: str, issuer: str, sound: str, wrong: str
) -> None:
    """Only the body that the cited words mean is known by its full name."""
    assert not refused(sound, quote, title, issuer)
    assert refused(wrong, quote, title, issuer)


def test_a_body_of_that_country_does_not_make_the_country_known() -> None:
    """That Congress is one of the United States places nothing else there."""
    assert refused("The centre in the U.S. opened.", "The centre opened.", "Remarks", HOUSE)
