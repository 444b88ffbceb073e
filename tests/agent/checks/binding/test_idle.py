"""A form of the ladder that stands as a noun, a case or a pointer tells no force."""

from __future__ import annotations

import pytest

from agent.checks.binding.force import check
from agent.types import Kind
from tests.agent.checks.build import evidence

SOUND = (
    # A noun: what somebody has, not what he plans.
    ("The mayor asks for tools to mend the dyke.",
     "The mayor asks for the means to mend the dyke."),
    ("The ferry line seeks money to buy a third boat.",
     "The ferry line seeks the financial means to buy a third boat."),
    # A case, told by turning the words round.
    ("The harbour has the power to close the lock if crews ignore the signal.",
     "The harbour may close the lock should they ignore the signal."),
    ("Savings can vanish if repairs become frequent.",
     "Savings can vanish, should repairs become frequent."),
    # A way that is shown, and no order.
    ("The timetable may be found on the notice board.",
     "Travellers are directed to the notice board, where the timetable may be found."),
    # Nobody is made to do a thing.
    ("The guild chose to begin with the roof.", "A choice was made to begin with the roof."),
    # What an act amounts to.
    ("A permit is not a promise of a berth.", "To permit a boat is not to promise it a berth."),
    # What can be had.
    ("Members can get advice from the guild for nothing.",
     "Advice is to be had from the guild for nothing."),
    # A need that is told as a small one.
    ("The card lets members sign once and sail all year.",
     "With the card all that members need to do is sign once, and they can sail all year."),
    # "Going to" and "will" are one in speech.
    ("So you're going to have crews who are going to earn more.",
     "Crews will earn more, the speaker says."),
    # An adjective of a thing weakens no act.
    ("They should not lie in open sheds due to the potential exposure of the hay to rain.",
     "Open sheds should not hold them, as the hay is potentially exposed to rain."),
    # A duty that governs a weaker form.
    ("To thrive, crews must be free to sail in winter.",
     "Crews have to be able to sail in winter if they are to thrive."),
    # Making sure of a thing binds to it.
    ("We must ensure our crew, our pride, is prepared to sail.",
     "The crew must be made ready to sail."),
    # A guarantee is what makes sure.
    ("The dykes ensure that the fields stay dry.",
     "The dykes are said to guarantee that the fields stay dry."),
    # A question within asks, and promises nothing.
    ("The future of the mill may be uncertain.", "Whether the mill will run is uncertain."),
)  # fmt: skip
WRONG = (
    ("The ferry line hopes to buy a third boat.", "The ferry line will buy a third boat."),
    ("Crews may ignore the signal.", "Crews should ignore the signal."),
    ("The timetable may be read aloud.", "Clerks are directed to read the timetable aloud."),
    ("The guild advises members to mend the roof.", "Members are made to mend the roof."),
    ("Members can get advice from the guild.", "Members are to get advice from the guild."),
    ("The card lets members sign.", "With the card members need to sign."),
    ("We expect that crews earn more.", "Crews will earn more."),
    ("They should not lie in open sheds.", "They must not lie in open sheds."),
    ("Crews must sail in winter.", "Crews must consider whether to sail in winter."),
    ("The crew must ensure order and may sail at night.", "The crew must sail at night."),
    ("The dykes help the fields to stay dry.", "The dykes guarantee that the fields stay dry."),
    ("The mill may run next year.", "The mill will run next year."),
)


@pytest.mark.parametrize(("quote", "told"), SOUND)
def test_a_form_without_its_force_raises_and_lowers_nothing(quote: str, told: str) -> None:
    """None of these binds harder or less than its source."""
    assert check(told, Kind.FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "told"), WRONG)
def test_the_same_form_with_its_force_is_found(quote: str, told: str) -> None:
    """Each of these has another force than its source."""
    assert check(told, Kind.FACT, [evidence(quote)]) != []
