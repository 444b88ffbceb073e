"""Exceptions that the source does not make, in the many words that make one."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.denying import polarity
from tests.agent.checks.build import FACT, evidence

FLEET: Final = "Every boat must carry a light at night."
STORES: Final = (
    "Rent is due for each store (sheds, lofts) that is no longer used, so don't keep it."
)
TOOLS: Final = "Members can borrow ropes, pumps and sails from the yard."
SOUND: Final = (
    # The same exception in other words.
    (
        "Every boat except canoes must carry a light.",
        "Canoes apart, every boat must carry a light.",
    ),
    ("Every boat except canoes must carry a light.", "Every boat but canoes must carry a light."),
    (
        "Every boat except canoes must carry a light.",
        "All boats, save those called canoes, must carry a light.",
    ),
    # Words of exceptions that make none.
    (
        "Pilots distinguish old ropes from new ones.",
        "Old ropes are told apart from new ones by pilots.",
    ),
    ("The note does not deal with costs.", "The note leaves costs aside."),
    (
        "The council may sell the pier.",
        "The council is allowed, but not obliged, to sell the pier.",
    ),
    (
        "The loan helps to save the piers of the bay.",
        "The loan helps to save the piers of the bay.",
    ),
    # An exception moved to another place; included among what is excepted.
    (
        "Except for cases such as fog or ice, boats sail daily.",
        "Boats sail daily, except in cases such as fog and ice.",
    ),
    # Whether or not, on both sides.
    (
        "Even without a permit, residents may fish.",
        "Residents may fish even if they have no permit.",
    ),
    (
        "Boats sail daily unless there is fog or ice.",
        "Unless fog or ice is there, boats sail daily.",
    ),
)
WRONG: Final = (
    (FLEET, "Canoes apart, every boat must carry a light at night."),
    (FLEET, "Every boat, save those on the lake, must carry a light at night."),
    (FLEET, "Every boat but a canoe must carry a light at night."),
    (FLEET, "Boats of all kinds bar the canoe must carry a light at night."),
    (TOOLS, "Pumps aside, members can borrow ropes and sails from the yard."),
    (TOOLS, "Members can borrow ropes and sails, but not pumps, from the yard."),
    (TOOLS, "Members can borrow everything but charts from the yard."),
    # What is taken out stands in a list of the source, though it denies something else.
    (STORES, "Rent is due for each store (sheds, but not lofts) that is no longer used."),
    ("Pilots steer boats such as ferries.", "Pilots steer boats, other than ferries."),
    # A rule that holds in any case, told under a condition.
    (
        "Nets must not be cut even if needed to free a boat.",
        "Nets must not be cut except where needed to free a boat.",
    ),
    (
        "The plan deals with piers, locks, quays and lifts.",
        "The plan deals with piers and lifts, but leaves out locks.",
    ),
)


@pytest.mark.parametrize(("quote", "text"), SOUND)
def test_an_exception_may_be_told_otherwise(quote: str, text: str) -> None:
    """The same is excepted, or nothing is."""
    assert polarity.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text"), WRONG)
def test_an_exception_of_its_own_is_found(quote: str, text: str) -> None:
    """The statement excepts what the source leaves in."""
    assert polarity.check(text, FACT, [evidence(quote)]) != []
