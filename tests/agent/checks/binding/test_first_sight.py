"""Wordings of force that are sound at first sight, each class with its wrong twins."""

from __future__ import annotations

import pytest

from agent.checks import region
from agent.checks.binding import force
from store.types import Role
from tests.agent.checks.build import FACT, evidence

SOUND = (
    # "Due to" in front of a noun tells a cause.
    ("The gap stems from the slow start.", "The gap is due to the slow start."),
    ("Heavy rain explains the losses.", "The losses are due to heavy rain."),
    # A case told by the adjective of its noun.
    (
        "The mayor may grant exceptions in cases of necessity.",
        "In necessary cases the mayor may grant exceptions.",
    ),
    ("The mayor may act in cases of urgency.", "The mayor may act in urgent cases."),
    # A participle that describes a noun of the source.
    (
        "Those who pay will receive a fully furnished flat.",
        "Payment gives a fully furnished flat.",
    ),
    ("Some tasks require trained divers.", "There are tasks where trained divers are required."),
    # What always follows a step.
    (
        "Once you press the key, your copy will begin printing automatically.",
        "Automatic printing of the copy starts after the user has pressed the key.",
    ),
    # A part that may be the whole, and a remark that is weighed.
    (
        "Wardens may patrol some or all of the park.",
        "Wardens may patrol the park.",
    ),
    (
        "And perhaps most notably, the two ports will merge.",
        "The two ports will merge, a speaker says.",
    ),
    # "All" that takes up a row, or is denied.
    (
        "The fair offers music, food and crafts for visitors.",
        "Music, food and crafts all come with the fair.",
    ),
    ("The fee differs from town to town.", "The fee is not the same in all towns."),
    ("You pay once.", "You pay only a single time."),
    # A question that "if" opens, a superlative, and "not only on".
    (
        "The harbour will grow this year, and I won't be surprised if it becomes the largest.",
        "The harbour will grow this year, the speaker says.",
    ),
    (
        "Nets and traps are two of the most common types of gear.",
        "Nets and traps are a pair of the commonest types of gear.",
    ),
    (
        "It weighs effects, not only on the yards, but also on the crews.",
        "It weighs effects not just for the yards but for the crews as well.",
    ),
    (
        "The rules hampered the yards' ability to compete.",
        "The rules hindered the yards' capacity for competing.",
    ),
    # What somebody wants, in an "if" at the end.
    (
        "To stay afloat, the yards need joint action to tap the potential of steam.",
        "Tapping what steam could offer calls for joint action, if the yards are to stay afloat.",
    ),
)
WRONG = (
    ("The bridge is due to open in May.", "The bridge opened in May."),
    (
        "The mayor may grant exceptions in cases of necessity.",
        "The mayor may grant exceptions.",
    ),
    ("The court may have discarded sealed files.", "The court discarded sealed files."),
    ("The review will begin in 2027.", "The review begins."),
    ("Wardens may patrol some parts of the park.", "Wardens may patrol the whole park."),
    ("Perhaps the two ports will merge.", "The two ports will merge."),
    ("The fair offers food for visitors.", "The fair offers food for all visitors."),
    (
        "The harbour will grow this year if the channel is dredged.",
        "The harbour will grow this year.",
    ),
    ("Most types of gear are tested by hand.", "Types of gear are tested by hand."),
    ("Fees may rise only on request.", "Fees may rise."),
)


@pytest.mark.parametrize(("quote", "stated"), SOUND)
def test_what_no_force_is_raised_by_is_left_alone(quote: str, stated: str) -> None:
    """A cause, a row, a question or an attribute is neither a qualifier nor an act done."""
    assert force.check(stated, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "stated"), WRONG)
def test_their_wrong_twins_are_found(quote: str, stated: str) -> None:
    """The same words are compared where they do bind, qualify or widen."""
    assert force.check(stated, FACT, [evidence(quote)])


def test_a_recital_may_be_told_by_a_need_that_describes() -> None:
    """What is needed for a thing describes it; what must be done goes beyond a recital."""
    offered = [evidence("The changes necessary for that end should be adopted.", role=Role.RECITAL)]
    assert region.check("The changes needed to that end should be adopted.", FACT, offered) == []
    assert region.check("The changes must be adopted.", FACT, offered)
