"""What a word of force governs, and how high it stands in its chain."""

from __future__ import annotations

import pytest

from agent.checks.binding.governed import read_forces
from agent.checks.binding.ladder import AIM, EXPECTED, INTENTION, OBLIGATION, POSSIBLE, UNDERTAKING
from agent.checks.senses import senses_in
from agent.checks.words import plain


def firm(text: str) -> list[int]:
    return [each.height for each in read_forces(plain(text)) if not each.loose]


@pytest.mark.parametrize(
    ("text", "heights"),
    [
        ("The parties will consider extending it.", [AIM]),
        ("The draft would require a plan.", [AIM, AIM]),
        ("The parties intend that it will meet.", [INTENTION, INTENTION]),
        ("No operator may enter.", [OBLIGATION]),
        ("Nothing in this section requires a report.", [POSSIBLE]),
        ("Hosts are not obliged to register.", [POSSIBLE]),
        ("It will probably open.", [POSSIBLE]),
        ("It is expected to open.", [EXPECTED]),
        ("The bureau is required by law to report.", [OBLIGATION]),
        ("They have undertaken to help.", [UNDERTAKING]),
    ],
)
def test_a_force_is_no_higher_than_what_carries_it(text: str, heights: list[int]) -> None:
    assert firm(text) == heights


@pytest.mark.parametrize(
    "text",
    [
        "The agreed period has ended.",
        "The period agreed between the bodies has ended.",
        "Should a report come late, it counts.",
        "If models are to be used safely, tests help.",
        "Its invitation is to come forward.",
    ],
)
def test_some_words_of_the_ladder_stand_without_force(text: str) -> None:
    assert firm(text) == []


def test_what_is_governed_is_found_behind_an_insertion() -> None:
    (force,) = read_forces("Vessels shall, where feasible, notify the port.")
    assert force.verb & senses_in("inform")


def test_a_request_governs_what_is_asked_for() -> None:
    forces = read_forces("The Council invited the Commission to present a proposal.")
    assert any(each.verb & senses_in("submit") for each in forces)


def test_verbs_meet_by_sense_and_by_base() -> None:
    """A family, a verb with its particle, and the past form of a short verb."""
    assert senses_in("set up") & senses_in("established")
    assert senses_in("ruled") & senses_in("rule")
    assert not senses_in("signed") & senses_in("published")
