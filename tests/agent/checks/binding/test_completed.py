"""A perfect or a past form is no act done by itself; an act told as done needs one."""

from __future__ import annotations

import pytest

from agent.checks.binding.force import check
from agent.types import Kind
from tests.agent.checks.build import evidence

SOUND = (
    # What somebody said.
    ("We are committed to helping farmers store hay.",
     "A commitment to helping farmers store hay was voiced by the guild."),
    ("The guild is ready to lend boats.",
     "Readiness to lend boats has been signalled by the guild."),
    # Which one of many, and what went before.
    ("If a ticket expires, it must not be used.", "A ticket that has expired must not be used."),
    ("Where the board, after its review, keeps the ban, owners may appeal.",
     "If the board, having carried out its review, keeps the ban, owners may appeal."),
    ("The towns will renew the bridge while honouring the founding rules of the league.",
     "The towns will renew the bridge, true to the rules on which the league was founded."),
    # What a thing is like.
    ("Built for rough seas, the ferry will serve the northern isles.",
     "The ferry will serve the northern isles, as it has been designed for rough seas."),
    # A force, told by its noun.
    ("The warden may close the gate.", "The power has been given to the warden to close the gate."),
    # Nothing is told as done.
    ("The inspector must ensure that no valve is missing.",
     "The inspector must see to it that nothing has been left out among the valves."),
    # What the source tells of a thing.
    ("The towns will fund harvest-driven work under their nationally determined quotas.",
     "Work driven by the harvest will get funds under the quotas that each has determined."),
)  # fmt: skip
WRONG = (
    ("We are committed to helping farmers store hay.",
     "Farmers have been supplied with sheds for their hay by the guild."),
    ("The towns will renew the bridge.", "The bridge has been rebuilt by the towns."),
    ("The ferry, painted by volunteers, will serve the northern isles.",
     "The northern isles have been reached by the ferry."),
    ("The league will put money into the mill.", "The league has invested in the mill."),
    ("The papers will be reviewed and updated.", "The papers have been gone over."),
    ("Guests who pay a fee will be told of the tide.", "Guests who pay have heard of the tide."),
    ("The guild is asking the council to mend the dyke.",
     "The guild has got the council to mend the dyke."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "told"), SOUND)
def test_a_past_form_that_tells_no_act_passes(quote: str, told: str) -> None:
    """None of these tells an act as done."""
    assert check(told, Kind.FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "told"), WRONG)
def test_an_act_told_as_done_is_found(quote: str, told: str) -> None:
    """Each of these tells as done what its source has ahead."""
    assert check(told, Kind.FACT, [evidence(quote)]) != []
