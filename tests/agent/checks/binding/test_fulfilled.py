"""What a source has ahead is not told as done where nothing answers for its force: twins."""

from __future__ import annotations

import pytest

from agent.checks.binding.fulfilled import find_fulfilled

# A source, a wording of it that is sound, and one that tells the act as done.
TWINS = (
    (
        "The fund will prioritise grants for small fishing ports.",
        "Grants for small fishing ports will be given priority by the fund.",
        "Grants for small fishing ports have already been made a priority by the fund.",
    ),
    (
        "The regulator is proposing a levy that lets small mills keep their rebate.",
        "A levy that lets small mills keep their rebate is proposed by the regulator.",
        "The regulator has put in place a levy that lets small mills keep their rebate.",
    ),
    (
        "The mayor is calling on the senate to give tenants a right of appeal.",
        "What the mayor calls on the senate for is a right of appeal for tenants.",
        "The mayor has got the senate to give tenants a right of appeal.",
    ),
    (
        "Our office will help build a shared flood map, so that people are warned in time.",
        "A shared flood map, which warns people in time, is something the office will help build.",
        "The office has, under the plan, helped to build a shared flood map that warns people.",
    ),
    (
        "Both towns are drafting rules against night flights.",
        "Rules against night flights are being drafted by both towns.",
        "Rules against night flights are in force in both towns.",
    ),
    (
        "The school hopes to open a second library in the harbour.",
        "A second library in the harbour is the school's hope.",
        "A second library in the harbour has been opened by the school.",
    ),
    (
        "A badge that has expired must not open the gate.",
        "Once a badge has expired, it must not open the gate.",
        "A badge has opened the gate.",
    ),
)
# What was said, which thing is meant, and what never was are no acts done.
IDLE = (
    (
        "The panel will publish its view in May.",
        "It was said that the panel will publish its view in May.",
    ),
    (
        "The keeper may open the sluice at high water.",
        "Once the water has risen high, the keeper may open the sluice.",
    ),
    (
        "Imagine what would have happened without the dike.",
        "One should imagine what would have happened without the dike.",
    ),
    (
        "The club intends to repair the pier.",
        "The pier, it was explained, is what the club intends to repair.",
    ),
)


@pytest.mark.parametrize(("source", "sound", "wrong"), TWINS)
def test_an_act_ahead_is_not_told_as_done(source: str, sound: str, wrong: str) -> None:
    """The force of the source is told, or the act is not."""
    assert find_fulfilled(sound, [source]) == []
    assert find_fulfilled(wrong, [source]) != []


@pytest.mark.parametrize(("source", "text"), IDLE)
def test_a_perfect_form_alone_proves_nothing(source: str, text: str) -> None:
    """What answers for the force of the source, or is said in passing, is no fault."""
    assert find_fulfilled(text, [source]) == []
