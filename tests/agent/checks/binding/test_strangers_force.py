"""Force, denials and causes in strangers' words: invented sentences, each with a wrong twin."""

from __future__ import annotations

from typing import Final

import pytest

from agent.checks.binding import force
from agent.checks.denying import contrary, directions, polarity
from agent.checks.relating import cause
from agent.types import Finding
from tests.agent.checks.build import FACT, evidence

TWINS: Final = (
    # To let is to allow; what cannot be done without is needed.
    (
        "Ferries SHALL allow passengers to cancel a seat.",
        "Ferries must let passengers cancel a seat.",
        "Ferries must sell passengers a seat, and may let them cancel it.",
    ),
    (
        "Orchards require a second well.",
        "Orchards cannot do without a second well.",
        "Orchards may want a second well.",
    ),
    # One "no" for a whole list; an ability told by denying twice; what a thing does not count as.
    (
        "You must admit only the boats named in the register to the dock.",
        "No boat, raft, ferry or barge may be admitted to the dock unless the register names it.",
        "Boats named in the register may be admitted to the dock.",
    ),
    (
        "The tug is able to pull any barge.",
        "There is no barge that the tug cannot pull.",
        "There is a barge that the tug cannot pull.",
    ),
    (
        "The loss of a key does not count as theft for the purposes of this rule.",
        "For the purposes of this rule, the loss of a key is not to be treated as theft.",
        "For the purposes of this rule, the loss of a key is to be treated as theft.",
    ),
    # How far is asked; a way by which one can; those that were; given a thing.
    (
        "Restore the pumps within [a period set by the harbour] after a flood.",
        "The pumps are restored after a flood; how long this may take is set by the harbour.",
        "The pumps may be restored after a flood, in a period set by the harbour.",
    ),
    (
        "The port shall set up a process for a skipper to appeal a fine.",
        "The port must set up a process by which a skipper can appeal a fine.",
        "The port may set up a process for a skipper to appeal a fine.",
    ),
    (
        "Coins in the chest or transferred to the church may not go on wine.",
        "Coins in the chest, and those that have been moved to the church, may not go on wine.",
        "Coins in the chest, and those that have been moved to the church, may go on wine.",
    ),
    (
        "With patience, the young orchard will bring fruit to the village.",
        "The young orchard will bring fruit to the village, given patience.",
        "The young orchard brought fruit to the village with patience.",
    ),
    (
        "I will not name the boats today, because the race is still secret.",
        "The mayor declines to give names today, because the race is still secret.",
        "The mayor names the boats today, although the race is still secret.",
    ),
    # Words of force that moved; a condition of another sentence; a date as early as can be.
    (
        "Each file must have a set of required fields and must follow the map.",
        "Two things are mandatory: to follow the map, and a set of fields that are required.",
        "Each file has a set of fields and must follow the map.",
    ),
    (
        "I hope that by spring we will be able to offer pupils a boat.",
        "She hopes for pupils to be offered a boat by spring.",
        "Pupils are offered a boat by spring.",
    ),
    (
        "Digging could follow the thaw, subject to a permit, and the lock is due to open in June.",
        "The lock is due to open in June.",
        "Digging could follow the thaw.",
    ),
    (
        "The town will get a steam ferry at the earliest possible date.",
        "As early as can be, the town will get a steam ferry.",
        "As early as can be, the town must get a steam ferry.",
    ),
    (
        "The mill cannot yet show what the weir has earned.",
        "So far, the mill is unable to demonstrate what the weir has earned.",
        "The mill shows what the weir has earned.",
    ),
    (
        "Several have offered cheap berths to crews that are willing to sign on.",
        "Crews prepared to sign on have been offered cheap berths by several.",
        "Several have offered cheap berths to crews that are obliged to sign on.",
    ),
    (
        "Trials of the ferry are planned for May.",
        "The ferry is to be tried in May.",
        "The ferry must be tried in May.",
    ),
    (
        "A survey covers, as a minimum, rot in the hull.",
        "Rot in the hull is the minimum that must feature in what a survey covers.",
        "Rot in the hull and the mast must feature in every survey.",
    ),
    (
        "Any lending of boats will be subject to the weather.",
        "Boats will only be lent subject to the weather.",
        "Boats will only be lent to members.",
    ),
    (
        "The crew must describe the leak to enable repair.",
        "The crew has to describe the leak to make repair possible.",
        "It is possible for the crew to describe the leak.",
    ),
    # Denials.
    (
        "Skippers, without exception, have the badge that is required.",
        "All skippers have the badge that is required.",
        "Skippers have the badge that is required, with some exceptions.",
    ),
    (
        "All skippers have the badge that is required.",
        "Skippers, without exception, have the badge that is required.",
        "Skippers have the badge that is not required.",
    ),
    (
        "They have sailed with us in no shortage of races.",
        "They have sailed with us in plenty of races.",
        "They have sailed with us in a shortage of races.",
    ),
    (
        "A checked hull counts as sound, in which case no further inspection is required.",
        "A checked hull counts as sound; nothing more by way of inspection is required.",
        "A checked hull counts as sound; further inspection is required.",
    ),
    (
        "You are burning the minimum amount of coal necessary.",
        "No more is burnt by you than the minimum of coal necessary.",
        "You are not burning the minimum amount of coal necessary.",
    ),
    (
        "The secrecy of crews, however, shall not extend to theft.",
        "The secrecy of crews must not, however, extend to theft.",
        "The secrecy of crews must, however, extend to theft.",
    ),
    (
        "The quota of 20 boats for each port was therefore not reached.",
        "The quota, which stood at 20 boats for each port, was not attained.",
        "The quota, which stood at 20 boats for each port, was attained.",
    ),
    (
        "The port should not offer more berths until the leaks in the quay have been mended.",
        "Before the port offers more berths, the leaks in the quay should be mended.",
        "The port should offer more berths before the leaks in the quay have been mended.",
    ),
    (
        "The keeper must be hired for a term not exceeding five years.",
        "The keeper must be hired for a term that does not go beyond five years.",
        "The keeper must not be hired for a term of five years.",
    ),
    (
        "Minutes are printed within a week, except for items that a side marks as private.",
        "Minutes are printed within a week, but this does not extend to items marked as private.",
        "Minutes are printed within a week, together with items that a side marks as private.",
    ),
    (
        "The reeve may write a guide.",
        "The reeve is authorised, but not obliged, to write a guide.",
        "The reeve is not authorised to write a guide.",
    ),
    (
        "In order to gain from the canal, farmers must know its rules.",
        "Farmers must know the rules of the canal; otherwise they cannot gain from it.",
        "Farmers cannot know the rules of the canal.",
    ),
    # What goes up, and what is late.
    (
        "Demand was higher than supply all year.",
        "Supply fell short of demand all year.",
        "Demand fell below supply all year.",
    ),
    (
        "Some mills keep running, sometimes beyond the initial closing date.",
        "Some mills keep running, sometimes later than the closing date set at the outset.",
        "Some mills keep running, sometimes beyond the late closing date.",
    ),
    (
        "The lock is expected to create up to 40 lasting jobs.",
        "Up to 40 lasting jobs are expected to result from the lock.",
        "Up to 40 lasting jobs are expected to result from the flood.",
    ),
    # What a machine runs on, who is named, what is made possible.
    (
        "The port gets a nuclear powered tug.",
        "The port gets a tug driven by nuclear power.",
        "The port gets a nuclear powered tug because of the storm.",
    ),
    (
        "The notice must name the owner and the berth.",
        "The notice must state the names of the owner and the berth for the record.",
        "The notice must name the owner because of the berth.",
    ),
    (
        "This model lets you judge whether a lock could save water.",
        "Whether a lock could save water is a question that this model makes it possible to judge.",
        "This model lets you judge that a drought led to a lock.",
    ),
)


def _found(quote: str, claim: str) -> list[Finding]:
    items = [evidence(quote)]
    return [
        finding
        for check in (force, polarity, directions, contrary, cause)
        for finding in check.check(claim, FACT, items)
    ]


@pytest.mark.parametrize(("quote", "sound", "wrong"), TWINS)
def test_another_wording_of_the_same_force_is_no_fault(quote: str, sound: str, wrong: str) -> None:
    """What a stranger says in other words passes; its twin that says something else does not."""
    del wrong
    assert _found(quote, sound) == []


@pytest.mark.parametrize(("quote", "sound", "wrong"), TWINS)
def test_its_wrong_twin_is_found(quote: str, sound: str, wrong: str) -> None:
    """Another force, a lost denial or a cause of its own is found beside the same source."""
    del sound
    assert _found(quote, wrong) != []
